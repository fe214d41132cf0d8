'use strict';

// Reports what the runtime of a tenant has that an Action made by `cargo auth0 bundle` needs. Paste it into a new Action
// in Auth0's editor, run it there with the test button, and read its log. It changes nothing, calls nobody, and reads
// neither the event nor the secrets.

const loadedAt = Date.now();
let executions = 0;

// The smallest modules that use what a compiler of Rust uses; each is a header and its sections.
const HEAD = '0061736d01000000';
const FEATURES = {
  // memory.copy
  'bulk-memory': '0104016000000302010005030100010a0e010c00410041004100fc0a00000b',
  // i32.extend8_s
  'sign-ext': '01060160017f017f030201000a070105002000c00b',
  // i32.trunc_sat_f32_s
  'float-to-int': '01060160017d017f030201000a080106002000fc000b',
  // a function with two results
  multivalue: '0106016000027f7f030201000a08010600410041000b',
  // ref.null extern
  'reference-types': '0105016000016f030201000a06010400d06f0b',
  // an imported global that changes
  'mutable-globals': '02080101610167037f01',
};

// brotli's bytes for the text `brotli`.
const BROTLI = 'iwKAYnJvdGxpAw==';

const PROBES = {
  WebAssembly: () => typeof WebAssembly.Instance === 'function' && WebAssembly.validate(Buffer.from(HEAD, 'hex')),
  features: () => {
    const missing = Object.keys(FEATURES).filter(
      (name) => !WebAssembly.validate(Buffer.from(HEAD + FEATURES[name], 'hex')),
    );
    if (missing.length) {
      throw new Error('without ' + missing.join(', '));
    }
    return true;
  },
  // A bundle may use as much.
  '64MiB': () => new WebAssembly.Memory({ initial: 1, maximum: 1024 }).grow(1023) === 1,
  brotli: () => require('zlib').brotliDecompressSync(Buffer.from(BROTLI, 'base64')).toString() === 'brotli',
  https: () => {
    const { Agent, request } = require('https');
    return typeof request === 'function' && new Agent({ keepAlive: true }).keepAlive;
  },
  crypto: () => {
    const { createHash, createHmac, createPublicKey, randomBytes, verify } = require('crypto');
    const known = createHash('sha256').update('abc').digest('hex').startsWith('ba7816bf');
    const all = [createHmac, createPublicKey, randomBytes, verify].every((each) => typeof each === 'function');
    return known && all && randomBytes(16).length === 16;
  },
};

// What a bundle can do without.
const EXTRAS = {
  fetch: () => typeof fetch === 'function',
  webcrypto: () => typeof globalThis.crypto.subtle.digest === 'function',
};

function probe(probes) {
  return Object.entries(probes).map(([name, ask]) => {
    try {
      return { name, has: ask() === true, why: '' };
    } catch (error) {
      return { name, has: false, why: String(error.message).slice(0, 60) };
    }
  });
}

const told = ({ name, has, why }) => name + ' ' + (has ? 'yes' : 'NO' + (why && ' (' + why + ')'));

async function report() {
  executions += 1;
  const needed = probe(PROBES);
  const missing = needed.filter(({ has }) => !has);
  const { version, versions, platform, arch } = process;
  const verdict = missing.length ? 'a bundle does NOT run here: ' + missing.map(told).join(', ') : 'a bundle runs here';
  // Auth0 keeps the first 256 characters of what an execution logs: the verdict comes first.
  console.log(('doctor: ' + verdict + '; node ' + version).slice(0, 200));
  console.log('needed: ' + needed.map(({ name, has }) => name + ' ' + (has ? 'yes' : 'NO')).join(', '));
  console.log('besides: ' + probe(EXTRAS).map(told).join(', '));
  const of = (name) => name + ' ' + (versions[name] || '?');
  console.log('versions: ' + ['v8', 'openssl', 'zlib', 'brotli', 'undici'].map(of).join(', ') + ', ' + platform + ' ' + arch);
  // Run it twice: does what a module keeps live on?
  console.log('execution ' + executions + ' of this module, loaded ' + (Date.now() - loadedAt) + ' ms ago');
}
