//! One execution: from secrets and event to an outcome, whatever the host.

use crate::api::Recorder;
use crate::event::{Groups, OpenEvent, check_whole};
use crate::glue::{Cx, Handler, LocalBoxFuture};
use crate::host::{self, Handle};
use crate::kept::Kept;
#[cfg(not(target_family = "wasm"))]
use crate::secrets::SecretField;
use crate::secrets::{SecretReader, Secrets};
use crate::trigger::Trigger;
use crate::trigger::phase::Phase;
use auth0_actions_wire::Problems;
#[cfg(not(target_family = "wasm"))]
use auth0_actions_wire::protocol::{self, Hello, SecretInfo, TokenCache};
use auth0_actions_wire::protocol::{Failure, FailureKind, Outcome};

/// A handler as a value: what hosts keep of it.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    /// The handler's name in JavaScript.
    pub(crate) handler: &'static str,
    pub(crate) run: fn(Handle, Input) -> LocalBoxFuture<'static, Outcome>,
    #[cfg(not(target_family = "wasm"))]
    pub(crate) about: About,
}

/// What a handler says of itself. A module says nothing: its native program does.
#[cfg(not(target_family = "wasm"))]
#[derive(Clone, Copy)]
pub(crate) struct About {
    trigger: &'static str,
    scopes: Option<&'static [&'static str]>,
    pub(crate) token_cache: Option<TokenCache>,
    pub(crate) secrets: &'static [SecretField],
}

/// What an execution begins with.
pub(crate) struct Input {
    /// A JSON object of texts.
    pub(crate) secrets: Vec<u8>,
    /// The event's text.
    pub(crate) event: Vec<u8>,
    /// Read all groups first?
    pub(crate) strict: bool,
}

impl Entry {
    pub(crate) const fn of<H: Handler>() -> Self {
        Self {
            handler: match H::Trigger::CONTINUE {
                Some(handler) if H::Phase::CONTINUES => handler,
                _ => H::Trigger::EXECUTE,
            },
            run: |host, input| Box::pin(execute::<H>(host, input)),
            #[cfg(not(target_family = "wasm"))]
            about: About {
                trigger: H::Trigger::ID,
                scopes: H::SCOPES,
                token_cache: H::TOKEN_CACHE,
                secrets: <<H::Event as OpenEvent>::Secrets as Secrets>::FIELDS,
            },
        }
    }
}

/// What an Action says of itself.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn hello(entries: &[Entry]) -> Hello {
    let mut secrets: Vec<SecretInfo> = Vec::new();
    let mut scopes: Option<Vec<String>> = None;
    for entry in entries {
        for field in entry.about.secrets {
            match secrets.iter_mut().find(|known| known.name == field.name) {
                Some(known) => known.required |= field.required,
                None => secrets.push(SecretInfo {
                    name: field.name.to_owned(),
                    ty: field.ty.to_owned(),
                    required: field.required,
                    management: field.management.map(str::to_owned),
                }),
            }
        }
        for scope in entry.about.scopes.unwrap_or_default() {
            let scopes = scopes.get_or_insert_default();
            if !scopes.iter().any(|known| known == scope) {
                scopes.push((*scope).to_owned());
            }
        }
        if entry.about.scopes.is_some() {
            scopes.get_or_insert_default();
        }
    }
    Hello {
        protocol: protocol::VERSION,
        runtime: env!("CARGO_PKG_VERSION").to_owned(),
        trigger: entries.first().map(|entry| entry.about.trigger.to_owned()).unwrap_or_default(),
        handlers: entries.iter().map(|entry| entry.handler.to_owned()).collect(),
        secrets,
        scopes,
        token_cache: entries.iter().find_map(|entry| entry.about.token_cache),
    }
}

async fn execute<H: Handler>(host: Handle, input: Input) -> Outcome {
    match prepare::<H>(&host, input) {
        Ok((cx, recorder)) => run::<H>(cx, &recorder).await,
        Err(failure) => Outcome::Failed(failure),
    }
}

/// Reads secrets and event as far as they must be read before the handler runs.
fn prepare<H: Handler>(host: &Handle, input: Input) -> Result<(Kept<Cx<H>>, Recorder), Failure> {
    let mut reader = SecretReader::new(input.secrets);
    host::redact(reader.hidden(<<H::Event as OpenEvent>::Secrets as Secrets>::FIELDS));
    let secrets = <H::Event as OpenEvent>::Secrets::read(&mut reader);
    let (Some(secrets), true) = (secrets, reader.problems().is_empty()) else {
        return Err(refuse(FailureKind::Secrets, "the Action's secrets", reader.problems()));
    };
    drop(reader);
    let event =
        String::from_utf8(input.event).map_err(|_| Failure::new(FailureKind::Malformed, "the event is not UTF-8"))?;
    let groups = Groups::of(event).map_err(|error| {
        let (line, column) = error.line_and_column();
        let message = format!("the event is not a JSON object: {} in line {line}, column {column}", error.what());
        Failure::new(FailureKind::Malformed, message)
    })?;
    let recorder = Recorder::new(host.clone(), groups.members().clone());
    let event = Kept::new(H::Event::open(groups, secrets));
    // In a module this would link every group's reader. There is no host that asks for it.
    let strict = input.strict && !cfg!(target_family = "wasm");
    let problems = if strict { check_whole(&*event) } else { event.groups().problems().clone() };
    if !problems.is_empty() {
        return Err(refuse(FailureKind::Malformed, "the event", &problems));
    }
    let cx = Cx::new(host, event, recorder.clone()).map_err(|what| Failure::new(FailureKind::Secrets, what))?;
    Ok((Kept::new(cx), recorder))
}

async fn run<H: Handler>(mut cx: Kept<Cx<H>>, recorder: &Recorder) -> Outcome {
    let answer = H::call(&mut cx).await;
    match (answer, recorder.check()) {
        (Err(error), _) => Outcome::Failed(Failure {
            name: error.name().to_owned(),
            at: error.at(),
            ..Failure::new(FailureKind::Handler, host::redacted(format!("{error:#}")))
        }),
        (Ok(()), Err(violation)) => Outcome::Failed(Failure {
            at: violation.at.clone(),
            ..Failure::new(FailureKind::Limit, format!("`{}`: {}", violation.call, violation.message))
        }),
        (Ok(()), Ok(())) => Outcome::Done(recorder.take()),
    }
}

fn refuse(kind: FailureKind, what: &str, problems: &Problems) -> Failure {
    Failure { problems: problems.clone(), ..Failure::new(kind, format!("{what}: {problems}")) }
}
