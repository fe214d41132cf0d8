//! The factors of multi-factor authentication.

use auth0_actions_wire::{Map, Value};

closed_enum! {
    /// How a user gets a code on the phone.
    PreferredMethod {
        /// By text message:
        Sms = "sms",
        /// By a call:
        Voice = "voice",
        /// As the user chooses:
        Both = "both",
    }
}

/// The options of the factor `phone`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PhoneOptions {
    preferred_method: Option<PreferredMethod>,
}

impl PhoneOptions {
    /// Nothing given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How the user gets the code.
    #[must_use]
    pub fn preferred_method(mut self, method: PreferredMethod) -> Self {
        self.preferred_method = Some(method);
        self
    }

    fn into_map(self) -> Map {
        self.preferred_method.map(|method| ("preferredMethod", method)).into_iter().collect()
    }
}

/// The options of the factors `push` and `push-notification`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PushOptions {
    otp_fallback: Option<bool>,
}

impl PushOptions {
    /// Nothing given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// May the user give a one-time password instead?
    #[must_use]
    pub fn otp_fallback(mut self, allowed: bool) -> Self {
        self.otp_fallback = Some(allowed);
        self
    }

    fn into_map(self) -> Map {
        self.otp_fallback.map(|allowed| ("otpFallback", allowed)).into_iter().collect()
    }
}

/// A factor to be asked for, with its options.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FactorSelector {
    /// `otp`
    Otp,
    /// `email`
    Email,
    /// `webauthn-platform`
    WebauthnPlatform,
    /// `webauthn-roaming`
    WebauthnRoaming,
    /// `recovery-code`
    RecoveryCode,
    /// `phone`
    Phone(PhoneOptions),
    /// `push`
    Push(PushOptions),
    /// `push-notification`
    PushNotification(PushOptions),
}

impl From<FactorSelector> for Value {
    fn from(factor: FactorSelector) -> Self {
        match factor {
            FactorSelector::Otp => selector("otp", Map::new()),
            FactorSelector::Email => selector("email", Map::new()),
            FactorSelector::WebauthnPlatform => selector("webauthn-platform", Map::new()),
            FactorSelector::WebauthnRoaming => selector("webauthn-roaming", Map::new()),
            FactorSelector::RecoveryCode => selector("recovery-code", Map::new()),
            FactorSelector::Phone(options) => selector("phone", options.into_map()),
            FactorSelector::Push(options) => selector("push", options.into_map()),
            FactorSelector::PushNotification(options) => selector("push-notification", options.into_map()),
        }
    }
}

/// A factor to be enrolled, with its options.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EnrollmentFactorSelector {
    /// `otp`
    Otp,
    /// `webauthn-platform`
    WebauthnPlatform,
    /// `webauthn-roaming`
    WebauthnRoaming,
    /// `push`
    Push,
    /// `push-notification`
    PushNotification,
    /// `recovery-code`
    RecoveryCode,
    /// `phone`
    Phone(PhoneOptions),
}

impl From<EnrollmentFactorSelector> for Value {
    fn from(factor: EnrollmentFactorSelector) -> Self {
        match factor {
            EnrollmentFactorSelector::Otp => selector("otp", Map::new()),
            EnrollmentFactorSelector::WebauthnPlatform => selector("webauthn-platform", Map::new()),
            EnrollmentFactorSelector::WebauthnRoaming => selector("webauthn-roaming", Map::new()),
            EnrollmentFactorSelector::Push => selector("push", Map::new()),
            EnrollmentFactorSelector::PushNotification => selector("push-notification", Map::new()),
            EnrollmentFactorSelector::RecoveryCode => selector("recovery-code", Map::new()),
            EnrollmentFactorSelector::Phone(options) => selector("phone", options.into_map()),
        }
    }
}

fn selector(factor: &str, options: Map) -> Value {
    let mut selector = Map::from([("type", factor)]);
    if !options.is_empty() {
        selector.insert("options", options);
    }
    selector.into()
}
