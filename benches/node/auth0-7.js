'use strict';

// The role Action with the npm package `auth0`, version 7. The client is made once, and keeps its token.

let management;

exports.onExecutePostLogin = async (event, api) => {
  if (event.stats.logins_count !== 1) {
    return;
  }
  if (!management) {
    const { ManagementClient } = require('auth0');
    const { domain, clientId, clientSecret } = event.secrets;
    management = new ManagementClient({ domain, clientId, clientSecret });
  }
  try {
    await management.users.roles.assign(event.user.user_id, { roles: [event.secrets.DEFAULT_ROLE] });
    api.user.setAppMetadata('onboarded', true);
  } catch (error) {
    console.error('the default role was not assigned: ' + error.message);
  }
};
