'use strict';

// Runs one execution of a bundle's file, as Auth0 does, and tells the driver about it, line by line, as JSON. The first
// line of the standard input is the job; those that follow answer what Auth0's own functions are asked.
//
// The file is loaded as it is. What it asks of its host is watched at the border of its WebAssembly module; what it does
// is what it does to `api`, to the network and to the console.

const readline = require('readline');
const tls = require('tls');

// Kinds of frames of the protocol.
const HTTP = 2;
const ASK = 3;
const CANCEL = 5;
const OUTCOME = 7;

const tell = (line) => process.stdout.write(JSON.stringify(line) + '\n');

const input = readline.createInterface({ input: process.stdin });
const asked = new Map();
let questions = 0;
let job;
input.on('line', (line) => {
  const message = JSON.parse(line);
  if (!job) {
    job = message;
    play();
    return;
  }
  const { resolve, reject } = asked.get(message.id);
  asked.delete(message.id);
  if (message.error) {
    const { code, text } = message.error;
    reject(Object.assign(new Error(text), { code }));
  } else {
    resolve(message.value);
  }
});

// A frame: u32 length | u8 kind | u32 operation | u32 length of the header | header as JSON | raw body.
const textOfHeader = (frame) => frame.toString('utf8', 13, 13 + frame.readUInt32LE(9));
const headerOf = (frame) => JSON.parse(textOfHeader(frame));

// Calls of `api` that the module waits for; all others are its commands.
const answering = [];
let outcome;

// What the module says. No headers and no bodies of requests, no arguments of questions: they hold secrets.
function watchSend(frame) {
  const kind = frame[4];
  const op = frame.readUInt32LE(5);
  if (kind === OUTCOME) {
    // As text: numbers keep their digits.
    const text = textOfHeader(frame);
    outcome = outcome || JSON.parse(text);
    tell({ outcome: text });
  } else if (kind === HTTP) {
    const { method, url } = headerOf(frame);
    tell({ http: { op, method, url: url.split('?')[0] } });
  } else if (kind === ASK) {
    const { call, args } = headerOf(frame);
    if (op && call.startsWith('api.')) {
      answering.push(call);
    }
    const scope = call === 'token.publish' && args[1] && args[1].scope;
    tell({ ask: { op, call, granted: scope || '' } });
  } else if (kind === CANCEL) {
    tell({ cancel: op });
  }
}

// What the module is told of its exchanges; here a frame has no length before it.
function watchRead(frame) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(frame.length);
  const whole = Buffer.concat([length, frame]);
  const { status, error } = headerOf(whole);
  tell({ answer: { op: whole.readUInt32LE(5), status: status || 0, error: error ? error.code : '' } });
}

const { Instance } = WebAssembly;
WebAssembly.Instance = function (module, imports) {
  let memory;
  let length = 0;
  const { send, read } = imports.auth0;
  const watched = {
    send(from, size) {
      watchSend(Buffer.from(Buffer.from(memory.buffer, from, size)));
      return send(from, size);
    },
    read(into) {
      const result = read(into);
      watchRead(Buffer.from(Buffer.from(memory.buffer, into, length)));
      return result;
    },
  };
  const { exports } = new Instance(module, { ...imports, auth0: { ...imports.auth0, ...watched } });
  memory = exports.memory;
  const resume = (size) => {
    length = size;
    return exports.resume(size);
  };
  return { exports: { ...exports, resume } };
};

// `api`, with every function there is: what the module waits for, the driver answers; all else is noted.
function apiAt(path, applied) {
  return new Proxy(() => {}, {
    get: (_, name) => (typeof name === 'string' ? apiAt(path + '.' + name, applied) : undefined),
    apply: (_, owner, args) => {
      const index = answering.indexOf(path);
      if (index >= 0) {
        answering.splice(index, 1);
      } else if (!path.startsWith('api.cache.')) {
        // The cache is never changed by a command; a file may keep the token there, of which the module knows nothing.
        applied.push({ call: path, args });
        return undefined;
      }
      questions += 1;
      const id = questions;
      tell({ question: { id, call: path, args } });
      return new Promise((resolve, reject) => asked.set(id, { resolve, reject }));
    },
  });
}

function prepare() {
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    console[level] = (...words) => tell({ log: { level, text: words.join(' ') } });
  }
  if (job.frozen_at_ms !== null) {
    Date.now = () => job.frozen_at_ms;
  }
  // The file takes its seed from here: a whole number below the largest safe one.
  Math.random = () => (job.seed + 0.5) / Number.MAX_SAFE_INTEGER;
  const { connect } = tls;
  tls.connect = (options, ...rest) => {
    const place = options && typeof options === 'object' && job.resolve[options.host];
    if (!place) {
      return connect(options, ...rest);
    }
    const servername = options.servername || options.host;
    return connect({ ...options, host: place.address, port: place.port, servername, ca: place.ca }, ...rest);
  };
}

const textOf = (error) => (error && error.message ? String(error.message) : String(error));

async function play() {
  prepare();
  const applied = [];
  let began = process.hrtime.bigint();
  let rejected = null;
  try {
    const file = require(job.file);
    if (typeof file[job.handler] !== 'function') {
      throw new Error('the file exports no function `' + job.handler + '`');
    }
    began = process.hrtime.bigint();
    await file[job.handler]({ ...job.event, secrets: job.secrets }, apiAt('api', applied));
  } catch (error) {
    rejected = textOf(error);
  }
  const micros = Number((process.hrtime.bigint() - began) / 1000n);
  const commands = ((outcome && outcome.commands) || []).map(({ call, args }) => ({ call, args }));
  const faithful = JSON.stringify(applied) === JSON.stringify(commands);
  const last = JSON.stringify({ end: { rejected, faithful, applied: applied.length, micros } }) + '\n';
  // Connections that are kept alive would keep the process.
  process.stdout.write(last, () => process.exit(0));
}
