//! One trait per scope.

use crate::Unchecked;

/// The scope `create:actions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:actions`",
    label = "needs the scope `create:actions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateActions`",
    note = "in `scopes!`: add \"create:actions\""
)]
pub trait CreateActions {}

/// The scope `create:authentication_methods`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:authentication_methods`",
    label = "needs the scope `create:authentication_methods`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateAuthenticationMethods`",
    note = "in `scopes!`: add \"create:authentication_methods\""
)]
pub trait CreateAuthenticationMethods {}

/// The scope `create:client_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:client_credentials`",
    label = "needs the scope `create:client_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateClientCredentials`",
    note = "in `scopes!`: add \"create:client_credentials\""
)]
pub trait CreateClientCredentials {}

/// The scope `create:client_grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:client_grants`",
    label = "needs the scope `create:client_grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateClientGrants`",
    note = "in `scopes!`: add \"create:client_grants\""
)]
pub trait CreateClientGrants {}

/// The scope `create:clients`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:clients`",
    label = "needs the scope `create:clients`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateClients`",
    note = "in `scopes!`: add \"create:clients\""
)]
pub trait CreateClients {}

/// The scope `create:connection_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:connection_profiles`",
    label = "needs the scope `create:connection_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateConnectionProfiles`",
    note = "in `scopes!`: add \"create:connection_profiles\""
)]
pub trait CreateConnectionProfiles {}

/// The scope `create:connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:connections`",
    label = "needs the scope `create:connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateConnections`",
    note = "in `scopes!`: add \"create:connections\""
)]
pub trait CreateConnections {}

/// The scope `create:connections_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:connections_keys`",
    label = "needs the scope `create:connections_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateConnectionsKeys`",
    note = "in `scopes!`: add \"create:connections_keys\""
)]
pub trait CreateConnectionsKeys {}

/// The scope `create:current_user_device_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:current_user_device_credentials`",
    label = "needs the scope `create:current_user_device_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateCurrentUserDeviceCredentials`",
    note = "in `scopes!`: add \"create:current_user_device_credentials\""
)]
pub trait CreateCurrentUserDeviceCredentials {}

/// The scope `create:custom_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:custom_domains`",
    label = "needs the scope `create:custom_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateCustomDomains`",
    note = "in `scopes!`: add \"create:custom_domains\""
)]
pub trait CreateCustomDomains {}

/// The scope `create:custom_signing_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:custom_signing_keys`",
    label = "needs the scope `create:custom_signing_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateCustomSigningKeys`",
    note = "in `scopes!`: add \"create:custom_signing_keys\""
)]
pub trait CreateCustomSigningKeys {}

/// The scope `create:directory_provisionings`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:directory_provisionings`",
    label = "needs the scope `create:directory_provisionings`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateDirectoryProvisionings`",
    note = "in `scopes!`: add \"create:directory_provisionings\""
)]
pub trait CreateDirectoryProvisionings {}

/// The scope `create:email_provider`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:email_provider`",
    label = "needs the scope `create:email_provider`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateEmailProvider`",
    note = "in `scopes!`: add \"create:email_provider\""
)]
pub trait CreateEmailProvider {}

/// The scope `create:email_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:email_templates`",
    label = "needs the scope `create:email_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateEmailTemplates`",
    note = "in `scopes!`: add \"create:email_templates\""
)]
pub trait CreateEmailTemplates {}

/// The scope `create:encryption_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:encryption_keys`",
    label = "needs the scope `create:encryption_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateEncryptionKeys`",
    note = "in `scopes!`: add \"create:encryption_keys\""
)]
pub trait CreateEncryptionKeys {}

/// The scope `create:event_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:event_streams`",
    label = "needs the scope `create:event_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateEventStreams`",
    note = "in `scopes!`: add \"create:event_streams\""
)]
pub trait CreateEventStreams {}

/// The scope `create:experimentation`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:experimentation`",
    label = "needs the scope `create:experimentation`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateExperimentation`",
    note = "in `scopes!`: add \"create:experimentation\""
)]
pub trait CreateExperimentation {}

/// The scope `create:flows`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:flows`",
    label = "needs the scope `create:flows`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateFlows`",
    note = "in `scopes!`: add \"create:flows\""
)]
pub trait CreateFlows {}

/// The scope `create:flows_vault_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:flows_vault_connections`",
    label = "needs the scope `create:flows_vault_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateFlowsVaultConnections`",
    note = "in `scopes!`: add \"create:flows_vault_connections\""
)]
pub trait CreateFlowsVaultConnections {}

/// The scope `create:forms`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:forms`",
    label = "needs the scope `create:forms`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateForms`",
    note = "in `scopes!`: add \"create:forms\""
)]
pub trait CreateForms {}

/// The scope `create:group_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:group_roles`",
    label = "needs the scope `create:group_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateGroupRoles`",
    note = "in `scopes!`: add \"create:group_roles\""
)]
pub trait CreateGroupRoles {}

/// The scope `create:guardian_enrollment_tickets`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:guardian_enrollment_tickets`",
    label = "needs the scope `create:guardian_enrollment_tickets`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateGuardianEnrollmentTickets`",
    note = "in `scopes!`: add \"create:guardian_enrollment_tickets\""
)]
pub trait CreateGuardianEnrollmentTickets {}

/// The scope `create:hooks`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:hooks`",
    label = "needs the scope `create:hooks`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateHooks`",
    note = "in `scopes!`: add \"create:hooks\""
)]
pub trait CreateHooks {}

/// The scope `create:log_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:log_streams`",
    label = "needs the scope `create:log_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateLogStreams`",
    note = "in `scopes!`: add \"create:log_streams\""
)]
pub trait CreateLogStreams {}

/// The scope `create:network_acls`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:network_acls`",
    label = "needs the scope `create:network_acls`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateNetworkAcls`",
    note = "in `scopes!`: add \"create:network_acls\""
)]
pub trait CreateNetworkAcls {}

/// The scope `create:organization_client_grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organization_client_grants`",
    label = "needs the scope `create:organization_client_grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizationClientGrants`",
    note = "in `scopes!`: add \"create:organization_client_grants\""
)]
pub trait CreateOrganizationClientGrants {}

/// The scope `create:organization_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organization_connections`",
    label = "needs the scope `create:organization_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizationConnections`",
    note = "in `scopes!`: add \"create:organization_connections\""
)]
pub trait CreateOrganizationConnections {}

/// The scope `create:organization_discovery_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organization_discovery_domains`",
    label = "needs the scope `create:organization_discovery_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizationDiscoveryDomains`",
    note = "in `scopes!`: add \"create:organization_discovery_domains\""
)]
pub trait CreateOrganizationDiscoveryDomains {}

/// The scope `create:organization_group_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organization_group_roles`",
    label = "needs the scope `create:organization_group_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizationGroupRoles`",
    note = "in `scopes!`: add \"create:organization_group_roles\""
)]
pub trait CreateOrganizationGroupRoles {}

/// The scope `create:organization_invitations`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organization_invitations`",
    label = "needs the scope `create:organization_invitations`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizationInvitations`",
    note = "in `scopes!`: add \"create:organization_invitations\""
)]
pub trait CreateOrganizationInvitations {}

/// The scope `create:organization_member_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organization_member_roles`",
    label = "needs the scope `create:organization_member_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizationMemberRoles`",
    note = "in `scopes!`: add \"create:organization_member_roles\""
)]
pub trait CreateOrganizationMemberRoles {}

/// The scope `create:organization_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organization_members`",
    label = "needs the scope `create:organization_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizationMembers`",
    note = "in `scopes!`: add \"create:organization_members\""
)]
pub trait CreateOrganizationMembers {}

/// The scope `create:organizations`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:organizations`",
    label = "needs the scope `create:organizations`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateOrganizations`",
    note = "in `scopes!`: add \"create:organizations\""
)]
pub trait CreateOrganizations {}

/// The scope `create:phone_providers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:phone_providers`",
    label = "needs the scope `create:phone_providers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreatePhoneProviders`",
    note = "in `scopes!`: add \"create:phone_providers\""
)]
pub trait CreatePhoneProviders {}

/// The scope `create:phone_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:phone_templates`",
    label = "needs the scope `create:phone_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreatePhoneTemplates`",
    note = "in `scopes!`: add \"create:phone_templates\""
)]
pub trait CreatePhoneTemplates {}

