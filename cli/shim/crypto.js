'use strict';

// What the prelude's `crypto` asks for.

// Data comes as the body of the question, and goes as that of the answer. Of two data the length of the first is told.
module.exports = {
  'crypto.randomBytes': (crypto, body, count) => crypto.randomBytes(count),
  'crypto.sha256': (crypto, body) => crypto.createHash('sha256').update(body).digest(),
  'crypto.hmacSha256': (crypto, body, length) =>
    crypto.createHmac('sha256', body.subarray(0, length)).update(body.subarray(length)).digest(),
  // A signature and what is signed, by a public key that was looked at before. One byte says whether they fit.
  'crypto.verify': (crypto, body, length, algorithm, jwk) => {
    let fits;
    try {
      const key = crypto.createPublicKey({ key: jwk, format: 'jwk' });
      // 6 is RSA's PSS padding.
      const padding = algorithm === 'PS256' ? 6 : undefined;
      const how = { key, padding, saltLength: 32, dsaEncoding: 'ieee-p1363' };
      fits = crypto.verify('sha256', body.subarray(length), how, body.subarray(0, length));
    } catch {
      // No signature fits a key that is none.
    }
    return Buffer.from([fits]);
  },
};
