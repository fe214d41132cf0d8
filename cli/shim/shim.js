'use strict';

// The host of an Action inside Auth0: runs its WebAssembly module, carries out what it asks for, and applies its
// commands to the `api` of Auth0. `load(module)` once, then `run(handler, event, api)` for each execution.
//
// It goes into the one file that Auth0 takes: no dependencies, nothing that only one of Node 18, 20 and 22 has, and no
// word too many. What not every Action needs stands in files of its own: http.js, tokens.js, crypto.js, token-cache.js.
// `cargo xtask shim` makes *.min.js of each, in which local names are short, and so are those of properties that begin
// with `_`: these never leave their file.

// The version of the protocol, and the kinds of frames that the host sends.
const PROTOCOL = 1;
const SECRETS = 16;
const START = 17;
const ANSWER = 18;

// Auth0 gives all Actions of a trigger 20 seconds, and does not say what was waited for when they are over: the Action
// ends itself before. An instance that did not is dropped half a second later.
const DEADLINE_MS = 19000;
const GRACE_MS = 500;
// Of an execution's log Auth0 keeps 256 characters. Lines are written at once while they leave room for one that says
// why the execution failed; the others follow at its end.
const KEPT = 256;
const AT_ONCE = 200;

const NOTHING = Buffer.alloc(0);
const json = (value) => Buffer.from(JSON.stringify(value));

// u32 length, little-endian | u8 kind | u32 operation | u32 length of the header | header as JSON | raw body.
function encode(kind, op, header, body) {
  const head = json(header);
  const fixed = Buffer.alloc(13);
  fixed.writeUInt32LE(9 + head.length + body.length);
  fixed[4] = kind;
  fixed.writeUInt32LE(op, 5);
  fixed.writeUInt32LE(head.length, 9);
  return Buffer.concat([fixed, head, body]);
}

function decode(frame) {
  if (frame.readUInt32LE() !== frame.length - 4) {
    throw new Error('a frame is not as long as it says');
  }
  const end = 13 + frame.readUInt32LE(9);
  return {
    kind: frame[4],
    op: frame.readUInt32LE(5),
    header: JSON.parse(frame.toString('utf8', 13, end)),
    body: frame.subarray(end),
  };
}

// Calls a function of Auth0's `api` by its path, such as `api.user.setAppMetadata`.
function callApi(api, call, args) {
  const path = call.split('.').slice(1);
  const name = path.pop();
  const owner = path.reduce((object, key) => object && object[key], api);
  if (!owner || typeof owner[name] !== 'function') {
    throw new Error('Auth0 has no such function here');
  }
  return owner[name](...args);
}

// The body of the answer; `undefined` is none.
async function ask(cryptography, api, call, args, body) {
  if (cryptography && cryptography[call]) {
    return cryptography[call](require('crypto'), body, ...args);
  }
  const value = await callApi(api, call, args);
  return value === undefined ? NOTHING : json(value);
}

const at = (place) => (place ? ' (' + place + ')' : '');

// The error of a failed execution. Beside name and message it has the failure's kind, place and problems.
function failed({ kind, name, message, where, problems, cause }) {
  const text = kind + ': ' + message + (where && message.includes(where) ? '' : at(where));
  return Object.assign(new Error(text), { name: name || 'ActionError', kind, where, problems, cause });
}

// The module died without a word. Its stack names no function, but places in the module, which can be looked up. A
// recursion repeats them.
function trapped(error) {
  const places = String(error.stack).match(/wasm-function\[\d+\]:0x[0-9a-f]+/g) || [];
  return {
    kind: 'trap',
    message: 'stack overflow or bad access inside the Action: ' + error.message,
    where: [...new Set(places)].slice(0, 8).join(' '),
  };
}

// The handler is done: what it asked for is asked of Auth0, in order. What was applied before an error stands.
async function apply(commands, api) {
  for (const { call, args, at: where } of commands) {
    try {
      await callApi(api, call, args);
    } catch (cause) {
      const words = cause && cause.message ? cause.message : String(cause);
      throw failed({ kind: 'command', message: '`' + call + '`' + at(where) + ': ' + words, where, cause });
    }
  }
}