/// The scope `create:rate_limit_policies`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:rate_limit_policies`",
    label = "needs the scope `create:rate_limit_policies`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateRateLimitPolicies`",
    note = "in `scopes!`: add \"create:rate_limit_policies\""
)]
pub trait CreateRateLimitPolicies {}

/// The scope `create:resource_servers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:resource_servers`",
    label = "needs the scope `create:resource_servers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateResourceServers`",
    note = "in `scopes!`: add \"create:resource_servers\""
)]
pub trait CreateResourceServers {}

/// The scope `create:role_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:role_members`",
    label = "needs the scope `create:role_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateRoleMembers`",
    note = "in `scopes!`: add \"create:role_members\""
)]
pub trait CreateRoleMembers {}

/// The scope `create:roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:roles`",
    label = "needs the scope `create:roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateRoles`",
    note = "in `scopes!`: add \"create:roles\""
)]
pub trait CreateRoles {}

/// The scope `create:rules`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:rules`",
    label = "needs the scope `create:rules`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateRules`",
    note = "in `scopes!`: add \"create:rules\""
)]
pub trait CreateRules {}

/// The scope `create:scim_config`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:scim_config`",
    label = "needs the scope `create:scim_config`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateScimConfig`",
    note = "in `scopes!`: add \"create:scim_config\""
)]
pub trait CreateScimConfig {}

/// The scope `create:scim_token`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:scim_token`",
    label = "needs the scope `create:scim_token`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateScimToken`",
    note = "in `scopes!`: add \"create:scim_token\""
)]
pub trait CreateScimToken {}

/// The scope `create:self_service_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:self_service_profiles`",
    label = "needs the scope `create:self_service_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateSelfServiceProfiles`",
    note = "in `scopes!`: add \"create:self_service_profiles\""
)]
pub trait CreateSelfServiceProfiles {}

/// The scope `create:signing_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:signing_keys`",
    label = "needs the scope `create:signing_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateSigningKeys`",
    note = "in `scopes!`: add \"create:signing_keys\""
)]
pub trait CreateSigningKeys {}

/// The scope `create:sso_access_tickets`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:sso_access_tickets`",
    label = "needs the scope `create:sso_access_tickets`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateSsoAccessTickets`",
    note = "in `scopes!`: add \"create:sso_access_tickets\""
)]
pub trait CreateSsoAccessTickets {}

/// The scope `create:token_exchange_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:token_exchange_profiles`",
    label = "needs the scope `create:token_exchange_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateTokenExchangeProfiles`",
    note = "in `scopes!`: add \"create:token_exchange_profiles\""
)]
pub trait CreateTokenExchangeProfiles {}

/// The scope `create:user_attribute_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:user_attribute_profiles`",
    label = "needs the scope `create:user_attribute_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateUserAttributeProfiles`",
    note = "in `scopes!`: add \"create:user_attribute_profiles\""
)]
pub trait CreateUserAttributeProfiles {}

/// The scope `create:user_tickets`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:user_tickets`",
    label = "needs the scope `create:user_tickets`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateUserTickets`",
    note = "in `scopes!`: add \"create:user_tickets\""
)]
pub trait CreateUserTickets {}

/// The scope `create:users`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:users`",
    label = "needs the scope `create:users`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateUsers`",
    note = "in `scopes!`: add \"create:users\""
)]
pub trait CreateUsers {}

/// The scope `create:vdcs_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:vdcs_templates`",
    label = "needs the scope `create:vdcs_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateVdcsTemplates`",
    note = "in `scopes!`: add \"create:vdcs_templates\""
)]
pub trait CreateVdcsTemplates {}

/// The scope `delete:actions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:actions`",
    label = "needs the scope `delete:actions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteActions`",
    note = "in `scopes!`: add \"delete:actions\""
)]
pub trait DeleteActions {}

/// The scope `delete:anomaly_blocks`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:anomaly_blocks`",
    label = "needs the scope `delete:anomaly_blocks`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteAnomalyBlocks`",
    note = "in `scopes!`: add \"delete:anomaly_blocks\""
)]
pub trait DeleteAnomalyBlocks {}

/// The scope `delete:authentication_methods`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:authentication_methods`",
    label = "needs the scope `delete:authentication_methods`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteAuthenticationMethods`",
    note = "in `scopes!`: add \"delete:authentication_methods\""
)]
pub trait DeleteAuthenticationMethods {}

/// The scope `delete:branding`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:branding`",
    label = "needs the scope `delete:branding`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteBranding`",
    note = "in `scopes!`: add \"delete:branding\""
)]
pub trait DeleteBranding {}

/// The scope `delete:client_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:client_credentials`",
    label = "needs the scope `delete:client_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteClientCredentials`",
    note = "in `scopes!`: add \"delete:client_credentials\""
)]
pub trait DeleteClientCredentials {}

/// The scope `delete:client_grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:client_grants`",
    label = "needs the scope `delete:client_grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteClientGrants`",
    note = "in `scopes!`: add \"delete:client_grants\""
)]
pub trait DeleteClientGrants {}

/// The scope `delete:clients`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:clients`",
    label = "needs the scope `delete:clients`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteClients`",
    note = "in `scopes!`: add \"delete:clients\""
)]
pub trait DeleteClients {}

/// The scope `delete:connection_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:connection_profiles`",
    label = "needs the scope `delete:connection_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteConnectionProfiles`",
    note = "in `scopes!`: add \"delete:connection_profiles\""
)]
pub trait DeleteConnectionProfiles {}

/// The scope `delete:connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:connections`",
    label = "needs the scope `delete:connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteConnections`",
    note = "in `scopes!`: add \"delete:connections\""
)]
pub trait DeleteConnections {}

/// The scope `delete:current_user`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:current_user`",
    label = "needs the scope `delete:current_user`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteCurrentUser`",
    note = "in `scopes!`: add \"delete:current_user\""
)]
pub trait DeleteCurrentUser: any::UsersDelete {}

/// The scope `delete:current_user_device_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:current_user_device_credentials`",
    label = "needs the scope `delete:current_user_device_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteCurrentUserDeviceCredentials`",
    note = "in `scopes!`: add \"delete:current_user_device_credentials\""
)]
pub trait DeleteCurrentUserDeviceCredentials {}

/// The scope `delete:custom_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:custom_domains`",
    label = "needs the scope `delete:custom_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteCustomDomains`",
    note = "in `scopes!`: add \"delete:custom_domains\""
)]
pub trait DeleteCustomDomains {}

/// The scope `delete:custom_signing_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:custom_signing_keys`",
    label = "needs the scope `delete:custom_signing_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteCustomSigningKeys`",
    note = "in `scopes!`: add \"delete:custom_signing_keys\""
)]
pub trait DeleteCustomSigningKeys {}

/// The scope `delete:device_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:device_credentials`",
    label = "needs the scope `delete:device_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteDeviceCredentials`",
    note = "in `scopes!`: add \"delete:device_credentials\""
)]
pub trait DeleteDeviceCredentials {}

/// The scope `delete:directory_provisionings`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:directory_provisionings`",
    label = "needs the scope `delete:directory_provisionings`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteDirectoryProvisionings`",
    note = "in `scopes!`: add \"delete:directory_provisionings\""
)]
pub trait DeleteDirectoryProvisionings {}

/// The scope `delete:email_provider`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:email_provider`",
    label = "needs the scope `delete:email_provider`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteEmailProvider`",
    note = "in `scopes!`: add \"delete:email_provider\""
)]
pub trait DeleteEmailProvider {}

/// The scope `delete:encryption_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:encryption_keys`",
    label = "needs the scope `delete:encryption_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteEncryptionKeys`",
    note = "in `scopes!`: add \"delete:encryption_keys\""
)]
pub trait DeleteEncryptionKeys {}

/// The scope `delete:event_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:event_streams`",
    label = "needs the scope `delete:event_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteEventStreams`",
    note = "in `scopes!`: add \"delete:event_streams\""
)]
pub trait DeleteEventStreams {}

/// The scope `delete:experimentation`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:experimentation`",
    label = "needs the scope `delete:experimentation`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteExperimentation`",
    note = "in `scopes!`: add \"delete:experimentation\""
)]
pub trait DeleteExperimentation {}

/// The scope `delete:federated_connections_tokens`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:federated_connections_tokens`",
    label = "needs the scope `delete:federated_connections_tokens`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteFederatedConnectionsTokens`",
    note = "in `scopes!`: add \"delete:federated_connections_tokens\""
)]
pub trait DeleteFederatedConnectionsTokens {}

