'use strict';

// Checks the shim's codec against the vectors of the protocol: `node codec.js SHIM FOLDER`.

const fs = require('fs');
const path = require('path');
const assert = require('assert');

const [shim, folder] = process.argv.slice(2);
const { encode, decode } = require(shim);
const vectors = JSON.parse(fs.readFileSync(path.join(folder, 'vectors.json'), 'utf8'));

for (const { name, kind, op, header, body } of vectors) {
  const bytes = fs.readFileSync(path.join(folder, name + '.bin'));
  const raw = Buffer.from(body, 'hex');
  assert.deepStrictEqual(encode(kind, op, header, raw), bytes, name + ' is encoded differently');
  const frame = decode(bytes);
  assert.deepStrictEqual(frame, { kind, op, header, body: raw }, name + ' is decoded differently');
  for (let length = 0; length < bytes.length; length += 1) {
    assert.throws(() => decode(bytes.subarray(0, length)), undefined, name + ' of ' + length + ' bytes is accepted');
  }
}
assert(vectors.length > 10, 'the vectors are missing');
console.log(JSON.stringify({ vectors: vectors.length }));
