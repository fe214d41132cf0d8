'use strict';

// The host of an Action inside Auth0: runs its WebAssembly module, carries out what it asks for, and applies its
// commands to the `api` of Auth0. `load(module)` once, then `run(handler, event, api)` for each execution.
//
// It goes into the one file that Auth0 takes: no dependencies, nothing that only one of Node 18, 20 and 22 has, and no
// word too many. `cargo xtask shim` makes shim.min.js of it, in which local names are short, and so are those of
// properties that begin with `_`: these never leave this file.

// The version of the protocol, and the kinds of frames that the host sends.
const PROTOCOL = 1;
const SECRETS = 16;
const START = 17;
const ANSWER = 18;

// Auth0 gives all Actions of a trigger 20 seconds, and does not say what was waited for when they are over: the Action
// ends itself before. An instance that did not is dropped half a second later.
const DEADLINE_MS = 19000;
const GRACE_MS = 500;
// A token is not given out any more when it ends within this time.
const MARGIN_MS = 10000;
// How large the body of an answer may be: an instance has 64 MiB, and holds an answer several times while it reads it.
const MAX_BODY = 8 << 20;
// Connections are kept open for so long. Servers close idle ones too, and a call on one that is just being closed fails.
const IDLE_MS = 30000;
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

// One token for each key, and one request for it under way. It lives as long as this module, longer than instances.
const tokens = new Map();

function entryOf(key) {
  if (!tokens.has(key)) {
    tokens.set(key, { _waiting: [] });
  }
  return tokens.get(key);
}

// Gives the token or the lead: at once, or when who leads now is done. A token that is due for early renewal, after
// 80 % of its life, is given to all but one, who leads.
function acquireToken(key, give) {
  const entry = entryOf(key);
  const token = entry._token;
  if (token && Date.now() < token.expires_ms - MARGIN_MS) {
    const renew = !entry._led && Date.now() >= token.issued_ms + Math.trunc((token.expires_ms - token.issued_ms) / 5) * 4;
    entry._led = entry._led || renew;
    give(renew ? { token, renew } : { token });
  } else if (entry._led) {
    entry._waiting.push(() => acquireToken(key, give));
  } else {
    entry._led = true;
    give({ lead: true });
  }
}

// The leader has a token, or gives the lead up without one.
function endLead(key, token) {
  const entry = entryOf(key);
  const waiting = entry._waiting;
  entry._led = false;
  entry._token = token || entry._token;
  entry._waiting = [];
  waiting.forEach((again) => again());
}

// This token was refused. Unless another has taken its place, forget it.
function forgetToken(key, refused) {
  const entry = entryOf(key);
  entry._refused = refused.secret;
  if (entry._token && entry._token.secret === refused.secret) {
    entry._token = 0;
  }
}