/// The scope `delete:flows`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:flows`",
    label = "needs the scope `delete:flows`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteFlows`",
    note = "in `scopes!`: add \"delete:flows\""
)]
pub trait DeleteFlows {}

/// The scope `delete:flows_executions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:flows_executions`",
    label = "needs the scope `delete:flows_executions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteFlowsExecutions`",
    note = "in `scopes!`: add \"delete:flows_executions\""
)]
pub trait DeleteFlowsExecutions {}

/// The scope `delete:flows_vault_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:flows_vault_connections`",
    label = "needs the scope `delete:flows_vault_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteFlowsVaultConnections`",
    note = "in `scopes!`: add \"delete:flows_vault_connections\""
)]
pub trait DeleteFlowsVaultConnections {}

/// The scope `delete:forms`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:forms`",
    label = "needs the scope `delete:forms`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteForms`",
    note = "in `scopes!`: add \"delete:forms\""
)]
pub trait DeleteForms {}

/// The scope `delete:grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:grants`",
    label = "needs the scope `delete:grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteGrants`",
    note = "in `scopes!`: add \"delete:grants\""
)]
pub trait DeleteGrants {}

/// The scope `delete:group_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:group_roles`",
    label = "needs the scope `delete:group_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteGroupRoles`",
    note = "in `scopes!`: add \"delete:group_roles\""
)]
pub trait DeleteGroupRoles {}

/// The scope `delete:groups`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:groups`",
    label = "needs the scope `delete:groups`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteGroups`",
    note = "in `scopes!`: add \"delete:groups\""
)]
pub trait DeleteGroups {}

/// The scope `delete:guardian_enrollments`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:guardian_enrollments`",
    label = "needs the scope `delete:guardian_enrollments`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteGuardianEnrollments`",
    note = "in `scopes!`: add \"delete:guardian_enrollments\""
)]
pub trait DeleteGuardianEnrollments {}

/// The scope `delete:hooks`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:hooks`",
    label = "needs the scope `delete:hooks`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteHooks`",
    note = "in `scopes!`: add \"delete:hooks\""
)]
pub trait DeleteHooks {}

/// The scope `delete:log_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:log_streams`",
    label = "needs the scope `delete:log_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteLogStreams`",
    note = "in `scopes!`: add \"delete:log_streams\""
)]
pub trait DeleteLogStreams {}

/// The scope `delete:network_acls`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:network_acls`",
    label = "needs the scope `delete:network_acls`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteNetworkAcls`",
    note = "in `scopes!`: add \"delete:network_acls\""
)]
pub trait DeleteNetworkAcls {}

/// The scope `delete:organization_client_grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organization_client_grants`",
    label = "needs the scope `delete:organization_client_grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizationClientGrants`",
    note = "in `scopes!`: add \"delete:organization_client_grants\""
)]
pub trait DeleteOrganizationClientGrants {}

/// The scope `delete:organization_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organization_connections`",
    label = "needs the scope `delete:organization_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizationConnections`",
    note = "in `scopes!`: add \"delete:organization_connections\""
)]
pub trait DeleteOrganizationConnections {}

/// The scope `delete:organization_discovery_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organization_discovery_domains`",
    label = "needs the scope `delete:organization_discovery_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizationDiscoveryDomains`",
    note = "in `scopes!`: add \"delete:organization_discovery_domains\""
)]
pub trait DeleteOrganizationDiscoveryDomains {}

/// The scope `delete:organization_group_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organization_group_roles`",
    label = "needs the scope `delete:organization_group_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizationGroupRoles`",
    note = "in `scopes!`: add \"delete:organization_group_roles\""
)]
pub trait DeleteOrganizationGroupRoles {}

/// The scope `delete:organization_invitations`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organization_invitations`",
    label = "needs the scope `delete:organization_invitations`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizationInvitations`",
    note = "in `scopes!`: add \"delete:organization_invitations\""
)]
pub trait DeleteOrganizationInvitations {}

/// The scope `delete:organization_member_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organization_member_roles`",
    label = "needs the scope `delete:organization_member_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizationMemberRoles`",
    note = "in `scopes!`: add \"delete:organization_member_roles\""
)]
pub trait DeleteOrganizationMemberRoles {}

/// The scope `delete:organization_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organization_members`",
    label = "needs the scope `delete:organization_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizationMembers`",
    note = "in `scopes!`: add \"delete:organization_members\""
)]
pub trait DeleteOrganizationMembers {}

/// The scope `delete:organizations`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:organizations`",
    label = "needs the scope `delete:organizations`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteOrganizations`",
    note = "in `scopes!`: add \"delete:organizations\""
)]
pub trait DeleteOrganizations {}

/// The scope `delete:phone_providers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:phone_providers`",
    label = "needs the scope `delete:phone_providers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeletePhoneProviders`",
    note = "in `scopes!`: add \"delete:phone_providers\""
)]
pub trait DeletePhoneProviders {}

/// The scope `delete:phone_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:phone_templates`",
    label = "needs the scope `delete:phone_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeletePhoneTemplates`",
    note = "in `scopes!`: add \"delete:phone_templates\""
)]
pub trait DeletePhoneTemplates {}

/// The scope `delete:rate_limit_policies`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:rate_limit_policies`",
    label = "needs the scope `delete:rate_limit_policies`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteRateLimitPolicies`",
    note = "in `scopes!`: add \"delete:rate_limit_policies\""
)]
pub trait DeleteRateLimitPolicies {}

/// The scope `delete:refresh_tokens`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:refresh_tokens`",
    label = "needs the scope `delete:refresh_tokens`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteRefreshTokens`",
    note = "in `scopes!`: add \"delete:refresh_tokens\""
)]
pub trait DeleteRefreshTokens {}

/// The scope `delete:resource_servers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:resource_servers`",
    label = "needs the scope `delete:resource_servers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteResourceServers`",
    note = "in `scopes!`: add \"delete:resource_servers\""
)]
pub trait DeleteResourceServers {}

/// The scope `delete:role_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:role_members`",
    label = "needs the scope `delete:role_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteRoleMembers`",
    note = "in `scopes!`: add \"delete:role_members\""
)]
pub trait DeleteRoleMembers {}

/// The scope `delete:roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:roles`",
    label = "needs the scope `delete:roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteRoles`",
    note = "in `scopes!`: add \"delete:roles\""
)]
pub trait DeleteRoles {}

/// The scope `delete:rules`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:rules`",
    label = "needs the scope `delete:rules`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteRules`",
    note = "in `scopes!`: add \"delete:rules\""
)]
pub trait DeleteRules {}

/// The scope `delete:rules_configs`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:rules_configs`",
    label = "needs the scope `delete:rules_configs`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteRulesConfigs`",
    note = "in `scopes!`: add \"delete:rules_configs\""
)]
pub trait DeleteRulesConfigs {}

/// The scope `delete:scim_config`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:scim_config`",
    label = "needs the scope `delete:scim_config`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteScimConfig`",
    note = "in `scopes!`: add \"delete:scim_config\""
)]
pub trait DeleteScimConfig {}

/// The scope `delete:scim_token`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:scim_token`",
    label = "needs the scope `delete:scim_token`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteScimToken`",
    note = "in `scopes!`: add \"delete:scim_token\""
)]
pub trait DeleteScimToken {}

/// The scope `delete:self_service_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:self_service_profiles`",
    label = "needs the scope `delete:self_service_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteSelfServiceProfiles`",
    note = "in `scopes!`: add \"delete:self_service_profiles\""
)]
pub trait DeleteSelfServiceProfiles {}

/// The scope `delete:sessions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:sessions`",
    label = "needs the scope `delete:sessions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteSessions`",
    note = "in `scopes!`: add \"delete:sessions\""
)]
pub trait DeleteSessions {}

/// The scope `delete:sso_access_tickets`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:sso_access_tickets`",
    label = "needs the scope `delete:sso_access_tickets`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteSsoAccessTickets`",
    note = "in `scopes!`: add \"delete:sso_access_tickets\""
)]
pub trait DeleteSsoAccessTickets {}

/// The scope `delete:token_exchange_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:token_exchange_profiles`",
    label = "needs the scope `delete:token_exchange_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteTokenExchangeProfiles`",
    note = "in `scopes!`: add \"delete:token_exchange_profiles\""
)]
pub trait DeleteTokenExchangeProfiles {}

