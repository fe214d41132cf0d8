//! `api.samlResponse`

use super::checks::{Shown, chars, text};
use super::limits::{
    SAML_ATTRIBUTE_CHANGES, SAML_ATTRIBUTE_NAME_BYTES, SAML_ATTRIBUTES_BYTES, SAML_AUDIENCE_BYTES,
    SAML_AUTHN_CONTEXT_CLASS_REF_BYTES, SAML_CERT_BYTES, SAML_DESTINATION_BYTES, SAML_ENCRYPTION_CERT_BYTES,
    SAML_ENCRYPTION_PUBLIC_KEY_BYTES, SAML_ISSUER_CHARS, SAML_KEY_BYTES, SAML_NAME_IDENTIFIER_FORMAT_BYTES,
    SAML_NAME_IDENTIFIER_PROBE_BYTES, SAML_NAME_IDENTIFIER_PROBES, SAML_RECIPIENT_BYTES, SAML_RELAY_STATE_CHARS,
    SAML_SIGNING_CERT_BYTES, SAML_VALUE_BYTES,
};
use super::{DigestAlgorithm, EncryptionAlgorithm, SamlValue, SignatureAlgorithm};
use auth0_actions_management::SecretString;
use auth0_actions_wire::{Map, Value};
use secrecy::ExposeSecret;

const SET_ATTRIBUTE: &str = "api.samlResponse.setAttribute";

namespace! {
    /// `api.samlResponse`: the SAML response, when the application logs in by SAML. The last call of each setting wins; what
    /// is not set stays as the application's settings have it.
    SamlResponse
}

impl SamlResponse {
    /// Sets an attribute of the assertion to a text, number, truth value, or a list of them; `None` removes it.
    ///
    /// # Limits
    /// 100 changes ([`SAML_ATTRIBUTE_CHANGES`]); a name has 1,024 bytes ([`SAML_ATTRIBUTE_NAME_BYTES`]), a value 2,048
    /// ([`SAML_VALUE_BYTES`]), all that were set 10,240 bytes of JSON ([`SAML_ATTRIBUTES_BYTES`]). Numbers are finite, and
    /// integers within 2^53 - 1.
    #[track_caller]
    pub fn set_attribute(&mut self, attribute: impl Into<String>, value: impl Into<SamlValue>) -> &mut Self {
        self.attribute(attribute.into(), value.into());
        self
    }

