'use strict';

// The shim with all of its parts, readable or minified, as `load(bytes, tokenCache, deadlineMs)`. It is loaded anew at
// each call: tokens and connections live as long as its modules.

module.exports = (shim) => {
  const part = (name) => {
    const path = shim.replace(/shim((\.min)?\.js)$/, name + '$1');
    delete require.cache[path];
    return require(path);
  };
  const load = part('shim');
  const [exchange, tokens, cryptography] = ['http', 'tokens', 'crypto'].map(part);
  return (bytes, tokenCache, deadlineMs) =>
    load(bytes, { exchange, tokens, cryptography, tokenCache: tokenCache && part('token-cache')(tokenCache) }, deadlineMs);
};
