'use strict';

// The tokens of the Management API, for Actions that call it.

// A token is not given out any more when it ends within this time.
const MARGIN_MS = 10000;

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

// The questions about tokens that one execution asks. `waits` says whether the operation still waits for its answer,
// `cache` is that of token-cache.js.
module.exports = ({ answer, waits, cache }) => {
  const leads = new Set();
  let dead;

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
      } else if (leading && !waits(op)) {
        leads.delete(key);
        endLead(key);
      } else {
        answer(op, acquired);
      }
    });

  return {
    end() {
      dead = true;
      leads.forEach((key) => endLead(key));
    },
    'token.acquire': acquire,
    'token.publish': (op, key, token) => {
      if (leads.delete(key)) {
        endLead(key, token);
        if (cache) {
          cache.set(key, token);
        }
      }
    },
    'token.release': (op, key) => leads.delete(key) && endLead(key),
    'token.forget': (op, key, refused) => forgetToken(key, refused),
  };
};