    #[track_caller]
    fn attribute(&mut self, attribute: String, SamlValue(items, is_list): SamlValue) {
        const CALL: &str = SET_ATTRIBUTE;
        let recorder = &self.recorder;
        let shown = Shown(&attribute);
        let changes = recorder.count(&[CALL]) + 1;
        if changes > SAML_ATTRIBUTE_CHANGES {
            let message = format!("it is change {changes} of an attribute; {SAML_ATTRIBUTE_CHANGES} is the limit");
            return recorder.violate(CALL, message);
        }
        let name_size = (attribute.len(), SAML_ATTRIBUTE_NAME_BYTES);
        if !recorder.at_most(CALL, format_args!("the name {shown}"), name_size, "bytes") {
            return;
        }
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = match item.checked() {
                Ok(value) => value,
                Err(problem) => return recorder.violate(CALL, format!("a value of {shown} {problem}")),
            };
            let size = value.as_str().map_or_else(|| value.to_json().len(), str::len);
            if !recorder.at_most(CALL, format_args!("a value of {shown}"), (size, SAML_VALUE_BYTES), "bytes") {
                return;
            }
            values.push(value);
        }
        let value = if is_list { values.into() } else { values.pop().unwrap_or_default() };
        let all = recorder.with_commands(|commands| {
            let same = commands.iter().filter(|command| command.call == CALL);
            let mut all: Map = same.map(|command| (text(command, 0), command.args.get(1).cloned())).collect();
            all.insert(attribute.as_str(), &value);
            all.to_json().len()
        });
        let what = format_args!("what was set, with {shown},");
        if recorder.at_most(CALL, what, (all, SAML_ATTRIBUTES_BYTES), "bytes") {
            recorder.record(CALL, [attribute.into(), value]);
        }
    }

    /// The audience of the assertion.
    ///
    /// # Limits
    /// 2,048 bytes ([`SAML_AUDIENCE_BYTES`]).
    #[track_caller]
    pub fn set_audience(&mut self, audience: impl Into<String>) -> &mut Self {
        let audience = audience.into();
        let size = (audience.len(), SAML_AUDIENCE_BYTES);
        self.setting("api.samlResponse.setAudience", size, "bytes", audience)
    }

    /// The recipient of the assertion.
    ///
    /// # Limits
    /// 2,048 bytes ([`SAML_RECIPIENT_BYTES`]).
    #[track_caller]
    pub fn set_recipient(&mut self, recipient: impl Into<String>) -> &mut Self {
        let recipient = recipient.into();
        let size = (recipient.len(), SAML_RECIPIENT_BYTES);
        self.setting("api.samlResponse.setRecipient", size, "bytes", recipient)
    }

    /// Does the assertion get a claim with the user principal name?
    #[track_caller]
    pub fn set_create_upn_claim(&mut self, create_upn_claim: bool) -> &mut Self {
        self.recorder.record("api.samlResponse.setCreateUpnClaim", [create_upn_claim.into()]);
        self
    }

    /// Do claims that no mapping names come through?
    #[track_caller]
    pub fn set_passthrough_claims_with_no_mapping(&mut self, passthrough: bool) -> &mut Self {
        self.recorder.record("api.samlResponse.setPassthroughClaimsWithNoMapping", [passthrough.into()]);
        self
    }

    /// Do claims without a mapping keep their names, without a prefix?
    #[track_caller]
    pub fn set_map_unknown_claims_as_is(&mut self, map_as_is: bool) -> &mut Self {
        self.recorder.record("api.samlResponse.setMapUnknownClaimsAsIs", [map_as_is.into()]);
        self
    }

    /// Do the user's identities come into the assertion?
    #[track_caller]
    pub fn set_map_identities(&mut self, map_identities: bool) -> &mut Self {
        self.recorder.record("api.samlResponse.setMapIdentities", [map_identities.into()]);
        self
    }

    /// The algorithm that signs.
    #[track_caller]
    pub fn set_signature_algorithm(&mut self, algorithm: SignatureAlgorithm) -> &mut Self {
        self.recorder.record("api.samlResponse.setSignatureAlgorithm", [algorithm.into()]);
        self
    }

    /// The algorithm of the digest.
    #[track_caller]
    pub fn set_digest_algorithm(&mut self, algorithm: DigestAlgorithm) -> &mut Self {
        self.recorder.record("api.samlResponse.setDigestAlgorithm", [algorithm.into()]);
        self
    }

    /// The destination of the response.
    ///
    /// # Limits
    /// 2,048 bytes ([`SAML_DESTINATION_BYTES`]).
    #[track_caller]
    pub fn set_destination(&mut self, destination: impl Into<String>) -> &mut Self {
        let destination = destination.into();
        let size = (destination.len(), SAML_DESTINATION_BYTES);
        self.setting("api.samlResponse.setDestination", size, "bytes", destination)
    }

    /// For how many seconds the assertion is good.
    #[track_caller]
    pub fn set_lifetime_in_seconds(&mut self, seconds: u32) -> &mut Self {
        self.recorder.record("api.samlResponse.setLifetimeInSeconds", [seconds.into()]);
        self
    }

    /// Is the response signed in the place of the assertion?
    #[track_caller]
    pub fn set_sign_response(&mut self, sign: bool) -> &mut Self {
        self.recorder.record("api.samlResponse.setSignResponse", [sign.into()]);
        self
    }

    /// The format of the name identifier.
    ///
    /// # Limits
    /// 512 bytes ([`SAML_NAME_IDENTIFIER_FORMAT_BYTES`]).
    #[track_caller]
    pub fn set_name_identifier_format(&mut self, format: impl Into<String>) -> &mut Self {
        let format = format.into();
        let size = (format.len(), SAML_NAME_IDENTIFIER_FORMAT_BYTES);
        self.setting("api.samlResponse.setNameIdentifierFormat", size, "bytes", format)
    }

    /// The properties of the user that are tried, in order, for the name identifier.
    ///
    /// # Limits
    /// 10 probes ([`SAML_NAME_IDENTIFIER_PROBES`]) of 512 bytes ([`SAML_NAME_IDENTIFIER_PROBE_BYTES`]).
    #[track_caller]
    pub fn set_name_identifier_probes(&mut self, probes: impl IntoIterator<Item: Into<String>>) -> &mut Self {
        const CALL: &str = "api.samlResponse.setNameIdentifierProbes";
        let probes: Vec<String> = probes.into_iter().map(Into::into).collect();
        let longest = probes.iter().map(String::len).max().unwrap_or(0);
        let count = (probes.len(), SAML_NAME_IDENTIFIER_PROBES);
        let size = (longest, SAML_NAME_IDENTIFIER_PROBE_BYTES);
        if self.recorder.at_most(CALL, format_args!("the list"), count, "probes")
            && self.recorder.at_most(CALL, format_args!("a probe"), size, "bytes")
        {
            self.recorder.record(CALL, [probes.into()]);
        }
        self
    }

    /// The class of the authentication context.
    ///
    /// # Limits
    /// 512 bytes ([`SAML_AUTHN_CONTEXT_CLASS_REF_BYTES`]).
    #[track_caller]
    pub fn set_authn_context_class_ref(&mut self, class_ref: impl Into<String>) -> &mut Self {
        let class_ref = class_ref.into();
        let size = (class_ref.len(), SAML_AUTHN_CONTEXT_CLASS_REF_BYTES);
        self.setting("api.samlResponse.setAuthnContextClassRef", size, "bytes", class_ref)
    }

    /// The certificate that checks the application's signed requests.
    ///
    /// # Limits
    /// 4,096 bytes ([`SAML_SIGNING_CERT_BYTES`]).
    #[track_caller]
    pub fn set_signing_cert(&mut self, certificate: impl Into<String>) -> &mut Self {
        let certificate = certificate.into();
        let size = (certificate.len(), SAML_SIGNING_CERT_BYTES);
        self.setting("api.samlResponse.setSigningCert", size, "bytes", certificate)
    }

    /// Do the attributes name the format of their names?
    #[track_caller]
    pub fn set_include_attribute_name_format(&mut self, include: bool) -> &mut Self {
        self.recorder.record("api.samlResponse.setIncludeAttributeNameFormat", [include.into()]);
        self
    }

    /// Do the attributes name the types of their values?
    #[track_caller]
    pub fn set_typed_attributes(&mut self, typed: bool) -> &mut Self {
        self.recorder.record("api.samlResponse.setTypedAttributes", [typed.into()]);
        self
    }

    /// The certificate that the assertion is encrypted for.
    ///
    /// # Limits
    /// 4,096 bytes ([`SAML_ENCRYPTION_CERT_BYTES`]).
    #[track_caller]
    pub fn set_encryption_cert(&mut self, certificate: impl Into<String>) -> &mut Self {
        let certificate = certificate.into();
        let size = (certificate.len(), SAML_ENCRYPTION_CERT_BYTES);
        self.setting("api.samlResponse.setEncryptionCert", size, "bytes", certificate)
    }

    /// The public key that the assertion is encrypted for.
    ///
    /// # Limits
    /// 4,096 bytes ([`SAML_ENCRYPTION_PUBLIC_KEY_BYTES`]).
    #[track_caller]
    pub fn set_encryption_public_key(&mut self, public_key: impl Into<String>) -> &mut Self {
        let public_key = public_key.into();
        let size = (public_key.len(), SAML_ENCRYPTION_PUBLIC_KEY_BYTES);
        self.setting("api.samlResponse.setEncryptionPublicKey", size, "bytes", public_key)
    }

    /// The certificate that belongs to the key that signs.
    ///
    /// # Limits
    /// 4,096 bytes ([`SAML_CERT_BYTES`]).
    #[track_caller]
    pub fn set_cert(&mut self, certificate: impl Into<String>) -> &mut Self {
        let certificate = certificate.into();
        let size = (certificate.len(), SAML_CERT_BYTES);
        self.setting("api.samlResponse.setCert", size, "bytes", certificate)
    }

    /// The private key that signs. It becomes part of what is recorded: Auth0's function takes it so.
    ///
    /// # Limits
    /// 4,096 bytes ([`SAML_KEY_BYTES`]).
    #[track_caller]
    pub fn set_key(&mut self, key: &SecretString) -> &mut Self {
        let key = key.expose_secret();
        self.setting("api.samlResponse.setKey", (key.len(), SAML_KEY_BYTES), "bytes", key.to_owned())
    }

    /// The relay state.
    ///
    /// # Limits
    /// 512 characters ([`SAML_RELAY_STATE_CHARS`]).
    #[track_caller]
    pub fn set_relay_state(&mut self, relay_state: impl Into<String>) -> &mut Self {
        let relay_state = relay_state.into();
        let size = (chars(&relay_state), SAML_RELAY_STATE_CHARS);
        self.setting("api.samlResponse.setRelayState", size, "characters", relay_state)
    }

    /// The issuer of the assertion.
    ///
    /// # Limits
    /// 512 characters ([`SAML_ISSUER_CHARS`]).
    #[track_caller]
    pub fn set_issuer(&mut self, issuer: impl Into<String>) -> &mut Self {
        let issuer = issuer.into();
        let size = (chars(&issuer), SAML_ISSUER_CHARS);
        self.setting("api.samlResponse.setIssuer", size, "characters", issuer)
    }

    /// The algorithm that encrypts the assertion.
    #[track_caller]
    pub fn set_encryption_algorithm(&mut self, algorithm: EncryptionAlgorithm) -> &mut Self {
        self.recorder.record("api.samlResponse.setEncryptionAlgorithm", [algorithm.into()]);
        self
    }

    #[track_caller]
    fn setting(&mut self, call: &'static str, size: (usize, usize), unit: &str, value: String) -> &mut Self {
        if self.recorder.at_most(call, format_args!("the value"), size, unit) {
            self.recorder.record(call, [Value::from(value)]);
        }
        self
    }
}
