//! `api.authentication`

use super::checks::chars;
use super::limits::{MFA_COMMANDS, PRIMARY_USER_CALLS, PRIMARY_USER_ID_CHARS};
use super::redirect::scheme;
use super::{EnrollmentFactorSelector, FactorSelector, Recorder};
use auth0_actions_wire::ids::UserId;
use auth0_actions_wire::{Map, Value};

const CHALLENGE_WITH: &str = "api.authentication.challengeWith";
const CHALLENGE_WITH_ANY: &str = "api.authentication.challengeWithAny";
const ENROLL_WITH: &str = "api.authentication.enrollWith";
const ENROLL_WITH_ANY: &str = "api.authentication.enrollWithAny";

namespace! {
    /// `api.authentication`: how the user authenticates in this login.
    ///
    /// The user is asked for a factor after this Action has ended, and the next Action finds it in
    /// `event.authentication`. Factors that the tenant has not enabled, that the user has not enrolled or has already
    /// given are left out; when none is left, the login fails.
    Authentication
}

/// The options of [`Authentication::challenge_with_options`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChallengeWithOptions {
    additional_factors: Option<Vec<FactorSelector>>,
}

impl ChallengeWithOptions {
    /// Nothing given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Factors that the user may choose instead.
    #[must_use]
    pub fn additional_factors(mut self, factors: impl IntoIterator<Item = FactorSelector>) -> Self {
        self.additional_factors = Some(factors.into_iter().collect());
        self
    }
}

/// The options of [`Authentication::enroll_with_options`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnrollWithOptions {
    additional_factors: Option<Vec<EnrollmentFactorSelector>>,
}

impl EnrollWithOptions {
    /// Nothing given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Factors that the user may enroll instead.
    #[must_use]
    pub fn additional_factors(mut self, factors: impl IntoIterator<Item = EnrollmentFactorSelector>) -> Self {
        self.additional_factors = Some(factors.into_iter().collect());
        self
    }
}

fn additional<T: Into<Value>>(factors: Option<Vec<T>>) -> Value {
    Value::Object(factors.map(|factors| ("additionalFactors", factors)).into_iter().collect::<Map>())
}

/// The methods that ask the user for a factor.
macro_rules! challenges {
    ($name:ident) => {
        impl $name {
            /// Asks the user for this factor.
            ///
            /// # Limits
            /// A flow may have four commands that challenge or enroll
            /// ([`MFA_COMMANDS`]($crate::api::limits::MFA_COMMANDS)); with the fifth, the login fails.
            #[track_caller]
            pub fn challenge_with(&mut self, factor: $crate::api::FactorSelector) -> &mut Self {
                self.recorder.challenge_with(factor, None);
                self
            }

            /// Asks the user for this factor, or one of the additional ones that the user chooses.
            ///
            /// # Limits
            /// As [`challenge_with`](Self::challenge_with).
            #[track_caller]
            pub fn challenge_with_options(
                &mut self,
                factor: $crate::api::FactorSelector,
                options: $crate::api::ChallengeWithOptions,
            ) -> &mut Self {
                self.recorder.challenge_with(factor, Some(options));
                self
            }

            /// Asks the user for one of these factors.
            ///
            /// # Limits
            /// As [`challenge_with`](Self::challenge_with).
            #[track_caller]
            pub fn challenge_with_any(
                &mut self,
                factors: impl IntoIterator<Item = $crate::api::FactorSelector>,
            ) -> &mut Self {
                self.recorder.challenge_with_any(factors.into_iter().collect());
                self
            }
        }
    };
}
pub(super) use challenges;

challenges!(Authentication);

impl Authentication {
    /// Has the user enroll this factor. Users who have enrolled one already must be challenged with it first.
    ///
    /// # Limits
    /// As [`challenge_with`](Self::challenge_with).
    #[track_caller]
    pub fn enroll_with(&mut self, factor: EnrollmentFactorSelector) -> &mut Self {
        self.enroll(ENROLL_WITH, vec![factor.into()])
    }

