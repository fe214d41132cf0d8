//! The machine: which handler runs next, on which event, and what its outcome changes.

mod advance;
mod resume;

use super::rules::{Rules, triggers};
use super::shown::{Place, Shown, without_signatures};
use super::state::{End, Parts, State};
use super::suspension::{FactorStep, Suspension};
use super::transaction::Transaction;
use auth0_actions::wire::protocol::Outcome;
use auth0_actions::wire::{Value, parse};
use std::fmt;

/// What all Actions of a trigger may take together, in milliseconds, before and after each suspension.
const BUDGET_MS: i64 = 20_000;
/// The factors that a tenant can enable.
const FACTORS: [&str; 7] =
    ["otp", "email", "phone", "push-notification", "webauthn-platform", "webauthn-roaming", "recovery-code"];

/// Several Actions of one trigger over one transaction. See the [module](super).
#[derive(Clone)]
pub struct Flow {
    rules: &'static Rules,
    actions: Vec<Bound>,
    factors: Vec<String>,
    /// The event as it came, for the first Action: whoever reads an error looks its lines up.
    first_event: Option<String>,
    at: At,
    transaction: Transaction,
    parts: Vec<Part>,
    now_ms: i64,
    spent_ms: i64,
    /// How often the only Action was run again.
    repeated: usize,
}

/// An Action that is bound to the trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    name: String,
    continues: bool,
}

impl Bound {
    /// One that has the trigger's handler alone.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), continues: false }
    }

    /// Has it a handler that runs when the user comes back?
    #[must_use]
    pub fn continues(mut self, continues: bool) -> Self {
        self.continues = continues;
        self
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[derive(Clone)]
enum At {
    /// This Action is next; does it continue?
    Before(usize, bool),
    /// The user is away, after this Action.
    Away(usize, Suspension),
    Ended,
}

/// What is to be done.
#[derive(Clone, Debug)]
pub enum Next {
    /// A handler is to run.
    Run(Turn),
    /// The user is away: [`Flow::resume`].
    Suspended(Suspension),
    /// All is done: [`Flow::state`].
    Ended,
}

/// A handler that is to run.
#[derive(Clone)]
pub struct Turn {
    /// The Action's index.
    pub action: usize,
    /// The Action's name.
    pub name: String,
    /// The handler's name, such as `onExecutePostLogin`.
    pub handler: &'static str,
    /// Its event, as JSON.
    pub event: String,
    /// The time at which it begins, by the flow's clock: milliseconds since 1970.
    pub now_ms: i64,
    /// What is left of the 20 seconds, in milliseconds.
    pub budget_ms: i64,
}

/// Which handler; the event is people's data.
impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let budget = self.budget_ms;
        f.debug_struct("Turn")
            .field("name", &self.name)
            .field("handler", &self.handler)
            .field("budget_ms", &budget)
            .finish()
    }
}

/// One handler's part in a flow.
#[derive(Clone, Debug)]
pub struct Part {
    /// The Action's index.
    pub action: usize,
    /// The Action's name.
    pub name: String,
    /// The handler's name.
    pub handler: &'static str,
    /// What came of it.
    pub outcome: Outcome,
    /// The command at which Auth0's function threw.
    pub refused: Option<Refused>,
    /// How long it took.
    pub elapsed_ms: i64,
}

/// A command that Auth0's own function refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The function.
    pub call: String,
    /// Why.
    pub message: String,
    /// The line of the user's code; empty when unknown.
    pub at: String,
}

/// Why there is no flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowError(String);

impl fmt::Display for FlowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FlowError {}

impl Flow {
    /// A flow of these Actions, in binding order, that begins with an event, a text of JSON. Whether it is one is for the
    /// first Action to say.
    ///
    /// # Errors
    /// When there is no such trigger, no Action, or more Actions than can be bound.
    pub fn begin(trigger: &str, actions: Vec<Bound>, event: impl Into<String>) -> Result<Self, FlowError> {
        let rules = Rules::of(trigger).ok_or_else(|| {
            let known: Vec<&str> = triggers().collect();
            FlowError(format!("the trigger `{trigger}` is not known; there are {}", known.join(", ")))
        })?;
        match actions.len() {
            0 => return Err(FlowError("a flow needs an Action".to_owned())),
            count if count > rules.most_actions => {
                let most = rules.most_actions;
                return Err(FlowError(format!("{count} Actions are given; `{trigger}` binds {most} at most")));
            }
            _ => {}
        }
        let event = event.into();
        let tree = parse(&event).unwrap_or_default();
        Ok(Self {
            rules,
            actions,
            factors: FACTORS.map(str::to_owned).to_vec(),
            first_event: Some(event),
            at: At::Before(0, false),
            transaction: Transaction::begin(rules.id, tree),
            parts: Vec::new(),
            now_ms: 0,
            spent_ms: 0,
            repeated: 0,
        })
    }

