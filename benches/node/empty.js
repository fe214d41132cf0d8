'use strict';

// An Action that does nothing: what Node and the measurement take by themselves.
exports.onExecutePostLogin = async () => {};