/// The scope `delete:user_attribute_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:user_attribute_profiles`",
    label = "needs the scope `delete:user_attribute_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteUserAttributeProfiles`",
    note = "in `scopes!`: add \"delete:user_attribute_profiles\""
)]
pub trait DeleteUserAttributeProfiles {}

/// The scope `delete:users`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:users`",
    label = "needs the scope `delete:users`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteUsers`",
    note = "in `scopes!`: add \"delete:users\""
)]
pub trait DeleteUsers: any::UsersDelete {}

/// The scope `delete:vdcs_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `delete:vdcs_templates`",
    label = "needs the scope `delete:vdcs_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::DeleteVdcsTemplates`",
    note = "in `scopes!`: add \"delete:vdcs_templates\""
)]
pub trait DeleteVdcsTemplates {}

/// The scope `read:actions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:actions`",
    label = "needs the scope `read:actions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadActions`",
    note = "in `scopes!`: add \"read:actions\""
)]
pub trait ReadActions {}

/// The scope `read:anomaly_blocks`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:anomaly_blocks`",
    label = "needs the scope `read:anomaly_blocks`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadAnomalyBlocks`",
    note = "in `scopes!`: add \"read:anomaly_blocks\""
)]
pub trait ReadAnomalyBlocks {}

/// The scope `read:attack_protection`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:attack_protection`",
    label = "needs the scope `read:attack_protection`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadAttackProtection`",
    note = "in `scopes!`: add \"read:attack_protection\""
)]
pub trait ReadAttackProtection {}

/// The scope `read:authentication_methods`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:authentication_methods`",
    label = "needs the scope `read:authentication_methods`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadAuthenticationMethods`",
    note = "in `scopes!`: add \"read:authentication_methods\""
)]
pub trait ReadAuthenticationMethods {}

/// The scope `read:branding`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:branding`",
    label = "needs the scope `read:branding`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadBranding`",
    note = "in `scopes!`: add \"read:branding\""
)]
pub trait ReadBranding {}

/// The scope `read:client_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:client_credentials`",
    label = "needs the scope `read:client_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadClientCredentials`",
    note = "in `scopes!`: add \"read:client_credentials\""
)]
pub trait ReadClientCredentials {}

/// The scope `read:client_grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:client_grants`",
    label = "needs the scope `read:client_grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadClientGrants`",
    note = "in `scopes!`: add \"read:client_grants\""
)]
pub trait ReadClientGrants {}

/// The scope `read:client_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:client_keys`",
    label = "needs the scope `read:client_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadClientKeys`",
    note = "in `scopes!`: add \"read:client_keys\""
)]
pub trait ReadClientKeys {}

/// The scope `read:client_summary`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:client_summary`",
    label = "needs the scope `read:client_summary`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadClientSummary`",
    note = "in `scopes!`: add \"read:client_summary\""
)]
pub trait ReadClientSummary {}

/// The scope `read:clients`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:clients`",
    label = "needs the scope `read:clients`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadClients`",
    note = "in `scopes!`: add \"read:clients\""
)]
pub trait ReadClients {}

/// The scope `read:connection_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:connection_profiles`",
    label = "needs the scope `read:connection_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadConnectionProfiles`",
    note = "in `scopes!`: add \"read:connection_profiles\""
)]
pub trait ReadConnectionProfiles {}

/// The scope `read:connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:connections`",
    label = "needs the scope `read:connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadConnections`",
    note = "in `scopes!`: add \"read:connections\""
)]
pub trait ReadConnections {}

/// The scope `read:connections_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:connections_keys`",
    label = "needs the scope `read:connections_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadConnectionsKeys`",
    note = "in `scopes!`: add \"read:connections_keys\""
)]
pub trait ReadConnectionsKeys {}

/// The scope `read:current_user`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:current_user`",
    label = "needs the scope `read:current_user`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadCurrentUser`",
    note = "in `scopes!`: add \"read:current_user\""
)]
pub trait ReadCurrentUser: any::UsersEnrollmentsGet + any::UsersGet {}

/// The scope `read:custom_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:custom_domains`",
    label = "needs the scope `read:custom_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadCustomDomains`",
    note = "in `scopes!`: add \"read:custom_domains\""
)]
pub trait ReadCustomDomains {}

/// The scope `read:custom_signing_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:custom_signing_keys`",
    label = "needs the scope `read:custom_signing_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadCustomSigningKeys`",
    note = "in `scopes!`: add \"read:custom_signing_keys\""
)]
pub trait ReadCustomSigningKeys {}

/// The scope `read:device_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:device_credentials`",
    label = "needs the scope `read:device_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadDeviceCredentials`",
    note = "in `scopes!`: add \"read:device_credentials\""
)]
pub trait ReadDeviceCredentials {}

/// The scope `read:directory_provisionings`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:directory_provisionings`",
    label = "needs the scope `read:directory_provisionings`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadDirectoryProvisionings`",
    note = "in `scopes!`: add \"read:directory_provisionings\""
)]
pub trait ReadDirectoryProvisionings {}

/// The scope `read:email_provider`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:email_provider`",
    label = "needs the scope `read:email_provider`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadEmailProvider`",
    note = "in `scopes!`: add \"read:email_provider\""
)]
pub trait ReadEmailProvider {}

/// The scope `read:email_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:email_templates`",
    label = "needs the scope `read:email_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadEmailTemplates`",
    note = "in `scopes!`: add \"read:email_templates\""
)]
pub trait ReadEmailTemplates {}

/// The scope `read:encryption_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:encryption_keys`",
    label = "needs the scope `read:encryption_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadEncryptionKeys`",
    note = "in `scopes!`: add \"read:encryption_keys\""
)]
pub trait ReadEncryptionKeys {}

/// The scope `read:event_deliveries`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:event_deliveries`",
    label = "needs the scope `read:event_deliveries`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadEventDeliveries`",
    note = "in `scopes!`: add \"read:event_deliveries\""
)]
pub trait ReadEventDeliveries {}

/// The scope `read:event_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:event_streams`",
    label = "needs the scope `read:event_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadEventStreams`",
    note = "in `scopes!`: add \"read:event_streams\""
)]
pub trait ReadEventStreams {}

/// The scope `read:events`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:events`",
    label = "needs the scope `read:events`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadEvents`",
    note = "in `scopes!`: add \"read:events\""
)]
pub trait ReadEvents {}

/// The scope `read:experimentation`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:experimentation`",
    label = "needs the scope `read:experimentation`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadExperimentation`",
    note = "in `scopes!`: add \"read:experimentation\""
)]
pub trait ReadExperimentation {}

/// The scope `read:federated_connections_tokens`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:federated_connections_tokens`",
    label = "needs the scope `read:federated_connections_tokens`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadFederatedConnectionsTokens`",
    note = "in `scopes!`: add \"read:federated_connections_tokens\""
)]
pub trait ReadFederatedConnectionsTokens {}

/// The scope `read:flows`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:flows`",
    label = "needs the scope `read:flows`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadFlows`",
    note = "in `scopes!`: add \"read:flows\""
)]
pub trait ReadFlows {}

/// The scope `read:flows_executions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:flows_executions`",
    label = "needs the scope `read:flows_executions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadFlowsExecutions`",
    note = "in `scopes!`: add \"read:flows_executions\""
)]
pub trait ReadFlowsExecutions {}

/// The scope `read:flows_vault_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:flows_vault_connections`",
    label = "needs the scope `read:flows_vault_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadFlowsVaultConnections`",
    note = "in `scopes!`: add \"read:flows_vault_connections\""
)]
pub trait ReadFlowsVaultConnections {}

/// The scope `read:forms`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:forms`",
    label = "needs the scope `read:forms`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadForms`",
    note = "in `scopes!`: add \"read:forms\""
)]
pub trait ReadForms {}

/// The scope `read:grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:grants`",
    label = "needs the scope `read:grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadGrants`",
    note = "in `scopes!`: add \"read:grants\""
)]
pub trait ReadGrants {}

/// The scope `read:group_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:group_members`",
    label = "needs the scope `read:group_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadGroupMembers`",
    note = "in `scopes!`: add \"read:group_members\""
)]
pub trait ReadGroupMembers {}

/// The scope `read:group_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:group_roles`",
    label = "needs the scope `read:group_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadGroupRoles`",
    note = "in `scopes!`: add \"read:group_roles\""
)]
pub trait ReadGroupRoles {}

/// The scope `read:groups`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:groups`",
    label = "needs the scope `read:groups`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadGroups`",
    note = "in `scopes!`: add \"read:groups\""
)]
pub trait ReadGroups {}

