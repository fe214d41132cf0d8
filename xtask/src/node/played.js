'use strict';

// Checks the shim against modules that are played by JavaScript, for what no Action does when it is asked to:
// `node played.js SHIM`.

const assert = require('assert');

const { encode, decode } = require(process.argv[2]);
const load = require('./whole.js')(process.argv[2]);
const [HELLO, ASK, SLEEP, CANCEL, LOG, OUTCOME, START, ANSWER] = [1, 3, 4, 5, 6, 7, 17, 18];
const NOTHING = Buffer.alloc(0);

let playing;

// An instance whose module is `playing`: it gets each frame of the host, and a function that sends.
WebAssembly.Instance = function (module, imports) {
  const play = playing;
  const memory = { buffer: new ArrayBuffer(65536) };
  let inside = false;
  const guarded = (body) => {
    assert(!inside, 'the host resumes a module that is at work');
    inside = true;
    try {
      body();
    } finally {
      inside = false;
    }
  };
  const send = (kind, op, header) => {
    const frame = encode(kind, op, header, NOTHING);
    Buffer.from(memory.buffer).set(frame, 1024);
    imports.auth0.send(1024, frame.length);
  };
  const resume = (length) => {
    imports.auth0.read(4096);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(length);
    const frame = decode(Buffer.concat([size, Buffer.from(memory.buffer, 4096, length)]));
    guarded(() => play(frame, send));
  };
  const main = () => guarded(() => send(HELLO, 0, { protocol: 1, runtime: '0' }));
  this.exports = { memory, main, resume };
};

const EMPTY = Buffer.from('0061736d01000000', 'hex');

// Runs an execution; `play` gets each frame of the host. The tokens are those of all executions.
function run(play, api) {
  playing = play;
  return load(EMPTY).run('onExecutePostLogin', { secrets: {} }, api || {});
}