// Data comes as the body of the question, and goes as that of the answer. Of two data the length of the first is told.
const cryptography = {
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
async function ask(api, call, args, body) {
  if (cryptography[call]) {
    return cryptography[call](require('crypto'), body, ...args);
  }
  const value = await callApi(api, call, args);
  return value === undefined ? NOTHING : json(value);
}

// What carries exchanges, by protocol. Loading https takes longer than all else together, so it waits for the first
// exchange. Where it is missing there is no client, and `fetch` does it.
const clients = {};

function clientOf(protocol) {
  if (!(protocol in clients)) {
    clients[protocol] = null;
    try {
      const _module = require(protocol.slice(0, -1));
      clients[protocol] = { _module, _agent: new _module.Agent({ keepAlive: true, timeout: IDLE_MS }) };
    } catch {
      // See above.
    }
  }
  return clients[protocol];
}

// One HTTP exchange. `done` gets the header and the body of the answer, once; what is returned breaks it off.
function exchange(runtime, request, body, done) {
  let timer;
  let sent;
  let connected;
  const finish = (header, data) => {
    const tell = done;
    clearTimeout(timer);
    // It may hold the client's secret.
    body.fill(0);
    done = () => {};
    tell(header, data || NOTHING);
  };
  const stop = (header) => {
    finish(header || {});
    if (sent) {
      sent.destroy();
    }
  };
  const fail = (code, message) => stop({ error: { code, message } });
  const broken = (error) => fail(connected ? 'body' : 'connect', error.message || error.code || 'no connection');
  const receive = async (status, headers, stream) => {
    const chunks = [];
    let left = MAX_BODY;
    connected = true;
    for await (const chunk of stream) {
      left -= chunk.length;
      if (left < 0) {
        fail('body', 'the answer is larger than ' + MAX_BODY + ' bytes');
        return;
      }
      chunks.push(chunk);
    }
    finish({ status, headers }, Buffer.concat(chunks));
  };
  try {
    const { method, timeout_ms } = request;
    const url = new URL(request.url);
    const { protocol } = url;
    const name = url.hostname.replace(/[[\]]/g, '');
    if (protocol !== 'https:' && !(protocol === 'http:' && /^(localhost|127(\.\d+){3}|::1)$/.test(name))) {
      throw new Error('only https is allowed, and http to this machine');
    }
    const headers = { 'user-agent': 'auth0-actions-rust/' + runtime };
    for (const [name, value] of request.headers) {
      const key = name.toLowerCase();
      headers[key] = Object.hasOwn(headers, key) && key !== 'user-agent' ? [].concat(headers[key], value) : value;
    }
    const data = body.length ? body : undefined;
    timer = setTimeout(fail, timeout_ms, 'timeout', 'no answer within ' + timeout_ms + ' ms');
    const client = clientOf(protocol);
    if (!client) {
      const controller = new AbortController();
      sent = { destroy: () => controller.abort() };
      // Its words are "fetch failed"; the cause says more. Only what is known not to have been sent is a failed connection.
      fetch(url, { method, headers, body: data, redirect: 'manual', signal: controller.signal })
        .then((response) => receive(response.status, [...response.headers], response.body || []))
        .catch((error) => {
          const cause = error.cause || error;
          connected = connected || !/REFUSED|NOTFOUND|EAI_AGAIN|UNREACH|CONNECT_TIMEOUT|CERT|TLS/.test(cause.code);
          broken(cause);
        });
      return stop;
    }
    if (data) {
      headers['content-length'] = data.length;
    }
    sent = client._module.request(url, { method, headers, agent: client._agent });
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
      const raw = response.rawHeaders;
      const headers = [];
      for (let at = 0; at < raw.length; at += 2) {
        headers.push([raw[at].toLowerCase(), raw[at + 1]]);
      }
      receive(response.statusCode, headers, response).catch(broken);
    });
    sent.end(data);
  } catch (error) {
    fail('refused', error.message);
  }
  return stop;
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
function execute(module, tokenCache, deadlineMs, log, handler, event, api) {
  return new Promise((resolve, reject) => {
    const { secrets, ...rest } = event;
    // Operations under way: how to stop each.
    const open = new Map();
    const leads = new Set();
    let dead;
    let outcome;
    let ready;
    let runtime;
    const cache = tokenCache && tokenCache(secrets, api.cache);

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

    const acquire = (op, key) =>
      acquireToken(key, async (acquired) => {
        const leading = acquired.lead || acquired.renew;
        if (leading && !dead) {
          leads.add(key);
        }
        const cached = await (acquired.lead && cache && cache.get(key));
        if (dead) {
          // Its leads were given up when it died; one that came later is given up here.
          if (leading && !leads.has(key)) {
            endLead(key);
          }
        } else if (cached && cached.secret !== entryOf(key)._refused && Date.now() < cached.expires_ms - MARGIN_MS) {
          leads.delete(key);
          endLead(key, cached);
          acquire(op, key);
        } else if (leading && !open.has(op)) {
          leads.delete(key);
          endLead(key);
        } else {
          answer(op, {}, json(acquired));
        }
      });

    const notes = {
      'token.publish': (key, token) => {
        if (leads.delete(key)) {
          endLead(key, token);
          if (cache) {
            cache.set(key, token);
          }
        }
      },
      'token.release': (key) => leads.delete(key) && endLead(key),
      'token.forget': forgetToken,
    };

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
        const stop = exchange(runtime, request, body, (header, data) => {
          queueMicrotask(() => answer(op, header, data));
        });
        open.set(op, stop);
      },
      // ask
      (op, { call, args }, body) => {
        if (notes[call]) {
          notes[call](...args);
          return;
        }
        open.set(op, () => {});
        if (call === 'token.acquire') {
          acquire(op, args[0]);
          return;
        }
        ask(api, call, args, body).then(
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
        // A copy: the memory moves when it grows.
        const { kind, op, header, body } = decode(Buffer.from(Buffer.from(memory.buffer, from, length)));
        kinds[kind](op, header, body);
      }
    };
    const read = (into) => {
      Buffer.from(memory.buffer).set(ready.subarray(4), into);
    };

    const wasm = new WebAssembly.Instance(module, { auth0: { send, read } }).exports;
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
async function run(module, tokenCache, deadlineMs, handler, event, api) {
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
    await apply(await execute(module, tokenCache, deadlineMs, log, handler, event, api), api);
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

// Takes the module's bytes. `tokenCache` is what the function of token-cache.js answers; the deadline is for tests.
function load(bytes, tokenCache, deadlineMs = DEADLINE_MS) {
  const module = new WebAssembly.Module(bytes);
  return { run: (handler, event, api) => run(module, tokenCache, deadlineMs, handler, event, api) };
}

load.encode = encode;
load.decode = decode;
module.exports = load;
