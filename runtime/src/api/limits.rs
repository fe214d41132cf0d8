//! Auth0's limits on what Actions ask for. A kB is 1,024 bytes; a character is a UTF-16 code unit, as JavaScript counts.

/// What `api.user.setUserMetadata` may write in a session, in bytes: names and values as JSON, over all calls.
pub const USER_METADATA_BYTES: usize = 32_768;
/// What `api.user.setAppMetadata` may write in a session, in bytes: names and values as JSON, over all calls.
pub const APP_METADATA_BYTES: usize = 32_768;
/// What the names of metadata can't hold.
pub const METADATA_NAME_FORBIDDEN: [char; 2] = ['.', '$'];
/// The characters of a user's id that an Action gives before registration.
pub const USER_ID_CHARS: usize = 255;

/// All custom claims of a token, in bytes: names and values as JSON.
pub const CUSTOM_CLAIMS_BYTES: usize = 102_400;
/// The characters of a scope.
pub const SCOPE_CHARS: usize = 280;
/// The scopes that an Action may add.
pub const ADDED_SCOPES: usize = 1_000;
/// The scopes that an Action may add or remove.
pub const SCOPE_MODIFICATIONS: usize = 2_000;

/// The bytes of a key in the cache.
pub const CACHE_KEY_BYTES: usize = 64;
/// The bytes of a value in the cache.
pub const CACHE_VALUE_BYTES: usize = 4_096;
/// The entries of a trigger's cache. The host counts them.
pub const CACHE_ENTRIES: usize = 20;
/// All keys and values of a trigger's cache, in bytes. The host counts them.
pub const CACHE_BYTES: usize = 8_192;
/// How long an entry lives when nothing else is said, in milliseconds: 15 minutes.
pub const CACHE_DEFAULT_TTL_MS: u64 = 900_000;
/// How long an entry lives at most, in milliseconds: 24 hours.
pub const CACHE_MAX_LIFETIME_MS: u64 = 86_400_000;

/// The calls of `challengeWith`, `challengeWithAny`, `enrollWith` and `enrollWithAny` in one flow.
pub const MFA_COMMANDS: usize = 4;
/// The characters of a primary user's id.
pub const PRIMARY_USER_ID_CHARS: usize = 128;
/// The calls of `setPrimaryUser` in one transaction.
pub const PRIMARY_USER_CALLS: usize = 1;

/// How long a redirect's token lives when nothing else is said, in seconds: 15 minutes.
pub const REDIRECT_TOKEN_SECONDS: u32 = 900;
/// The forms that an Action may render.
pub const RENDERS: usize = 1;
/// The options of a form, in bytes of JSON.
pub const RENDER_OPTIONS_BYTES: usize = 24_576;

/// The characters of a key in a transaction's metadata.
pub const TRANSACTION_METADATA_KEY_CHARS: usize = 64;
/// The bytes of a value in a transaction's metadata.
pub const TRANSACTION_METADATA_VALUE_BYTES: usize = 8_192;
/// All of a transaction's metadata, in bytes of JSON.
pub const TRANSACTION_METADATA_BYTES: usize = 16_384;
/// The greatest integer that JavaScript holds without loss: 2^53 - 1.
pub const SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// The entries of a session's metadata.
pub const SESSION_METADATA_ENTRIES: usize = 25;
/// The characters of a key in a session's metadata: letters, digits, `_` and `-`.
pub const SESSION_METADATA_KEY_CHARS: usize = 255;
/// The characters of a value in a session's metadata.
pub const SESSION_METADATA_VALUE_CHARS: usize = 255;
/// The entries of a refresh token's metadata.
pub const REFRESH_TOKEN_METADATA_ENTRIES: usize = 25;
/// The characters of a key in a refresh token's metadata: letters, digits, `_` and `-`.
pub const REFRESH_TOKEN_METADATA_KEY_CHARS: usize = 255;
/// The characters of a value in a refresh token's metadata.
pub const REFRESH_TOKEN_METADATA_VALUE_CHARS: usize = 255;

