'use strict';

// Runs executions of one module as the file inside Auth0 does, and tells what they did. The job is JSON on the
// standard input, the result JSON on the standard output.

const fs = require('fs');
const Module = require('module');
const tls = require('tls');
const auth0 = require('./auth0.js');
const whole = require('./whole.js');

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
let load = whole(job.shim);

// A module that does nothing at all: `main` and `resume` return at once, and no outcome ever comes.
const SILENT = Buffer.from(
  '0061736d01000000010b0260027f7f017f60017f0003030200010503010001071a0304' +
    '6d61696e000006726573756d650001066d656d6f727902000a0902040041000b02000b',
  'hex',
);

// A runtime that lacks these.
const missing = job.missing || [];
const { _load } = Module;
let loaded = [];
Module._load = function (name, ...rest) {
  loaded.push(name);
  if (missing.includes(name)) {
    throw new Error("Cannot find module '" + name + "'");
  }
  return _load.call(this, name, ...rest);
};

const wasm = job.wasm ? fs.readFileSync(job.wasm) : SILENT;

// Kinds of frames of the protocol.
const HTTP = 2;
const ANSWER = 18;

// Each instance's memory, to see that nothing of an execution stays there.
const memories = [];
// What came of exchanges, in the order in which they began: a status, or a word.
let exchanges = [];

// The shim has no options for tests: its exchanges are watched at the border of the module.
const { Instance } = WebAssembly;
WebAssembly.Instance = function (module, imports) {
  const { send, read } = imports.auth0;
  const open = new Map();
  let memory;
  // A frame whose length, of four bytes, is not there any more.
  const headerAt = (from) => {
    const frame = Buffer.from(memory.buffer, from);
    return JSON.parse(frame.toString('utf8', 9, 9 + frame.readUInt32LE(5)));
  };
  const watched = {
    send(from, length) {
      const frame = Buffer.from(memory.buffer, from + 4);
      if (frame[0] === HTTP) {
        const exchange = { result: 'cancelled' };
        open.set(frame.readUInt32LE(1), exchange);
        exchanges.push(exchange);
      }
      send(from, length);
    },
    read(into) {
      read(into);
      const frame = Buffer.from(memory.buffer, into);
      const exchange = frame[0] === ANSWER && open.get(frame.readUInt32LE(1));
      if (exchange) {
        const { status, error } = headerAt(into);
        exchange.result = status || error.code;
      }
    },
  };
  const { exports } = new Instance(module, { auth0: { ...imports.auth0, ...watched } });
  memory = exports.memory;
  memories.push(memory);
  return { exports };
};

// Hosts are found where the job says, and trusted by its certificate alone.
let places = {};
let ca;
const { connect } = tls;
tls.connect = (options, ...rest) => {
  const [host, port] = places[options.host] || [options.host, options.port];
  return connect({ ...options, servername: options.servername || options.host, host, port, ca }, ...rest);
};

const clock = Date.now;
const { random } = Math;

function isWiped() {
  return memories.every((memory) => Buffer.from(memory.buffer).every((byte) => byte === 0));
}

// An `api` with every function: each call is noted, but for those that answer. The one of the job's name throws.
function recorder(commands, throws, answering, path) {
  return new Proxy(() => {}, {
    get: (_, name) => {
      const [, namespace] = path.split('.');
      const answers = answering[namespace] || {};
      return answers[name] || recorder(commands, throws, answering, path + '.' + String(name));
    },
    apply: (_, owner, args) => {
      if (path === throws) {
        throw new Error('Auth0 does not want this');
      }
      commands.push({ call: path, args });
    },
  });
}

let logs = [];
for (const level of ['log', 'info', 'warn', 'error']) {
  console[level] = (text) => logs.push(level + ': ' + text);
}

async function execute(action, call, now, cache) {
  const commands = [];
  const event = Object.assign({}, call.event, { secrets: call.secrets });
  const seen = { commands, error: null };
  try {
    const answering = { cache, redirect: auth0.redirect(event, now) };
    await action.run(call.handler, event, recorder(commands, call.throws, answering, 'api'));
  } catch (error) {
    const { name, message, kind, where } = error;
    seen.error = { name, message, kind, where: where || '' };
  }
  return seen;
}

// What executions share that run in different processes.
const shared = auth0.cache(clock);

async function run(call) {
  if (call.anew) {
    // As in a process that has just been started.
    load = whole(job.shim);
  }
  const { deadlineMs, resolve = {}, seed } = call.options;
  places = resolve;
  ca = call.options.ca;
  const now = () => call.frozen || clock() + (call.clock || 0);
  Date.now = now;
  Math.random = seed ? () => (Number(seed) + 0.5) / Number.MAX_SAFE_INTEGER : random;
  const cache = call.anew ? shared : auth0.cache(now);
  const action = load(wasm, call.tokenCache, deadlineMs);
  const times = call.times || 1;
  logs = [];
  exchanges = [];
  loaded = [];
  memories.length = 0;
  const began = process.hrtime.bigint();
  let seen;
  let failed = 0;
  if (call.concurrently) {
    const all = await Promise.all(Array.from({ length: times }, () => execute(action, call, now, cache)));
    seen = all[0];
    failed = all.filter((one) => one.error).length;
  } else {
    for (let index = 0; index < times; index += 1) {
      seen = await execute(action, call, now, cache);
      failed += seen.error ? 1 : 0;
    }
  }
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  return Object.assign(seen, { logs, exchanges, cache: cache.all(), loaded, failed, wiped: isWiped(), ms: ms / times });
}

// What the module is.
function describe() {
  const module = new WebAssembly.Module(wasm);
  const names = (list) => list.map((item) => (item.module ? item.module + '.' : '') + item.name).sort();
  return { imports: names(WebAssembly.Module.imports(module)), exports: names(WebAssembly.Module.exports(module)) };
}

(async () => {
  const results = [];
  for (const call of job.calls) {
    results.push(await run(call));
  }
  const result = { results, module: job.describe ? describe() : null };
  process.stdout.write(JSON.stringify(result));
})();
