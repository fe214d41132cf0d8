'use strict';

// The functions of Auth0's `api` that answer, played from what its documentation says. Where Auth0's own words are not
// known, they are those of the other hosts, so that what all hosts say can be compared.

const crypto = require('crypto');

const DAY_MS = 24 * 60 * 60 * 1000;
const size = (text) => Buffer.byteLength(text);

// `api.cache`, which executions share. `set` and `delete` never throw.
function cache(now) {
  const entries = new Map();
  const failed = (code) => ({ type: 'error', code });
  const record = ({ value, expires_at }) => ({ value, expires_at });

  function forget() {
    for (const [key, entry] of entries) {
      if (entry.expires_at <= now()) {
        entries.delete(key);
      }
    }
  }

  return {
    // For those who look at it from outside.
    all: () => [...entries].map(([key, { value }]) => [key, value]),
    get(key) {
      forget();
      return entries.has(key) ? record(entries.get(key)) : undefined;
    },
    set(key, value, options) {
      forget();
      const { ttl, expires_at } = options || {};
      if (size(key) > 64) {
        return failed('CacheKeySizeExceeded');
      }
      if (size(value) > 4096) {
        return failed('CacheValueSizeExceeded');
      }
      const ends = [ttl === undefined ? ttl : now() + ttl, expires_at].filter((end) => end !== undefined);
      if (!ends.every(Number.isSafeInteger)) {
        return failed('InvalidExpiry');
      }
      const end = ends.length ? Math.min(...ends) : now() + 15 * 60 * 1000;
      if (end <= now()) {
        return failed('ItemAlreadyExpired');
      }
      // What is replaced counts too.
      let total = size(key) + size(value);
      entries.forEach((entry, name) => {
        total += size(name) + size(entry.value);
      });
      if (total > 8192 || (entries.size >= 20 && !entries.has(key))) {
        return failed('CacheSizeExceeded');
      }
      const entry = { value, expires_at: Math.min(end, now() + DAY_MS) };
      entries.set(key, entry);
      return { type: 'success', record: record(entry) };
    },
    delete(key) {
      forget();
      return entries.delete(key) ? { type: 'success' } : failed('CacheKeyDoesNotExist');
    },
  };
}

function wrong(what) {
  return new Error("the redirect's token " + what);
}

const encode = (text) => Buffer.from(text).toString('base64url');

function decode(part) {
  const bytes = Buffer.from(part, 'base64url');
  // Node drops what is no digit.
  if (bytes.toString('base64url') !== part) {
    throw wrong('is no JWT');
  }
  return bytes;
}

function decodeJson(part) {
  const bytes = decode(part);
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw wrong('is no JWT');
  }
}

const sign = (secret, signed) => crypto.createHmac('sha256', secret).update(signed).digest();

function verify(secret, token) {
  const parts = token.split('.');
  if (parts.length < 3) {
    throw wrong('is no JWT');
  }
  const [header, claims, signature] = parts;
  if (decodeJson(header).alg !== 'HS256') {
    throw wrong('is not signed with HS256');
  }
  const [given, right] = [decode(signature), sign(secret, header + '.' + claims)];
  if (given.length !== right.length || !crypto.timingSafeEqual(given, right)) {
    throw wrong('has a wrong signature');
  }
  return decodeJson(claims);
}

// `api.redirect`, of one execution on `event`.
function redirect(event, now) {
  const { request, user } = event;
  const seconds = () => Math.floor(now() / 1000);
  // The form that was posted wins over the query.
  const parameter = (name) =>
    [request.body, request.query].map((place) => (place || {})[name]).find((value) => typeof value === 'string');
  return {
    encodeToken({ secret, payload, expiresInSeconds }) {
      const iat = seconds();
      const exp = iat + (expiresInSeconds === undefined ? 900 : expiresInSeconds);
      // The payload wins.
      const claims = { iat, iss: request.hostname, sub: user.user_id, exp, ip: request.ip, ...payload };
      const signed = encode('{"alg":"HS256","typ":"JWT"}') + '.' + encode(JSON.stringify(claims));
      return signed + '.' + sign(secret, signed).toString('base64url');
    },
    validateToken({ secret, tokenParameterName }) {
      const name = tokenParameterName || 'session_token';
      const token = parameter(name);
      if (token === undefined) {
        throw wrong('is missing: there is no parameter `' + name + '`');
      }
      const claims = verify(secret, token);
      if (!Number.isInteger(claims.exp) || claims.exp <= seconds()) {
        throw wrong('has expired, or has no `exp`');
      }
      if (!claims.iss || claims.iss !== request.hostname) {
        throw wrong("has another `iss` than the tenant's host name, which the first token had too");
      }
      if (!claims.sub || claims.sub !== user.user_id) {
        throw wrong("is about another user: `sub` is not the user's id");
      }
      if (!claims.state || claims.state !== parameter('state')) {
        throw wrong('belongs to another login: `state` is not the parameter `state`');
      }
      return claims;
    },
  };
}

module.exports = { cache, redirect };