/// The scope `read:guardian_enrollments`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:guardian_enrollments`",
    label = "needs the scope `read:guardian_enrollments`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadGuardianEnrollments`",
    note = "in `scopes!`: add \"read:guardian_enrollments\""
)]
pub trait ReadGuardianEnrollments {}

/// The scope `read:guardian_factors`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:guardian_factors`",
    label = "needs the scope `read:guardian_factors`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadGuardianFactors`",
    note = "in `scopes!`: add \"read:guardian_factors\""
)]
pub trait ReadGuardianFactors {}

/// The scope `read:hooks`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:hooks`",
    label = "needs the scope `read:hooks`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadHooks`",
    note = "in `scopes!`: add \"read:hooks\""
)]
pub trait ReadHooks {}

/// The scope `read:log_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:log_streams`",
    label = "needs the scope `read:log_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadLogStreams`",
    note = "in `scopes!`: add \"read:log_streams\""
)]
pub trait ReadLogStreams {}

/// The scope `read:logs`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:logs`",
    label = "needs the scope `read:logs`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadLogs`",
    note = "in `scopes!`: add \"read:logs\""
)]
pub trait ReadLogs: any::UsersLogsList {}

/// The scope `read:logs_users`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:logs_users`",
    label = "needs the scope `read:logs_users`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadLogsUsers`",
    note = "in `scopes!`: add \"read:logs_users\""
)]
pub trait ReadLogsUsers: any::UsersLogsList {}

/// The scope `read:mfa_policies`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:mfa_policies`",
    label = "needs the scope `read:mfa_policies`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadMfaPolicies`",
    note = "in `scopes!`: add \"read:mfa_policies\""
)]
pub trait ReadMfaPolicies {}

/// The scope `read:network_acls`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:network_acls`",
    label = "needs the scope `read:network_acls`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadNetworkAcls`",
    note = "in `scopes!`: add \"read:network_acls\""
)]
pub trait ReadNetworkAcls {}

/// The scope `read:organization_client_grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_client_grants`",
    label = "needs the scope `read:organization_client_grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationClientGrants`",
    note = "in `scopes!`: add \"read:organization_client_grants\""
)]
pub trait ReadOrganizationClientGrants {}

/// The scope `read:organization_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_connections`",
    label = "needs the scope `read:organization_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationConnections`",
    note = "in `scopes!`: add \"read:organization_connections\""
)]
pub trait ReadOrganizationConnections {}

/// The scope `read:organization_discovery_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_discovery_domains`",
    label = "needs the scope `read:organization_discovery_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationDiscoveryDomains`",
    note = "in `scopes!`: add \"read:organization_discovery_domains\""
)]
pub trait ReadOrganizationDiscoveryDomains {}

/// The scope `read:organization_group_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_group_roles`",
    label = "needs the scope `read:organization_group_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationGroupRoles`",
    note = "in `scopes!`: add \"read:organization_group_roles\""
)]
pub trait ReadOrganizationGroupRoles {}

/// The scope `read:organization_groups`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_groups`",
    label = "needs the scope `read:organization_groups`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationGroups`",
    note = "in `scopes!`: add \"read:organization_groups\""
)]
pub trait ReadOrganizationGroups {}

/// The scope `read:organization_invitations`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_invitations`",
    label = "needs the scope `read:organization_invitations`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationInvitations`",
    note = "in `scopes!`: add \"read:organization_invitations\""
)]
pub trait ReadOrganizationInvitations {}

/// The scope `read:organization_member_effective_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_member_effective_roles`",
    label = "needs the scope `read:organization_member_effective_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationMemberEffectiveRoles`",
    note = "in `scopes!`: add \"read:organization_member_effective_roles\""
)]
pub trait ReadOrganizationMemberEffectiveRoles {}

/// The scope `read:organization_member_role_source_groups`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_member_role_source_groups`",
    label = "needs the scope `read:organization_member_role_source_groups`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationMemberRoleSourceGroups`",
    note = "in `scopes!`: add \"read:organization_member_role_source_groups\""
)]
pub trait ReadOrganizationMemberRoleSourceGroups {}

/// The scope `read:organization_member_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_member_roles`",
    label = "needs the scope `read:organization_member_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationMemberRoles`",
    note = "in `scopes!`: add \"read:organization_member_roles\""
)]
pub trait ReadOrganizationMemberRoles {}

/// The scope `read:organization_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organization_members`",
    label = "needs the scope `read:organization_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizationMembers`",
    note = "in `scopes!`: add \"read:organization_members\""
)]
pub trait ReadOrganizationMembers {}

/// The scope `read:organizations`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:organizations`",
    label = "needs the scope `read:organizations`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadOrganizations`",
    note = "in `scopes!`: add \"read:organizations\""
)]
pub trait ReadOrganizations {}

/// The scope `read:phone_providers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:phone_providers`",
    label = "needs the scope `read:phone_providers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadPhoneProviders`",
    note = "in `scopes!`: add \"read:phone_providers\""
)]
pub trait ReadPhoneProviders {}

/// The scope `read:phone_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:phone_templates`",
    label = "needs the scope `read:phone_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadPhoneTemplates`",
    note = "in `scopes!`: add \"read:phone_templates\""
)]
pub trait ReadPhoneTemplates {}

/// The scope `read:prompts`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:prompts`",
    label = "needs the scope `read:prompts`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadPrompts`",
    note = "in `scopes!`: add \"read:prompts\""
)]
pub trait ReadPrompts {}

/// The scope `read:rate_limit_policies`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:rate_limit_policies`",
    label = "needs the scope `read:rate_limit_policies`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadRateLimitPolicies`",
    note = "in `scopes!`: add \"read:rate_limit_policies\""
)]
pub trait ReadRateLimitPolicies {}

/// The scope `read:refresh_tokens`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:refresh_tokens`",
    label = "needs the scope `read:refresh_tokens`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadRefreshTokens`",
    note = "in `scopes!`: add \"read:refresh_tokens\""
)]
pub trait ReadRefreshTokens {}

/// The scope `read:resource_servers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:resource_servers`",
    label = "needs the scope `read:resource_servers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadResourceServers`",
    note = "in `scopes!`: add \"read:resource_servers\""
)]
pub trait ReadResourceServers {}

/// The scope `read:role_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:role_members`",
    label = "needs the scope `read:role_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadRoleMembers`",
    note = "in `scopes!`: add \"read:role_members\""
)]
pub trait ReadRoleMembers {}

/// The scope `read:roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:roles`",
    label = "needs the scope `read:roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadRoles`",
    note = "in `scopes!`: add \"read:roles\""
)]
pub trait ReadRoles {}

/// The scope `read:rules`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:rules`",
    label = "needs the scope `read:rules`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadRules`",
    note = "in `scopes!`: add \"read:rules\""
)]
pub trait ReadRules {}

/// The scope `read:rules_configs`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:rules_configs`",
    label = "needs the scope `read:rules_configs`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadRulesConfigs`",
    note = "in `scopes!`: add \"read:rules_configs\""
)]
pub trait ReadRulesConfigs {}

/// The scope `read:scim_config`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:scim_config`",
    label = "needs the scope `read:scim_config`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadScimConfig`",
    note = "in `scopes!`: add \"read:scim_config\""
)]
pub trait ReadScimConfig {}

/// The scope `read:scim_token`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:scim_token`",
    label = "needs the scope `read:scim_token`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadScimToken`",
    note = "in `scopes!`: add \"read:scim_token\""
)]
pub trait ReadScimToken {}

/// The scope `read:self_service_profile_custom_texts`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:self_service_profile_custom_texts`",
    label = "needs the scope `read:self_service_profile_custom_texts`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadSelfServiceProfileCustomTexts`",
    note = "in `scopes!`: add \"read:self_service_profile_custom_texts\""
)]
pub trait ReadSelfServiceProfileCustomTexts {}

/// The scope `read:self_service_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:self_service_profiles`",
    label = "needs the scope `read:self_service_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadSelfServiceProfiles`",
    note = "in `scopes!`: add \"read:self_service_profiles\""
)]
pub trait ReadSelfServiceProfiles {}

/// The scope `read:sessions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:sessions`",
    label = "needs the scope `read:sessions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadSessions`",
    note = "in `scopes!`: add \"read:sessions\""
)]
pub trait ReadSessions {}

/// The scope `read:signing_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:signing_keys`",
    label = "needs the scope `read:signing_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadSigningKeys`",
    note = "in `scopes!`: add \"read:signing_keys\""
)]
pub trait ReadSigningKeys {}