    /// The flow's clock begins here: milliseconds since 1970. It goes on by what handlers take.
    #[must_use]
    pub fn at_ms(mut self, now_ms: i64) -> Self {
        self.now_ms = now_ms;
        self
    }

    /// The factors that the tenant has enabled; all of them unless said otherwise.
    #[must_use]
    pub fn enabled_factors<F: Into<String>>(mut self, factors: impl IntoIterator<Item = F>) -> Self {
        self.factors = factors.into_iter().map(Into::into).collect();
        self
    }

    /// Another user of the tenant, as the Management API gives users: whoever may become the
    /// [primary user](auth0_actions::api::Authentication::set_primary_user) of the login.
    #[must_use]
    pub fn knows(mut self, user: Value) -> Self {
        self.transaction.known_users.push(user);
        self
    }

    /// The flow begins with the handler that continues, as if the user came back: the event is that of its resumption.
    #[must_use]
    pub fn continuing(mut self) -> Self {
        self.at = At::Before(0, true);
        self
    }

    /// What is to be done now; the same until it is done.
    #[must_use]
    pub fn next(&self) -> Next {
        match &self.at {
            At::Ended => Next::Ended,
            At::Away(_, suspension) => Next::Suspended(suspension.clone()),
            At::Before(action, continues) => Next::Run(Turn {
                action: *action,
                name: self.actions[*action].name.clone(),
                handler: self.handler(*continues),
                event: self.first_event.clone().unwrap_or_else(|| self.transaction.event.to_json()),
                now_ms: self.now_ms,
                budget_ms: BUDGET_MS - self.spent_ms,
            }),
        }
    }

    fn handler(&self, continues: bool) -> &'static str {
        self.rules.resume.filter(|_| continues).unwrap_or(self.rules.execute)
    }

    /// What ran, in order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What was asked for so far.
    #[must_use]
    pub fn transaction(&self) -> &Transaction {
        &self.transaction
    }

    /// What came of it; while Actions are still to run, or the user is away, as things stand.
    #[must_use]
    pub fn state(&self) -> State {
        let mut transaction = self.transaction.clone();
        let verdict = transaction.verdict.clone();
        let (end, shown) = match &self.at {
            At::Ended => (State::end_of(verdict.as_ref()), (self.rules.shown)(&transaction, verdict.as_ref())),
            At::Before(..) => (End::Running, Shown::at(Place::Nobody)),
            At::Away(_, suspension) => (End::Suspended, away(suspension)),
        };
        let mut parts = Parts::default();
        (self.rules.parts)(&mut transaction, end == End::Completed, &mut parts);
        State { trigger: self.rules.id, end, verdict, shown, parts: parts.0, notes: transaction.notes }
    }
}

fn away(suspension: &Suspension) -> Shown {
    match suspension {
        Suspension::Redirect { url, .. } => Shown::at(Place::OwnPage).url(Some(url)),
        Suspension::Form { id, .. } => Shown { message: Some(without_signatures(id)), ..Shown::at(Place::Form) },
        Suspension::Multifactor { steps, provider } => {
            let step = |step: &FactorStep| {
                format!("{} {}", if step.enrolls { "enroll" } else { "give" }, step.factors.join(" or "))
            };
            let steps = steps.iter().map(step).collect::<Vec<_>>().join(", then ");
            let words = provider.as_ref().map_or(steps, |provider| format!("by {provider}"));
            Shown { message: Some(words), ..Shown::at(Place::MultifactorPage) }
        }
    }
}

/// The Actions and where it stands.
impl fmt::Debug for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.actions.iter().map(Bound::name).collect();
        f.debug_struct("Flow").field("trigger", &self.rules.id).field("actions", &names).finish_non_exhaustive()
    }
}