/// The calls of `api.samlResponse.setAttribute`.
pub const SAML_ATTRIBUTE_CHANGES: usize = 100;
/// The bytes of an attribute's name.
pub const SAML_ATTRIBUTE_NAME_BYTES: usize = 1_024;
/// The bytes of one value of an attribute.
pub const SAML_VALUE_BYTES: usize = 2_048;
/// All attributes that an Action sets, in bytes of JSON.
pub const SAML_ATTRIBUTES_BYTES: usize = 10_240;
/// The bytes of the audience.
pub const SAML_AUDIENCE_BYTES: usize = 2_048;
/// The bytes of the recipient.
pub const SAML_RECIPIENT_BYTES: usize = 2_048;
/// The bytes of the destination.
pub const SAML_DESTINATION_BYTES: usize = 2_048;
/// The bytes of the name identifier's format.
pub const SAML_NAME_IDENTIFIER_FORMAT_BYTES: usize = 512;
/// The bytes of one probe for the name identifier.
pub const SAML_NAME_IDENTIFIER_PROBE_BYTES: usize = 512;
/// The probes for the name identifier.
pub const SAML_NAME_IDENTIFIER_PROBES: usize = 10;
/// The bytes of the authentication context's class.
pub const SAML_AUTHN_CONTEXT_CLASS_REF_BYTES: usize = 512;
/// The bytes of the certificate that signs.
pub const SAML_SIGNING_CERT_BYTES: usize = 4_096;
/// The bytes of the certificate that encrypts.
pub const SAML_ENCRYPTION_CERT_BYTES: usize = 4_096;
/// The bytes of the public key that encrypts.
pub const SAML_ENCRYPTION_PUBLIC_KEY_BYTES: usize = 4_096;
/// The bytes of the certificate.
pub const SAML_CERT_BYTES: usize = 4_096;
/// The bytes of the private key.
pub const SAML_KEY_BYTES: usize = 4_096;
/// The characters of the relay state.
pub const SAML_RELAY_STATE_CHARS: usize = 512;
/// The characters of the issuer.
pub const SAML_ISSUER_CHARS: usize = 512;

/// The characters of the code of a validation error before registration.
pub const VALIDATION_ERROR_CODE_CHARS: usize = 100;
/// The characters of the message of a validation error before registration.
pub const VALIDATION_ERROR_MESSAGE_CHARS: usize = 100;

/// The roles in one answer of `api.roles.getUserEffectiveRoles`.
pub const ROLES_TAKE: u32 = 100;
/// The ids in one call of `api.roles.getUserEffectiveRolesByIds`.
pub const ROLE_IDS: usize = 100;
/// The names in one call of `api.roles.getUserEffectiveRolesByNames`.
pub const ROLE_NAMES: usize = 50;

/// The characters that are kept of the reason why a notification is dropped or tried again.
pub const NOTIFICATION_REASON_CHARS: usize = 1_024;
/// How often a notification is tried again. Auth0 counts.
pub const NOTIFICATION_RETRIES: usize = 5;

/// The levels of actors in a custom token exchange.
pub const CTE_ACTOR_LEVELS: usize = 5;
/// The properties of one's own that an actor has.
pub const CTE_ACTOR_CUSTOM_PROPERTIES: usize = 5;
/// The characters of an actor's `sub`.
pub const CTE_ACTOR_SUB_CHARS: usize = 512;
/// The characters of the name of a property of an actor.
pub const CTE_ACTOR_PROPERTY_KEY_CHARS: usize = 64;
/// The characters of a text that is a property of an actor.
pub const CTE_ACTOR_STRING_VALUE_CHARS: usize = 64;
/// The characters of the code with which a custom token exchange is denied, at least and at most.
pub const CTE_DENY_CODE_CHARS: (usize, usize) = (1, 1_024);
/// The characters of the reason for which a custom token exchange is denied.
pub const CTE_DENY_REASON_CHARS: (usize, usize) = (1, 4_096);
/// The characters of the reason for which a subject token is rejected.
pub const CTE_REJECT_REASON_CHARS: (usize, usize) = (1, 4_096);
/// The characters of an organization's id or name in a custom token exchange.
pub const CTE_ORGANIZATION_CHARS: (usize, usize) = (1, 50);
/// The characters of a connection's name in a custom token exchange.
pub const CTE_CONNECTION_NAME_CHARS: (usize, usize) = (1, 512);
/// The calls of `setUserById` and `setUserByConnection` in one exchange.
pub const CTE_SET_USER_CALLS: usize = 1;
