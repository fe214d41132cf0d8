'use strict';

// Measures one contender in a process of its own: the job is JSON on the standard input, the figures are JSON on the
// standard output.

const fs = require('fs');
const net = require('net');

const job = JSON.parse(fs.readFileSync(0, 'utf8'));

// The tenant's name leads to this machine. Nothing that a contender would load itself is loaded for that.
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (options && options.host === job.domain) {
    options.host = job.address;
    options.port = job.port;
  }
  return connect.apply(this, args);
};

let applied = 0;
const api = {
  user: {
    setAppMetadata: () => {
      applied += 1;
    },
  },
};
const secrets = job.secrets;
const first = { ...job.event, secrets };
const later = { ...job.event, stats: { ...job.event.stats, logins_count: 2 }, secrets };

const micros = (began) => Number(process.hrtime.bigint() - began) / 1000;

// Executions one after the other: the median of their times, and the mean of the processor's time for them, all threads
// of Node together, which other work on the machine changes less.
async function measure(action, event, times) {
  const all = [];
  const before = process.cpuUsage();
  for (let index = 0; index < times; index += 1) {
    const began = process.hrtime.bigint();
    await action.onExecutePostLogin(event, api);
    all.push(micros(began));
  }
  const { user, system } = process.cpuUsage(before);
  return { time: all.sort((a, b) => a - b)[times >> 1], cpu: (user + system) / times };
}

(async () => {
  const before = process.cpuUsage();
  const began = process.hrtime.bigint();
  const action = require(job.file);
  await action.onExecutePostLogin(first, api);
  const { user, system } = process.cpuUsage(before);
  const cold = { time: micros(began), cpu: user + system };
  global.gc();
  const { rss } = process.memoryUsage();
  await measure(action, first, job.warm);
  const warm = await measure(action, first, job.warm);
  await measure(action, later, job.idle);
  const idle = await measure(action, later, job.idle);
  // Each first login must have done its work.
  const worked = applied === (job.works ? 1 + 2 * job.warm : 0);
  process.stdout.write(JSON.stringify({ cold, warm, idle, rss, worked }), () => process.exit(0));
})();