// What is written to the log meanwhile.
async function logged(body) {
  const kept = { ...console };
  const lines = [];
  for (const level of ['log', 'info', 'warn', 'error']) {
    console[level] = (text) => lines.push(level + ' ' + text);
  }
  try {
    await body();
  } finally {
    Object.assign(console, kept);
  }
  return lines;
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

// An execution that asks for the token of `key`, keeps the answer, and ends when it is told to.
function asking(key) {
  const one = { answer: null, trap: false };
  one.done = run(
    (frame, send) => {
      if (frame.kind === START) {
        one.send = send;
        send(ASK, 7, { call: 'token.acquire', args: [key] });
        // What wakes the module so that it may speak.
        send(SLEEP, 8, { ms: 20 });
      } else if (frame.op === 7) {
        one.answer = JSON.parse(frame.body);
        if (one.publish) {
          send(ASK, 0, { call: 'token.publish', args: [key, one.publish] });
        }
      } else if (frame.op === 8) {
        if (one.cancel) {
          send(CANCEL, 7, {});
          send(SLEEP, 8, { ms: 40 });
          one.cancel = false;
          return;
        }
        if (one.trap) {
          throw new WebAssembly.RuntimeError('unreachable');
        }
        if (one.stay) {
          send(SLEEP, 8, { ms: 5 });
          return;
        }
        send(OUTCOME, 0, { commands: [] });
      }
    },
    {},
  );
  return one;
}

function token(secret, issued, expires) {
  return { secret, issued_ms: issued, expires_ms: expires };
}

const checks = {
  'a lead that ends without a token goes to one of those who wait': async () => {
    const leader = asking('ends');
    const [second, third] = [asking('ends'), asking('ends')];
    third.stay = true;
    second.publish = token('a', 0, Date.now() + 100000);
    await leader.done;
    assert.deepStrictEqual(leader.answer, { lead: true });
    await second.done;
    await tick();
    assert.deepStrictEqual(second.answer, { lead: true });
    assert.strictEqual(third.answer.token.secret, 'a');
    third.stay = false;
    await third.done;
  },
  'a lead whose module traps goes on, too': async () => {
    const leader = asking('traps');
    leader.trap = true;
    const second = asking('traps');
    await assert.rejects(leader.done, /stack overflow or bad access/);
    await second.done;
    assert.deepStrictEqual(second.answer, { lead: true });
  },
  'who waits no more does not lead': async () => {
    const leader = asking('waits');
    leader.stay = true;
    const second = asking('waits');
    second.cancel = true;
    const third = asking('waits');
    third.stay = true;
    await new Promise((resolve) => setTimeout(resolve, 30));
    leader.stay = false;
    await leader.done;
    await tick();
    assert.strictEqual(second.answer, null);
    assert.deepStrictEqual(third.answer, { lead: true });
    third.stay = false;
    await Promise.all([second.done, third.done]);
  },
  'who has ended does not lead': async () => {
    const leader = asking('ended');
    leader.stay = true;
    const second = asking('ended');
    await second.done;
    const third = asking('ended');
    third.stay = true;
    leader.stay = false;
    await leader.done;
    await tick();
    assert.deepStrictEqual(third.answer, { lead: true });
    third.stay = false;
    await third.done;
  },
  'an answer to what was cancelled is dropped': async () => {
    const api = { cache: { get: tick } };
    const answered = [];
    await run((frame, send) => {
      if (frame.kind === START) {
        send(ASK, 1, { call: 'api.cache.get', args: [] });
        send(SLEEP, 2, { ms: 1 });
        send(SLEEP, 3, { ms: 30 });
      } else if (frame.kind === ANSWER) {
        answered.push(frame.op);
        if (frame.op === 2) {
          send(CANCEL, 1, {});
        } else if (frame.op === 3) {
          send(OUTCOME, 0, { commands: [] });
        }
      }
    }, api);
    assert.deepStrictEqual(answered, [2, 3]);
  },
  'a token is renewed by one when 80 % of its life are over, and is not given out at its end': async () => {
    const clock = Date.now;
    let now = 0;
    Date.now = () => now;
    const first = asking('ages');
    first.publish = token('old', 0, 100000);
    await first.done;
    now = 79999;
    const early = asking('ages');
    await early.done;
    assert.deepStrictEqual(early.answer, { token: token('old', 0, 100000) });
    now = 80000;
    const [renewing, using] = [asking('ages'), asking('ages')];
    await Promise.all([renewing.done, using.done]);
    assert.deepStrictEqual(renewing.answer, { token: token('old', 0, 100000), renew: true });
    assert.deepStrictEqual(using.answer, { token: token('old', 0, 100000) });
    now = 90000;
    const late = asking('ages');
    await late.done;
    assert.deepStrictEqual(late.answer, { lead: true });
    Date.now = clock;
  },
  'a token is forgotten only when it is the one that was refused': async () => {
    const first = asking('refused');
    first.publish = token('new', 0, Date.now() + 1e9);
    await first.done;
    for (const [secret, answer] of [['old', 'token'], ['new', 'lead']]) {
      await run((frame, send) => {
        if (frame.kind === START) {
          send(ASK, 0, { call: 'token.forget', args: ['refused', token(secret, 0, 0)] });
          send(OUTCOME, 0, { commands: [] });
        }
      });
      const next = asking('refused');
      await next.done;
      assert(answer in next.answer, secret);
    }
  },
  'questions go to the functions of `api`': async () => {
    const refusal = Object.assign(new Error('too long'), { code: 'CacheKeySizeExceeded' });
    const api = {
      cache: {
        prefix: 'p:',
        get(key) {
          return key === 'none' ? undefined : { value: this.prefix + key };
        },
        set: async () => {
          throw refusal;
        },
      },
    };
    const calls = [
      ['api.cache.get', ['a']],
      ['api.cache.get', ['none']],
      ['api.cache.set', ['a', 'b']],
      ['api.cache.none', []],
      ['api.none.get', []],
    ];
    const answers = [];
    await run((frame, send) => {
      if (frame.kind === START) {
        calls.forEach(([call, args], index) => send(ASK, index + 1, { call, args }));
      } else if (frame.kind === ANSWER) {
        answers[frame.op - 1] = frame.header.error || frame.body.toString();
        if (Object.keys(answers).length === calls.length) {
          send(OUTCOME, 0, { commands: [] });
        }
      }
    }, api);
    assert.deepStrictEqual(answers, [
      '{"value":"p:a"}',
      '',
      { code: 'CacheKeySizeExceeded', message: 'too long' },
      { code: 'error', message: 'Auth0 has no such function here' },
      { code: 'error', message: 'Auth0 has no such function here' },
    ]);
  },
  'secrets come before the start, and are not in the event': async () => {
    const frames = [];
    playing = (frame, send) => {
      frames.push([frame.kind, frame.body.toString()]);
      if (frame.kind === START) {
        send(OUTCOME, 0, { commands: [] });
      }
    };
    const event = { secrets: { word: 'hidden' }, user: { name: 'Zoë' } };
    await load(EMPTY).run('onExecutePostLogin', event, {});
    assert.deepStrictEqual(frames, [[16, '{"word":"hidden"}'], [17, '{"user":{"name":"Zoë"}}']]);
    assert.strictEqual(event.secrets.word, 'hidden');
  },
  'commands are applied in order, and wait for each other': async () => {
    const applied = [];
    const api = {
      slow: async (value) => {
        await tick();
        applied.push(value);
      },
      fast: (value) => applied.push(value),
    };
    await run((frame, send) => {
      if (frame.kind === START) {
        const commands = [{ call: 'api.slow', args: [1] }, { call: 'api.fast', args: [2] }];
        send(OUTCOME, 0, { commands });
      }
    }, api);
    assert.deepStrictEqual(applied, [1, 2]);
  },
  'answers that come after the end are dropped': async () => {
    let asked;
    const api = { cache: { get: () => new Promise((resolve) => { asked = resolve; }) } };
    let frames = 0;
    const run_ = run((frame, send) => {
      frames += 1;
      if (frame.kind === START) {
        send(ASK, 1, { call: 'api.cache.get', args: ['a'] });
        send(SLEEP, 2, { ms: 1 });
        send(SLEEP, 3, { ms: 10 });
      } else if (frame.op === 2) {
        send(OUTCOME, 0, { commands: [] });
      }
    }, api);
    await run_;
    asked({ value: 'late' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Secrets, start, and the answer of the first sleep.
    assert.strictEqual(frames, 3);
  },
  'lines are written at once, up to 200 characters, and the rest at the end': async () => {
    const lines = await logged(async () => {
      await run((frame, send) => {
        if (frame.kind === START) {
          send(LOG, 0, { level: 'log', text: 'a'.repeat(150) });
          send(LOG, 0, { level: 'warn', text: 'b'.repeat(49) });
          send(LOG, 0, { level: 'log', text: 'c' });
          send(LOG, 0, { level: 'info', text: 'd' });
          send(SLEEP, 1, { ms: 5 });
        } else if (frame.op === 1) {
          console.log('-');
          send(OUTCOME, 0, { commands: [{ call: 'api.done', args: [] }] });
        }
      }, { done: () => console.log('applied') });
    });
    // With their ends the first two have 201 characters.
    const first = ['log ' + 'a'.repeat(150), 'warn ' + 'b'.repeat(49)];
    assert.deepStrictEqual(lines, [...first, 'log -', 'log applied', 'log c', 'info d']);
  },
  'the line that says why an execution failed has its place among the 256 characters': async () => {
    const error = { kind: 'handler', message: 'nothing works ' + 'x'.repeat(300), where: 'src/main.rs:41:22' };
    const fail = (texts) =>
      logged(async () => {
        const done = run((frame, send) => {
          if (frame.kind === START) {
            texts.forEach((text) => send(LOG, 0, { level: 'log', text }));
            send(OUTCOME, 0, { error });
          }
        });
        // The error itself is whole.
        await assert.rejects(done, { name: 'ActionError', message: `handler: ${error.message} (${error.where})` });
      });
    const end = '… (src/main.rs:41:22)';
    for (const [texts, held] of [[[], 0], [['a'.repeat(199)], 0], [['a'.repeat(150), 'b'.repeat(60), 'c'], 2], [['a'.repeat(999)], 1]]) {
      const lines = await fail(texts);
      const at = texts.length - held;
      assert.deepStrictEqual(lines.filter((line, index) => index !== at), texts.map((text) => 'log ' + text));
      const line = lines[at].replace(/^error /, '');
      assert.strictEqual(line.length + lines.slice(0, at).join('').replaceAll('log ', ' ').length, 256);
      assert(line.startsWith('handler: nothing works ') && line.endsWith(end), line);
    }
    // The place takes no room from the message that it needs.
    error.where = 'wasm-function[1]:0x1 '.repeat(20);
    const [line] = await fail([]);
    assert.strictEqual(line, 'error handler: nothing works ' + 'x'.repeat(232) + '…');
    error.message = 'short';
    error.where = '';
    assert.deepStrictEqual(
      await logged(() => assert.rejects(run((frame, send) => frame.kind === START && send(OUTCOME, 0, { error })))),
      ['error handler: short'],
    );
  },
  'the outcome is the last word': async () => {
    const applied = [];
    await run((frame, send) => {
      if (frame.kind === START) {
        send(OUTCOME, 0, { commands: [{ call: 'api.first', args: [] }] });
        send(ASK, 1, { call: 'api.asked', args: [] });
        send(OUTCOME, 0, { commands: [{ call: 'api.second', args: [] }] });
      }
    }, { first: () => applied.push(1), second: () => applied.push(2), asked: () => applied.push(3) });
    await tick();
    assert.deepStrictEqual(applied, [1]);
  },
  'a module of another protocol is refused': async () => {
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (module, imports) {
      Instance.call(this, module, imports);
      const { memory } = this.exports;
      this.exports.main = () => {
        const frame = encode(HELLO, 0, { protocol: 9, runtime: '9' }, NOTHING);
        Buffer.from(memory.buffer).set(frame);
        imports.auth0.send(0, frame.length);
      };
    };
    try {
      await assert.rejects(run(() => assert.fail('it was started')), /speaks version 9 .* this file 1/);
    } finally {
      WebAssembly.Instance = Instance;
    }
  },
};

(async () => {
  // Failures that are expected; the result is the only thing to be said.
  console.error = () => {};
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
    } catch (error) {
      error.message = name + ': ' + error.message;
      throw error;
    }
  }
  console.log(JSON.stringify({ checks: Object.keys(checks).length }));
})().catch((error) => {
  process.stderr.write(error.stack + '\n');
  process.exitCode = 1;
});
