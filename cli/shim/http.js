'use strict';

// HTTP, for Actions that call the Management API or `fetch`.

// How large the body of an answer may be: an instance has 64 MiB, and holds an answer several times while it reads it.
const MAX_BODY = 8 << 20;
// Connections are kept open for so long. Servers close idle ones too, and a call on one that is just being closed fails.
const IDLE_MS = 30000;

const NOTHING = Buffer.alloc(0);

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

module.exports = exchange;
