'use strict';

// Minifies files: `node minify.js TERSER FILE …`, where TERSER is the folder of the npm package. Prints a JSON array of
// texts. The first line of each names the file's SHA-256, so that a test can tell, without npm, whether it is fresh.

const crypto = require('crypto');
const fs = require('fs');

const [terser, ...files] = process.argv.slice(2);
const { minify } = require(terser);

const options = {
  ecma: 2020,
  toplevel: true,
  compress: { passes: 4, pure_getters: true, unsafe_arrows: true },
  // Properties that begin with `_` never leave their file.
  mangle: { properties: { regex: /^_./ } },
};

(async () => {
  const texts = [];
  for (const file of files) {
    const source = fs.readFileSync(file, 'utf8');
    const { code } = await minify(source, options);
    const sha256 = crypto.createHash('sha256').update(source).digest('hex');
    texts.push('// Made by `cargo xtask shim`, of ' + sha256 + '\n' + code.replace(/^"use strict";/, '') + '\n');
  }
  console.log(JSON.stringify(texts));
})();