/// The scope `read:stats`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:stats`",
    label = "needs the scope `read:stats`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadStats`",
    note = "in `scopes!`: add \"read:stats\""
)]
pub trait ReadStats {}

/// The scope `read:tenant_settings`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:tenant_settings`",
    label = "needs the scope `read:tenant_settings`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadTenantSettings`",
    note = "in `scopes!`: add \"read:tenant_settings\""
)]
pub trait ReadTenantSettings {}

/// The scope `read:token_exchange_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:token_exchange_profiles`",
    label = "needs the scope `read:token_exchange_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadTokenExchangeProfiles`",
    note = "in `scopes!`: add \"read:token_exchange_profiles\""
)]
pub trait ReadTokenExchangeProfiles {}

/// The scope `read:user_attribute_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:user_attribute_profiles`",
    label = "needs the scope `read:user_attribute_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadUserAttributeProfiles`",
    note = "in `scopes!`: add \"read:user_attribute_profiles\""
)]
pub trait ReadUserAttributeProfiles {}

/// The scope `read:user_effective_permissions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:user_effective_permissions`",
    label = "needs the scope `read:user_effective_permissions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadUserEffectivePermissions`",
    note = "in `scopes!`: add \"read:user_effective_permissions\""
)]
pub trait ReadUserEffectivePermissions {}

/// The scope `read:user_effective_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:user_effective_roles`",
    label = "needs the scope `read:user_effective_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadUserEffectiveRoles`",
    note = "in `scopes!`: add \"read:user_effective_roles\""
)]
pub trait ReadUserEffectiveRoles {}

/// The scope `read:user_idp_tokens`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:user_idp_tokens`",
    label = "needs the scope `read:user_idp_tokens`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadUserIdpTokens`",
    note = "in `scopes!`: add \"read:user_idp_tokens\""
)]
pub trait ReadUserIdpTokens: any::UsersGet {}

/// The scope `read:user_permission_source_roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:user_permission_source_roles`",
    label = "needs the scope `read:user_permission_source_roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadUserPermissionSourceRoles`",
    note = "in `scopes!`: add \"read:user_permission_source_roles\""
)]
pub trait ReadUserPermissionSourceRoles {}

/// The scope `read:user_role_source_groups`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:user_role_source_groups`",
    label = "needs the scope `read:user_role_source_groups`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadUserRoleSourceGroups`",
    note = "in `scopes!`: add \"read:user_role_source_groups\""
)]
pub trait ReadUserRoleSourceGroups {}

/// The scope `read:users`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:users`",
    label = "needs the scope `read:users`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadUsers`",
    note = "in `scopes!`: add \"read:users\""
)]
pub trait ReadUsers: any::UsersEnrollmentsGet + any::UsersGet {}

/// The scope `read:vdcs_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `read:vdcs_templates`",
    label = "needs the scope `read:vdcs_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::ReadVdcsTemplates`",
    note = "in `scopes!`: add \"read:vdcs_templates\""
)]
pub trait ReadVdcsTemplates {}

/// The scope `update:actions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:actions`",
    label = "needs the scope `update:actions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateActions`",
    note = "in `scopes!`: add \"update:actions\""
)]
pub trait UpdateActions {}

/// The scope `update:attack_protection`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:attack_protection`",
    label = "needs the scope `update:attack_protection`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateAttackProtection`",
    note = "in `scopes!`: add \"update:attack_protection\""
)]
pub trait UpdateAttackProtection {}

/// The scope `update:authentication_methods`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:authentication_methods`",
    label = "needs the scope `update:authentication_methods`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateAuthenticationMethods`",
    note = "in `scopes!`: add \"update:authentication_methods\""
)]
pub trait UpdateAuthenticationMethods {}

/// The scope `update:branding`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:branding`",
    label = "needs the scope `update:branding`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateBranding`",
    note = "in `scopes!`: add \"update:branding\""
)]
pub trait UpdateBranding {}

/// The scope `update:client_credentials`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:client_credentials`",
    label = "needs the scope `update:client_credentials`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateClientCredentials`",
    note = "in `scopes!`: add \"update:client_credentials\""
)]
pub trait UpdateClientCredentials {}

/// The scope `update:client_grants`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:client_grants`",
    label = "needs the scope `update:client_grants`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateClientGrants`",
    note = "in `scopes!`: add \"update:client_grants\""
)]
pub trait UpdateClientGrants {}

/// The scope `update:client_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:client_keys`",
    label = "needs the scope `update:client_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateClientKeys`",
    note = "in `scopes!`: add \"update:client_keys\""
)]
pub trait UpdateClientKeys {}

/// The scope `update:clients`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:clients`",
    label = "needs the scope `update:clients`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateClients`",
    note = "in `scopes!`: add \"update:clients\""
)]
pub trait UpdateClients {}

/// The scope `update:connection_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:connection_profiles`",
    label = "needs the scope `update:connection_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateConnectionProfiles`",
    note = "in `scopes!`: add \"update:connection_profiles\""
)]
pub trait UpdateConnectionProfiles {}

/// The scope `update:connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:connections`",
    label = "needs the scope `update:connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateConnections`",
    note = "in `scopes!`: add \"update:connections\""
)]
pub trait UpdateConnections {}

/// The scope `update:connections_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:connections_keys`",
    label = "needs the scope `update:connections_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateConnectionsKeys`",
    note = "in `scopes!`: add \"update:connections_keys\""
)]
pub trait UpdateConnectionsKeys {}

/// The scope `update:current_user_identities`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:current_user_identities`",
    label = "needs the scope `update:current_user_identities`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateCurrentUserIdentities`",
    note = "in `scopes!`: add \"update:current_user_identities\""
)]
pub trait UpdateCurrentUserIdentities: any::UsersIdentitiesDelete + any::UsersIdentitiesLink {}

/// The scope `update:current_user_metadata`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:current_user_metadata`",
    label = "needs the scope `update:current_user_metadata`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateCurrentUserMetadata`",
    note = "in `scopes!`: add \"update:current_user_metadata\""
)]
pub trait UpdateCurrentUserMetadata: any::UsersUpdate {}

/// The scope `update:custom_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:custom_domains`",
    label = "needs the scope `update:custom_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateCustomDomains`",
    note = "in `scopes!`: add \"update:custom_domains\""
)]
pub trait UpdateCustomDomains {}

/// The scope `update:custom_signing_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:custom_signing_keys`",
    label = "needs the scope `update:custom_signing_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateCustomSigningKeys`",
    note = "in `scopes!`: add \"update:custom_signing_keys\""
)]
pub trait UpdateCustomSigningKeys {}

/// The scope `update:directory_provisionings`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:directory_provisionings`",
    label = "needs the scope `update:directory_provisionings`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateDirectoryProvisionings`",
    note = "in `scopes!`: add \"update:directory_provisionings\""
)]
pub trait UpdateDirectoryProvisionings {}

/// The scope `update:email_provider`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:email_provider`",
    label = "needs the scope `update:email_provider`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateEmailProvider`",
    note = "in `scopes!`: add \"update:email_provider\""
)]
pub trait UpdateEmailProvider {}

/// The scope `update:email_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:email_templates`",
    label = "needs the scope `update:email_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateEmailTemplates`",
    note = "in `scopes!`: add \"update:email_templates\""
)]
pub trait UpdateEmailTemplates {}

/// The scope `update:encryption_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:encryption_keys`",
    label = "needs the scope `update:encryption_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateEncryptionKeys`",
    note = "in `scopes!`: add \"update:encryption_keys\""
)]
pub trait UpdateEncryptionKeys {}

/// The scope `update:event_deliveries`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:event_deliveries`",
    label = "needs the scope `update:event_deliveries`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateEventDeliveries`",
    note = "in `scopes!`: add \"update:event_deliveries\""
)]
pub trait UpdateEventDeliveries {}

/// The scope `update:event_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:event_streams`",
    label = "needs the scope `update:event_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateEventStreams`",
    note = "in `scopes!`: add \"update:event_streams\""
)]
pub trait UpdateEventStreams {}

/// The scope `update:experimentation`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:experimentation`",
    label = "needs the scope `update:experimentation`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateExperimentation`",
    note = "in `scopes!`: add \"update:experimentation\""
)]
pub trait UpdateExperimentation {}

