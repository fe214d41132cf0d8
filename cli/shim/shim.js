'use strict';

// The host of an Action inside Auth0: runs its WebAssembly module, carries out what it asks for, and applies its
// commands to the `api` of Auth0. `load(module)` once, then `run(handler, event, api)` for each execution.
//
// It goes into the one file that Auth0 takes: no dependencies, nothing that only one of Node 18, 20 and 22 has, and no
// word too many. Comments stand on lines of their own, so that a later step can drop them.

// The version of the protocol, and the kinds of its frames.
const PROTOCOL = 1;
const HELLO = 1;
const HTTP = 2;
const ASK = 3;
const SLEEP = 4;
const CANCEL = 5;
const LOG = 6;
const OUTCOME = 7;
const SECRETS = 16;
const START = 17;
const ANSWER = 18;

// Auth0 gives a trigger 20 seconds. An instance that did not end itself then is dropped half a second later.
const DEADLINE_MS = 20000;
const GRACE_MS = 500;
// A token is not given out any more when it ends within this time.
const MARGIN_MS = 10000;
// How large the body of an answer may be: an instance has 64 MiB, and holds an answer several times while it reads it.
const MAX_BODY = 8 << 20;

const NOTHING = Buffer.alloc(0);

// u32 length, little-endian | u8 kind | u32 operation | u32 length of the header | header as JSON | raw body.
function encode(kind, op, header, body) {
  const head = Buffer.from(JSON.stringify(header));
  const frame = Buffer.alloc(13 + head.length + body.length);
  frame.writeUInt32LE(frame.length - 4, 0);
  frame[4] = kind;
  frame.writeUInt32LE(op, 5);
  frame.writeUInt32LE(head.length, 9);
  frame.set(head, 13);
  frame.set(body, 13 + head.length);
  return frame;
}

function decode(frame) {
  const end = frame.length < 13 ? Infinity : 13 + frame.readUInt32LE(9);
  if (frame.length < end || frame.readUInt32LE(0) !== frame.length - 4) {
    throw new Error('a frame is shorter than it says');
  }
  return {
    kind: frame[4],
    op: frame.readUInt32LE(5),
    header: JSON.parse(frame.toString('utf8', 13, end)),
    body: frame.subarray(end),
  };
}

// One token for each key, and one request for it under way. It lives as long as this module, longer than instances.
const tokens = new Map();

function tokenEntry(key) {
  let entry = tokens.get(key);
  if (!entry) {
    entry = { token: null, led: false, waiting: [] };
    tokens.set(key, entry);
  }
  return entry;
}

// Gives the token or the lead: at once, or when who leads now is done. A token that is due for early renewal, after
// 80 % of its life, is given to all but one, who leads.
function acquireToken(key, now, give) {
  const entry = tokenEntry(key);
  const token = entry.token;
  if (token && now() < token.expires_ms - MARGIN_MS) {
    const renew = token.issued_ms + Math.trunc((token.expires_ms - token.issued_ms) / 5) * 4;
    if (entry.led || now() < renew) {
      give({ token });
    } else {
      entry.led = true;
      give({ token, renew: true });
    }
  } else if (entry.led) {
    entry.waiting.push(() => acquireToken(key, now, give));
  } else {
    entry.led = true;
    give({ lead: true });
  }
}

// The leader has a token, or gives the lead up without one.
function endLead(key, token) {
  const entry = tokenEntry(key);
  const waiting = entry.waiting;
  entry.led = false;
  entry.token = token || entry.token;
  entry.waiting = [];
  waiting.forEach((again) => again());
}

// This token was refused. Unless another has taken its place, forget it.
function forgetToken(key, refused) {
  const entry = tokenEntry(key);
  if (entry.token && entry.token.secret === refused.secret) {
    entry.token = null;
  }
}

// Bytes cross the border as hexadecimal digits.
const digests = {
  'crypto.randomBytes': (crypto, count) => {
    if (!(count >= 0 && count <= 1024)) {
      throw new Error('the count of random bytes is not one from 0 to 1024');
    }
    return crypto.randomBytes(count);
  },
  'crypto.sha256': (crypto, data) => crypto.createHash('sha256').update(data, 'hex').digest(),
  'crypto.hmacSha256': (crypto, key, data) =>
    crypto.createHmac('sha256', Buffer.from(key, 'hex')).update(data, 'hex').digest(),
};

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

async function ask(api, call, args) {
  const digest = digests[call];
  if (digest) {
    return digest(require('crypto'), ...args).toString('hex');
  }
  return callApi(api, call, args);
}

