'use strict';

// Keeps the Management API's token in `api.cache`, for Actions whose handler says `token_cache = "encrypted"`; the shim's
// option of this name. All Actions of a trigger share `api.cache`, others' too: what stands there tells nothing, not even
// which application it belongs to, without the client's secret, and can't be changed unnoticed. Native hosts write the
// same: runtime/src/host/answers/token_cache.rs.

// `name` is that of the secret with the client's secret; the rest is of one execution.
module.exports = (name) => (secrets, cache) => {
  const crypto = require('crypto');
  const derive = (what, key) =>
    crypto.createHmac('sha256', secrets[name]).update('auth0-actions ' + what + ' ' + key).digest();
  const cipherOf = (make, key, nonce) => make('aes-256-gcm', derive('encrypts', key), nonce);
  // At most 64 bytes.
  const place = (key) => derive('finds', key).toString('base64url');
  return {
    // The token, as it was set; nothing when there is none, or none that can be read.
    async get(key) {
      try {
        const bytes = Buffer.from((await cache.get(place(key))).value, 'base64');
        const cipher = cipherOf(crypto.createDecipheriv, key, bytes.subarray(0, 12));
        cipher.setAuthTag(bytes.subarray(-16));
        return JSON.parse(cipher.update(bytes.subarray(12, -16), null, 'utf8') + cipher.final('utf8'));
      } catch {
        return null;
      }
    },
    // A token that is too long for the cache, or that it has no room for, is not kept.
    async set(key, token) {
      try {
        const nonce = crypto.randomBytes(12);
        const cipher = cipherOf(crypto.createCipheriv, key, nonce);
        const bytes = [nonce, cipher.update(JSON.stringify(token)), cipher.final(), cipher.getAuthTag()];
        await cache.set(place(key), Buffer.concat(bytes).toString('base64'), { expires_at: token.expires_ms });
      } catch {
        // The token serves without it.
      }
    },
  };
};