/// The scope `update:flows`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:flows`",
    label = "needs the scope `update:flows`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateFlows`",
    note = "in `scopes!`: add \"update:flows\""
)]
pub trait UpdateFlows {}

/// The scope `update:flows_vault_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:flows_vault_connections`",
    label = "needs the scope `update:flows_vault_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateFlowsVaultConnections`",
    note = "in `scopes!`: add \"update:flows_vault_connections\""
)]
pub trait UpdateFlowsVaultConnections {}

/// The scope `update:forms`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:forms`",
    label = "needs the scope `update:forms`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateForms`",
    note = "in `scopes!`: add \"update:forms\""
)]
pub trait UpdateForms {}

/// The scope `update:guardian_factors`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:guardian_factors`",
    label = "needs the scope `update:guardian_factors`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateGuardianFactors`",
    note = "in `scopes!`: add \"update:guardian_factors\""
)]
pub trait UpdateGuardianFactors {}

/// The scope `update:hooks`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:hooks`",
    label = "needs the scope `update:hooks`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateHooks`",
    note = "in `scopes!`: add \"update:hooks\""
)]
pub trait UpdateHooks {}

/// The scope `update:log_streams`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:log_streams`",
    label = "needs the scope `update:log_streams`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateLogStreams`",
    note = "in `scopes!`: add \"update:log_streams\""
)]
pub trait UpdateLogStreams {}

/// The scope `update:mfa_policies`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:mfa_policies`",
    label = "needs the scope `update:mfa_policies`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateMfaPolicies`",
    note = "in `scopes!`: add \"update:mfa_policies\""
)]
pub trait UpdateMfaPolicies {}

/// The scope `update:network_acls`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:network_acls`",
    label = "needs the scope `update:network_acls`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateNetworkAcls`",
    note = "in `scopes!`: add \"update:network_acls\""
)]
pub trait UpdateNetworkAcls {}

/// The scope `update:organization_connections`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:organization_connections`",
    label = "needs the scope `update:organization_connections`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateOrganizationConnections`",
    note = "in `scopes!`: add \"update:organization_connections\""
)]
pub trait UpdateOrganizationConnections {}

/// The scope `update:organization_discovery_domains`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:organization_discovery_domains`",
    label = "needs the scope `update:organization_discovery_domains`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateOrganizationDiscoveryDomains`",
    note = "in `scopes!`: add \"update:organization_discovery_domains\""
)]
pub trait UpdateOrganizationDiscoveryDomains {}

/// The scope `update:organizations`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:organizations`",
    label = "needs the scope `update:organizations`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateOrganizations`",
    note = "in `scopes!`: add \"update:organizations\""
)]
pub trait UpdateOrganizations {}

/// The scope `update:phone_providers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:phone_providers`",
    label = "needs the scope `update:phone_providers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdatePhoneProviders`",
    note = "in `scopes!`: add \"update:phone_providers\""
)]
pub trait UpdatePhoneProviders {}

/// The scope `update:phone_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:phone_templates`",
    label = "needs the scope `update:phone_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdatePhoneTemplates`",
    note = "in `scopes!`: add \"update:phone_templates\""
)]
pub trait UpdatePhoneTemplates {}

/// The scope `update:prompts`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:prompts`",
    label = "needs the scope `update:prompts`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdatePrompts`",
    note = "in `scopes!`: add \"update:prompts\""
)]
pub trait UpdatePrompts {}

/// The scope `update:rate_limit_policies`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:rate_limit_policies`",
    label = "needs the scope `update:rate_limit_policies`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateRateLimitPolicies`",
    note = "in `scopes!`: add \"update:rate_limit_policies\""
)]
pub trait UpdateRateLimitPolicies {}

/// The scope `update:refresh_tokens`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:refresh_tokens`",
    label = "needs the scope `update:refresh_tokens`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateRefreshTokens`",
    note = "in `scopes!`: add \"update:refresh_tokens\""
)]
pub trait UpdateRefreshTokens {}

/// The scope `update:resource_servers`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:resource_servers`",
    label = "needs the scope `update:resource_servers`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateResourceServers`",
    note = "in `scopes!`: add \"update:resource_servers\""
)]
pub trait UpdateResourceServers {}

/// The scope `update:roles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:roles`",
    label = "needs the scope `update:roles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateRoles`",
    note = "in `scopes!`: add \"update:roles\""
)]
pub trait UpdateRoles {}

/// The scope `update:rules`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:rules`",
    label = "needs the scope `update:rules`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateRules`",
    note = "in `scopes!`: add \"update:rules\""
)]
pub trait UpdateRules {}

/// The scope `update:rules_configs`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:rules_configs`",
    label = "needs the scope `update:rules_configs`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateRulesConfigs`",
    note = "in `scopes!`: add \"update:rules_configs\""
)]
pub trait UpdateRulesConfigs {}

/// The scope `update:scim_config`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:scim_config`",
    label = "needs the scope `update:scim_config`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateScimConfig`",
    note = "in `scopes!`: add \"update:scim_config\""
)]
pub trait UpdateScimConfig {}

/// The scope `update:self_service_profile_custom_texts`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:self_service_profile_custom_texts`",
    label = "needs the scope `update:self_service_profile_custom_texts`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateSelfServiceProfileCustomTexts`",
    note = "in `scopes!`: add \"update:self_service_profile_custom_texts\""
)]
pub trait UpdateSelfServiceProfileCustomTexts {}

/// The scope `update:self_service_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:self_service_profiles`",
    label = "needs the scope `update:self_service_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateSelfServiceProfiles`",
    note = "in `scopes!`: add \"update:self_service_profiles\""
)]
pub trait UpdateSelfServiceProfiles {}

/// The scope `update:sessions`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:sessions`",
    label = "needs the scope `update:sessions`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateSessions`",
    note = "in `scopes!`: add \"update:sessions\""
)]
pub trait UpdateSessions {}

/// The scope `update:signing_keys`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:signing_keys`",
    label = "needs the scope `update:signing_keys`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateSigningKeys`",
    note = "in `scopes!`: add \"update:signing_keys\""
)]
pub trait UpdateSigningKeys {}

/// The scope `update:tenant_settings`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:tenant_settings`",
    label = "needs the scope `update:tenant_settings`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateTenantSettings`",
    note = "in `scopes!`: add \"update:tenant_settings\""
)]
pub trait UpdateTenantSettings {}

/// The scope `update:token_exchange_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:token_exchange_profiles`",
    label = "needs the scope `update:token_exchange_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateTokenExchangeProfiles`",
    note = "in `scopes!`: add \"update:token_exchange_profiles\""
)]
pub trait UpdateTokenExchangeProfiles {}

/// The scope `update:user_attribute_profiles`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:user_attribute_profiles`",
    label = "needs the scope `update:user_attribute_profiles`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateUserAttributeProfiles`",
    note = "in `scopes!`: add \"update:user_attribute_profiles\""
)]
pub trait UpdateUserAttributeProfiles {}

/// The scope `update:users`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:users`",
    label = "needs the scope `update:users`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateUsers`",
    note = "in `scopes!`: add \"update:users\""
)]
pub trait UpdateUsers: any::UsersIdentitiesDelete + any::UsersIdentitiesLink + any::UsersUpdate {}

/// The scope `update:users_app_metadata`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:users_app_metadata`",
    label = "needs the scope `update:users_app_metadata`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateUsersAppMetadata`",
    note = "in `scopes!`: add \"update:users_app_metadata\""
)]
pub trait UpdateUsersAppMetadata: any::UsersUpdate {}

/// The scope `update:vdcs_templates`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:vdcs_templates`",
    label = "needs the scope `update:vdcs_templates`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateVdcsTemplates`",
    note = "in `scopes!`: add \"update:vdcs_templates\""
)]
pub trait UpdateVdcsTemplates {}

/// Operations that any of several scopes allows.
pub mod any {