    /// Has the user enroll this factor, or one of the additional ones that the user chooses.
    ///
    /// # Limits
    /// As [`challenge_with`](Self::challenge_with).
    #[track_caller]
    pub fn enroll_with_options(&mut self, factor: EnrollmentFactorSelector, options: EnrollWithOptions) -> &mut Self {
        self.enroll(ENROLL_WITH, vec![factor.into(), additional(options.additional_factors)])
    }

    /// Has the user enroll one of these factors.
    ///
    /// # Limits
    /// As [`challenge_with`](Self::challenge_with).
    #[track_caller]
    pub fn enroll_with_any(&mut self, factors: impl IntoIterator<Item = EnrollmentFactorSelector>) -> &mut Self {
        self.enroll(ENROLL_WITH_ANY, vec![factors.into_iter().collect::<Vec<_>>().into()])
    }

    /// Notes that the user has authenticated by a method of one's own, which later logins find in
    /// `event.authentication.methods`. Only for `#[on_continue_post_login]`.
    ///
    /// # Limits
    /// `provider_url` is an `http` or `https` URL.
    #[track_caller]
    pub fn record_method(&mut self, provider_url: impl Into<String>) -> &mut Self {
        const CALL: &str = "api.authentication.recordMethod";
        let provider_url = provider_url.into();
        match scheme(&provider_url).as_deref() {
            Some("http" | "https") => self.recorder.record(CALL, [provider_url.into()]),
            _ => self.recorder.violate(CALL, "the provider's URL is no `http` or `https` URL"),
        }
        self
    }

    /// Goes on as another user, of whom the user of this login must be a secondary identity; otherwise the login fails.
    /// The `user_metadata` that this Action sets is lost; that of later Actions goes to the primary user.
    ///
    /// # Limits
    /// Once per transaction, over Rules and Actions ([`PRIMARY_USER_CALLS`]); the id has 1 to 128 characters
    /// ([`PRIMARY_USER_ID_CHARS`]).
    #[track_caller]
    pub fn set_primary_user(&mut self, primary_user_id: &UserId) -> &mut Self {
        const CALL: &str = "api.authentication.setPrimaryUser";
        let size = (chars(primary_user_id.as_str()), PRIMARY_USER_ID_CHARS);
        if self.recorder.count(&[CALL]) >= PRIMARY_USER_CALLS {
            self.recorder.violate(CALL, "the primary user was set before; a transaction may set it once");
        } else if primary_user_id.as_str().is_empty() {
            self.recorder.violate(CALL, "the primary user's id is empty");
        } else if self.recorder.at_most(CALL, format_args!("the primary user's id"), size, "characters") {
            self.recorder.record(CALL, [primary_user_id.into()]);
        }
        self
    }

    #[track_caller]
    fn enroll(&mut self, call: &'static str, args: Vec<Value>) -> &mut Self {
        self.recorder.multifactor(call, args);
        self
    }
}

impl Recorder {
    #[track_caller]
    pub(super) fn challenge_with(&self, factor: FactorSelector, options: Option<ChallengeWithOptions>) {
        let mut args = vec![factor.into()];
        args.extend(options.map(|options| additional(options.additional_factors)));
        self.multifactor(CHALLENGE_WITH, args);
    }

    #[track_caller]
    pub(super) fn challenge_with_any(&self, factors: Vec<FactorSelector>) {
        self.multifactor(CHALLENGE_WITH_ANY, vec![factors.into()]);
    }

    #[track_caller]
    fn multifactor(&self, call: &'static str, args: Vec<Value>) {
        let before = self.count(&[CHALLENGE_WITH, CHALLENGE_WITH_ANY, ENROLL_WITH, ENROLL_WITH_ANY]);
        if before < MFA_COMMANDS {
            self.record(call, args);
        } else {
            let message = format!("it is command {} to challenge or enroll; {MFA_COMMANDS} is the limit", before + 1);
            self.violate(call, message);
        }
    }
}