// One execution in an instance of its own. Answers the commands, or throws.
function execute(module, parts, deadlineMs, log, handler, event, api) {
  return new Promise((resolve, reject) => {
    const { secrets, ...rest } = event;
    // Operations under way: how to stop each.
    const open = new Map();
    let dead;
    let outcome;
    let ready;
    let runtime;
    // Where the frames that the module sent end.
    let top = 0;

    const end = () => {
      dead = true;
      clearTimeout(watchdog);
      open.forEach((stop) => stop());
      if (tokens) {
        tokens.end();
      }
      // Memory is handed out from its begin to its end, and the outcome is the last that is: what lies behind was never
      // touched. After a trap nothing is known.
      Buffer.from(memory.buffer, 0, outcome.error ? memory.buffer.byteLength : top).fill(0);
      if (outcome.error) {
        reject(failed(outcome.error));
      } else {
        resolve(outcome.commands);
      }
    };

    // Runs the module until it waits again. A panic sends its outcome, then traps.
    const enter = (call) => {
      try {
        call();
      } catch (error) {
        outcome = outcome || { error: trapped(error) };
      }
      if (outcome) {
        end();
      }
    };

    // The body is not needed any more: it may hold secrets.
    const resume = (kind, op, header, body) => {
      if (!dead) {
        ready = encode(kind, op, header, body);
        enter(() => wasm.resume(ready.length - 4));
        ready.fill(0);
      }
      body.fill(0);
    };

    // Never called from inside `send`: there the module is at work.
    const answer = (op, header, body) => {
      if (open.delete(op)) {
        resume(ANSWER, op, { now_ms: Date.now(), ...header }, body || NOTHING);
      }
    };

    const tokens =
      parts.tokens &&
      parts.tokens({
        answer: (op, value) => answer(op, {}, json(value)),
        waits: (op) => open.has(op),
        cache: parts.tokenCache && parts.tokenCache(secrets, api.cache),
      });

    // By the kinds of the module's frames, from 1 on.
    const kinds = [
      null,
      // hello
      (op, hello) => {
        runtime = hello.runtime;
        if (hello.protocol !== PROTOCOL) {
          const message = 'the module speaks version ' + hello.protocol + ' of the protocol, this file ' + PROTOCOL;
          outcome = { error: { kind: 'protocol', message: message + ': bundle the Action again' } };
        }
      },
      // http
      (op, request, body) => {
        open.set(op, () => {});
        const stop = parts.exchange(runtime, request, body, (header, data) => {
          queueMicrotask(() => answer(op, header, data));
        });
        open.set(op, stop);
      },
      // ask
      (op, { call, args }, body) => {
        // Some want no answer.
        if (op) {
          open.set(op, () => {});
        }
        if (tokens && tokens[call]) {
          tokens[call](op, ...args);
          return;
        }
        ask(parts.cryptography, api, call, args, body).then(
          (data) => answer(op, {}, data),
          (error) => {
            const code = error && typeof error.code === 'string' ? error.code : 'error';
            const message = error && error.message ? error.message : String(error);
            answer(op, { error: { code, message } });
          },
        );
      },
      // sleep
      (op, { ms }) => {
        const timer = setTimeout(answer, ms, op);
        open.set(op, () => clearTimeout(timer));
      },
      // cancel
      (op) => {
        const stop = open.get(op);
        if (open.delete(op)) {
          stop();
        }
      },
      // log
      (op, { level, text }) => log(level, text),
      // outcome
      (op, what) => {
        outcome = what;
      },
    ];

    const send = (from, length) => {
      // The outcome is the last word.
      if (!outcome) {
        top = Math.max(top, from + length);
        // A copy: the memory moves when it grows.
        const { kind, op, header, body } = decode(Buffer.from(Buffer.from(memory.buffer, from, length)));
        kinds[kind](op, header, body);
      }
    };
    const read = (into) => {
      Buffer.from(memory.buffer).set(ready.subarray(4), into);
    };

    // What a module imports beside `send` and `read` names the parts that it needs, and does nothing.
    const part = () => {};
    const wasm = new WebAssembly.Instance(module, { auth0: { send, read, http: part, tokens: part, crypto: part } }).exports;
    const memory = wasm.memory;
    const now_ms = Date.now();
    const deadline_ms = now_ms + deadlineMs;
    const watchdog = setTimeout(() => {
      outcome = { error: { kind: 'deadline', message: 'the Action did not end at its deadline, and was dropped' } };
      end();
    }, deadlineMs + GRACE_MS);
    enter(() => wasm.main(0, 0));
    resume(SECRETS, 0, {}, json(secrets || {}));
    // For jitter alone.
    const seed = String(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));
    const start = { handler, now_ms, deadline_ms, seed, frozen: false, strict: false };
    resume(START, 0, start, json(rest));
  });
}

// Runs an execution, and keeps its log.
async function run(module, parts, deadlineMs, handler, event, api) {
  const held = [];
  let written = 0;
  const log = (level, text) => {
    // Also a line that would fit waits when one before it does.
    if (held.length || written + text.length > AT_ONCE) {
      held.push([level, text]);
    } else {
      // Lines are kept with their ends.
      written += text.length + 1;
      console[level](text);
    }
  };
  try {
    await apply(await execute(module, parts, deadlineMs, log, handler, event, api), api);
  } catch (error) {
    // Of a message that is too long the end goes, and the place stays.
    const text = String(error.message);
    const left = KEPT - written;
    const place = at(error.where);
    const end = '…' + (place.length < left - 20 ? place : '');
    console.error(text.length > left ? text.slice(0, left - end.length) + end : text);
    throw error;
  } finally {
    held.forEach(([level, text]) => console[level](text));
  }
}

// Takes the module's bytes, and the parts that it needs: `exchange` of http.js, `tokens` of tokens.js, `cryptography` of
// crypto.js, and what the function of token-cache.js answers as `tokenCache`. The deadline is for tests.
function load(bytes, parts = {}, deadlineMs = DEADLINE_MS) {
  const module = new WebAssembly.Module(bytes);
  return { run: (handler, event, api) => run(module, parts, deadlineMs, handler, event, api) };
}

load.encode = encode;
load.decode = decode;
module.exports = load;