    /// Any of `delete:current_user`, `delete:users`.
    #[diagnostic::on_unimplemented(
        message = "this Action declares none of the scopes `delete:current_user`, `delete:users`",
        label = "needs one of `delete:current_user`, `delete:users`",
        note = "on a handler: add one to `scopes(…)` in the attribute",
        note = "in a helper: `S: scope::any::UsersDelete`"
    )]
    pub trait UsersDelete {}

    /// Any of `read:current_user`, `read:users`.
    #[diagnostic::on_unimplemented(
        message = "this Action declares none of the scopes `read:current_user`, `read:users`",
        label = "needs one of `read:current_user`, `read:users`",
        note = "on a handler: add one to `scopes(…)` in the attribute",
        note = "in a helper: `S: scope::any::UsersEnrollmentsGet`"
    )]
    pub trait UsersEnrollmentsGet {}

    /// Any of `read:current_user`, `read:user_idp_tokens`, `read:users`.
    #[diagnostic::on_unimplemented(
        message = "this Action declares none of the scopes `read:current_user`, `read:user_idp_tokens`, `read:users`",
        label = "needs one of `read:current_user`, `read:user_idp_tokens`, `read:users`",
        note = "on a handler: add one to `scopes(…)` in the attribute",
        note = "in a helper: `S: scope::any::UsersGet`"
    )]
    pub trait UsersGet {}

    /// Any of `update:current_user_identities`, `update:users`.
    #[diagnostic::on_unimplemented(
        message = "this Action declares none of the scopes `update:current_user_identities`, `update:users`",
        label = "needs one of `update:current_user_identities`, `update:users`",
        note = "on a handler: add one to `scopes(…)` in the attribute",
        note = "in a helper: `S: scope::any::UsersIdentitiesDelete`"
    )]
    pub trait UsersIdentitiesDelete {}

    /// Any of `update:current_user_identities`, `update:users`.
    #[diagnostic::on_unimplemented(
        message = "this Action declares none of the scopes `update:current_user_identities`, `update:users`",
        label = "needs one of `update:current_user_identities`, `update:users`",
        note = "on a handler: add one to `scopes(…)` in the attribute",
        note = "in a helper: `S: scope::any::UsersIdentitiesLink`"
    )]
    pub trait UsersIdentitiesLink {}

    /// Any of `read:logs`, `read:logs_users`.
    #[diagnostic::on_unimplemented(
        message = "this Action declares none of the scopes `read:logs`, `read:logs_users`",
        label = "needs one of `read:logs`, `read:logs_users`",
        note = "on a handler: add one to `scopes(…)` in the attribute",
        note = "in a helper: `S: scope::any::UsersLogsList`"
    )]
    pub trait UsersLogsList {}

    /// Any of `update:current_user_metadata`, `update:users`, `update:users_app_metadata`.
    #[diagnostic::on_unimplemented(
        message = "this Action declares none of the scopes `update:current_user_metadata`, `update:users`, `update:users_app_metadata`",
        label = "needs one of `update:current_user_metadata`, `update:users`, `update:users_app_metadata`",
        note = "on a handler: add one to `scopes(…)` in the attribute",
        note = "in a helper: `S: scope::any::UsersUpdate`"
    )]
    pub trait UsersUpdate {}
}

#[diagnostic::do_not_recommend]
impl CreateActions for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateAuthenticationMethods for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateClientCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateClientGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateClients for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateConnectionProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateConnectionsKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateCurrentUserDeviceCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateCustomDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateCustomSigningKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateDirectoryProvisionings for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateEmailProvider for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateEmailTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateEncryptionKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateEventStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateExperimentation for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateFlows for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateFlowsVaultConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateForms for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateGroupRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateGuardianEnrollmentTickets for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateHooks for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateLogStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateNetworkAcls for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizationClientGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizationConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizationDiscoveryDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizationGroupRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizationInvitations for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizationMemberRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizationMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateOrganizations for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreatePhoneProviders for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreatePhoneTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateRateLimitPolicies for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateResourceServers for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateRoleMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateRules for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateScimConfig for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateScimToken for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateSelfServiceProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateSigningKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateSsoAccessTickets for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateTokenExchangeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateUserAttributeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateUserTickets for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateUsers for Unchecked {}
#[diagnostic::do_not_recommend]
impl CreateVdcsTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteActions for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteAnomalyBlocks for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteAuthenticationMethods for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteBranding for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteClientCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteClientGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteClients for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteConnectionProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteCurrentUser for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteCurrentUserDeviceCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteCustomDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteCustomSigningKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteDeviceCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteDirectoryProvisionings for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteEmailProvider for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteEncryptionKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteEventStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteExperimentation for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteFederatedConnectionsTokens for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteFlows for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteFlowsExecutions for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteFlowsVaultConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteForms for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteGroupRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteGroups for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteGuardianEnrollments for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteHooks for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteLogStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteNetworkAcls for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizationClientGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizationConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizationDiscoveryDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizationGroupRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizationInvitations for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizationMemberRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizationMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteOrganizations for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeletePhoneProviders for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeletePhoneTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteRateLimitPolicies for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteRefreshTokens for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteResourceServers for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteRoleMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteRules for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteRulesConfigs for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteScimConfig for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteScimToken for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteSelfServiceProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteSessions for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteSsoAccessTickets for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteTokenExchangeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteUserAttributeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteUsers for Unchecked {}
#[diagnostic::do_not_recommend]
impl DeleteVdcsTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadActions for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadAnomalyBlocks for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadAttackProtection for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadAuthenticationMethods for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadBranding for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadClientCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadClientGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadClientKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadClientSummary for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadClients for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadConnectionProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadConnectionsKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadCurrentUser for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadCustomDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadCustomSigningKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadDeviceCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadDirectoryProvisionings for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadEmailProvider for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadEmailTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadEncryptionKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadEventDeliveries for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadEventStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadEvents for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadExperimentation for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadFederatedConnectionsTokens for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadFlows for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadFlowsExecutions for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadFlowsVaultConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadForms for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadGroupMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadGroupRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadGroups for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadGuardianEnrollments for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadGuardianFactors for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadHooks for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadLogStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadLogs for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadLogsUsers for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadMfaPolicies for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadNetworkAcls for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationClientGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationDiscoveryDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationGroupRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationGroups for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationInvitations for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationMemberEffectiveRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationMemberRoleSourceGroups for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationMemberRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizationMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadOrganizations for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadPhoneProviders for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadPhoneTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadPrompts for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadRateLimitPolicies for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadRefreshTokens for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadResourceServers for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadRoleMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadRules for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadRulesConfigs for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadScimConfig for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadScimToken for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadSelfServiceProfileCustomTexts for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadSelfServiceProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadSessions for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadSigningKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadStats for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadTenantSettings for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadTokenExchangeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadUserAttributeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadUserEffectivePermissions for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadUserEffectiveRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadUserIdpTokens for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadUserPermissionSourceRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadUserRoleSourceGroups for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadUsers for Unchecked {}
#[diagnostic::do_not_recommend]
impl ReadVdcsTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateActions for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateAttackProtection for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateAuthenticationMethods for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateBranding for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateClientCredentials for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateClientGrants for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateClientKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateClients for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateConnectionProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateConnectionsKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateCurrentUserIdentities for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateCurrentUserMetadata for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateCustomDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateCustomSigningKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateDirectoryProvisionings for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateEmailProvider for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateEmailTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateEncryptionKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateEventDeliveries for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateEventStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateExperimentation for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateFlows for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateFlowsVaultConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateForms for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateGuardianFactors for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateHooks for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateLogStreams for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateMfaPolicies for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateNetworkAcls for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateOrganizationConnections for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateOrganizationDiscoveryDomains for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateOrganizations for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdatePhoneProviders for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdatePhoneTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdatePrompts for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateRateLimitPolicies for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateRefreshTokens for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateResourceServers for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateRoles for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateRules for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateRulesConfigs for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateScimConfig for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateSelfServiceProfileCustomTexts for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateSelfServiceProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateSessions for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateSigningKeys for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateTenantSettings for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateTokenExchangeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateUserAttributeProfiles for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateUsers for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateUsersAppMetadata for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateVdcsTemplates for Unchecked {}
#[diagnostic::do_not_recommend]
impl any::UsersDelete for Unchecked {}
#[diagnostic::do_not_recommend]
impl any::UsersEnrollmentsGet for Unchecked {}
#[diagnostic::do_not_recommend]
impl any::UsersGet for Unchecked {}
#[diagnostic::do_not_recommend]
impl any::UsersIdentitiesDelete for Unchecked {}
#[diagnostic::do_not_recommend]
impl any::UsersIdentitiesLink for Unchecked {}
#[diagnostic::do_not_recommend]
impl any::UsersLogsList for Unchecked {}
#[diagnostic::do_not_recommend]
impl any::UsersUpdate for Unchecked {}
