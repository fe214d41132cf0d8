'use strict';

// The role Action as one writes it by hand for speed: node:https, loaded when it is needed; one agent that keeps its
// connections; one token for all executions, fetched once; a timeout. No retries, no SDK.

let https;
let agent;

function call(domain, method, path, headers, data) {
  https = https || require('https');
  agent = agent || new https.Agent({ keepAlive: true });
  const body = JSON.stringify(data);
  return new Promise((resolve, reject) => {
    const options = {
      method,
      hostname: domain,
      path,
      agent,
      timeout: 10000,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    };
    const request = https.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode >= 400) {
          reject(new Error(method + ' ' + path + ': ' + response.statusCode + ' ' + text));
        } else {
          resolve(text && JSON.parse(text));
        }
      });
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error('no answer within 10 s')));
    request.end(body);
  });
}

let token;
let fetching;

async function tokenOf({ domain, clientId, clientSecret }) {
  if (token && Date.now() < token.ends) {
    return token.text;
  }
  fetching =
    fetching ||
    call(domain, 'POST', '/oauth/token', {}, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: 'https://' + domain + '/api/v2/',
    });
  try {
    const answer = await fetching;
    token = { text: answer.access_token, ends: Date.now() + answer.expires_in * 800 };
    return token.text;
  } finally {
    fetching = undefined;
  }
}

exports.onExecutePostLogin = async (event, api) => {
  if (event.stats.logins_count !== 1) {
    return;
  }
  try {
    const authorization = 'Bearer ' + (await tokenOf(event.secrets));
    const path = '/api/v2/users/' + encodeURIComponent(event.user.user_id) + '/roles';
    await call(event.secrets.domain, 'POST', path, { authorization }, { roles: [event.secrets.DEFAULT_ROLE] });
    api.user.setAppMetadata('onboarded', true);
  } catch (error) {
    console.error('the default role was not assigned: ' + error.message);
  }
};