// One HTTP exchange. `done` gets the header and the body of the answer, once; what is returned breaks it off.
function exchange(host, request, body, done) {
  let timer;
  let sent;
  let connected = false;
  const finish = (header, data) => {
    clearTimeout(timer);
    // It may hold the client's secret.
    body.fill(0);
    if (done) {
      const tell = done;
      done = null;
      tell(header, data || NOTHING);
    }
  };
  const fail = (code, message) => finish({ error: { code, message } });
  const broken = (error) => fail(connected ? 'body' : 'connect', error.message || error.code || 'no connection');
  try {
    const url = new URL(request.url);
    const secure = url.protocol === 'https:';
    const name = url.hostname.replace('[', '').replace(']', '');
    if (!secure && !(url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|::1)$/.test(name))) {
      fail('refused', 'only https is allowed, and http to this machine');
      return finish;
    }
    const headers = { 'user-agent': 'auth0-actions-rust/' + host.runtime };
    for (const [name, value] of request.headers) {
      const key = name.toLowerCase();
      const known = Object.hasOwn(headers, key) && key !== 'user-agent';
      headers[key] = known ? [].concat(headers[key], value) : value;
    }
    headers.host = url.host;
    if (body.length) {
      headers['content-length'] = body.length;
    }
    const [hostname, port] = host.resolve[name] || [name, url.port];
    const { client, agent } = host.client(url.protocol);
    const path = url.pathname + url.search;
    sent = client.request({ method: request.method, hostname, port, path, headers, agent });
  } catch (error) {
    fail('refused', error.message);
    return finish;
  }
  const stop = () => {
    finish({});
    sent.destroy();
  };
  timer = setTimeout(() => {
    fail('timeout', 'no answer within ' + request.timeout_ms + ' ms');
    sent.destroy();
  }, request.timeout_ms);
  sent.on('socket', (socket) => {
    connected = sent.reusedSocket;
    if (!connected) {
      socket.once(socket.encrypted ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    }
  });
  sent.on('error', broken);
  sent.on('response', (response) => {
    const chunks = [];
    let length = 0;
    connected = true;
    response.on('error', broken);
    response.on('data', (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_BODY) {
        fail('body', 'the answer is larger than ' + MAX_BODY + ' bytes');
        sent.destroy();
      }
    });
    response.on('end', () => {
      const headers = [];
      const raw = response.rawHeaders;
      for (let at = 0; at < raw.length; at += 2) {
        headers.push([raw[at].toLowerCase(), raw[at + 1]]);
      }
      finish({ status: response.statusCode, headers }, Buffer.concat(chunks));
    });
  });
  sent.end(body.length ? body : undefined);
  return stop;
}

function at(place) {
  return place ? ' (' + place + ')' : '';
}

// The error of a failed execution. Beside name and message it has the failure's kind, place and problems.
function failed(failure) {
  const { kind, name, message, where } = failure;
  const known = !where || message.includes(where);
  const error = new Error(kind + ': ' + message + (known ? '' : at(where)));
  error.name = name || 'ActionError';
  return Object.assign(error, { kind, where, problems: failure.problems });
}

// The module died without a word. Its stack names no function, but places in the module, which can be looked up.
function trapped(error) {
  const places = String(error.stack).match(/wasm-function\[\d+\]:0x[0-9a-f]+/g) || [];
  return {
    kind: 'trap',
    message: 'stack overflow or bad access inside the Action: ' + error.message,
    where: places.slice(0, 8).join(' '),
  };
}

// The handler is done: what it asked for is asked of Auth0, in order. What was applied before an error stands.
async function apply(commands, api) {
  for (const command of commands) {
    try {
      await callApi(api, command.call, command.args);
    } catch (cause) {
      const message = cause && cause.message ? cause.message : String(cause);
      const error = failed({ kind: 'command', message: '`' + command.call + '`' + at(command.at) + ': ' + message });
      throw Object.assign(error, { where: command.at, cause });
    }
  }
}

// One execution in an instance of its own. Answers the commands, or throws.
function execute(module, host, handler, event, api) {
  return new Promise((resolve, reject) => {
    const { now } = host;
    // Operations under way: how to stop each.
    const open = new Map();
    const leads = new Set();
    let dead = false;
    let outcome;
    let ready;
    let watchdog;

    const end = () => {
      dead = true;
      clearTimeout(watchdog);
      open.forEach((stop) => stop());
      leads.forEach((key) => endLead(key));
      Buffer.from(memory.buffer).fill(0);
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

    const resume = (frame) => {
      if (!dead) {
        ready = frame;
        enter(() => wasm.resume(frame.length - 4));
        frame.fill(0);
      }
    };

    // Never called from inside `send`: there the module is at work.
    const answer = (op, header, body) => {
      if (!dead && open.delete(op)) {
        resume(encode(ANSWER, op, Object.assign({ now_ms: now() }, header), body));
      }
    };

    const acquire = (op, key) => {
      acquireToken(key, now, (acquired) => {
        queueMicrotask(() => {
          if (acquired.lead || acquired.renew) {
            if (dead || !open.has(op)) {
              endLead(key);
              return;
            }
            leads.add(key);
          }
          answer(op, {}, Buffer.from(JSON.stringify(acquired)));
        });
      });
    };

    const notes = {
      'token.publish': (key, token) => leads.delete(key) && endLead(key, token),
      'token.release': (key) => leads.delete(key) && endLead(key),
      'token.forget': forgetToken,
    };

    const kinds = {
      [HELLO]: (op, hello) => {
        host.runtime = hello.runtime;
        if (hello.protocol !== PROTOCOL) {
          const message = 'the module speaks version ' + hello.protocol + ' of the protocol, this file ' + PROTOCOL;
          outcome = { error: { kind: 'protocol', message: message + ': bundle the Action again' } };
        }
      },
      [HTTP]: (op, request, body) => {
        const stop = exchange(host, request, body, (header, data) => {
          if (host.onExchange) {
            const result = header.status || (header.error ? header.error.code : 'cancelled');
            host.onExchange({ method: request.method, url: request.url.split('?')[0], result });
          }
          queueMicrotask(() => answer(op, header, data));
        });
        open.set(op, stop);
      },
      [ASK]: (op, { call, args }) => {
        if (notes[call]) {
          notes[call](...args);
          return;
        }
        open.set(op, () => {});
        if (call === 'token.acquire') {
          acquire(op, args[0]);
          return;
        }
        const told = ask(api, call, args).then((value) => {
          const text = JSON.stringify(value);
          return text === undefined ? NOTHING : Buffer.from(text);
        });
        told.then(
          (body) => answer(op, {}, body),
          (error) => {
            const code = error && typeof error.code === 'string' ? error.code : 'error';
            const message = error && error.message ? error.message : String(error);
            answer(op, { error: { code, message } }, NOTHING);
          },
        );
      },
      [SLEEP]: (op, { ms }) => {
        const timer = setTimeout(() => answer(op, {}, NOTHING), ms);
        open.set(op, () => clearTimeout(timer));
      },
      [CANCEL]: (op) => {
        const stop = open.get(op);
        if (stop) {
          open.delete(op);
          stop();
        }
      },
      [LOG]: (op, { level, text }) => console[level](text),
      [OUTCOME]: (op, what) => {
        outcome = what;
      },
    };

    const send = (from, length) => {
      // The outcome is the last word.
      if (outcome) {
        return;
      }
      // A copy: the memory moves when it grows.
      const frame = decode(Buffer.from(Buffer.from(memory.buffer, from, length)));
      kinds[frame.kind](frame.op, frame.header, frame.body);
    };
    const read = (into) => {
      Buffer.from(memory.buffer).set(ready.subarray(4), into);
    };

    const wasm = new WebAssembly.Instance(module, { auth0: { send, read } }).exports;
    const memory = wasm.memory;
    const { secrets, ...rest } = event;
    const now_ms = now();
    const deadline_ms = now_ms + host.deadlineMs;
    const start = { handler, now_ms, deadline_ms, seed: host.seed(), frozen: false, strict: false };
    watchdog = setTimeout(() => {
      outcome = { error: { kind: 'deadline', message: 'the Action did not end at its deadline, and was dropped' } };
      end();
    }, host.deadlineMs + GRACE_MS);
    enter(() => wasm.main(0, 0));
    resume(encode(SECRETS, 0, {}, Buffer.from(JSON.stringify(secrets || {}))));
    resume(encode(START, 0, start, Buffer.from(JSON.stringify(rest))));
  }).then((commands) => apply(commands, api));
}

// Takes the module, or its bytes. The options are for tests: `deadlineMs`; `resolve`, an object of host names and the
// `[address, port]` to take instead; `ca`, a certificate authority to trust; `onExchange`, told of each exchange with
// its URL without the query; `now`, a clock; `seed`, a text of digits.
function load(wasm, options) {
  const module = wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(wasm);
  const { deadlineMs = DEADLINE_MS, resolve = {}, ca, onExchange, now = Date.now, seed } = options || {};
  const clients = {};
  const host = {
    deadlineMs,
    resolve,
    onExchange,
    now,
    runtime: '',
    // For jitter alone.
    seed: () => seed || String(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)),
    // Loading https takes longer than all else together, so it waits for the first exchange.
    client(protocol) {
      if (!clients[protocol]) {
        const client = require(protocol.slice(0, -1));
        clients[protocol] = { client, agent: new client.Agent({ keepAlive: true, ca }) };
      }
      return clients[protocol];
    },
  };
  return { run: (handler, event, api) => execute(module, host, handler, event, api) };
}

load.encode = encode;
load.decode = decode;
module.exports = load;
