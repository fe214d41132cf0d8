//! The signature as a whole: what it must be, and how a wrong one is mended.

use quote::ToTokens;
use syn::{FnArg, Token};

use super::arguments::{self, Arguments};
use super::function::HandlerFn;
use crate::errors::Errors;
use crate::triggers::{Trigger, is_handler_attribute};

/// The allowed signature, for the end of a message.
pub(crate) fn usage(trigger: &Trigger) -> String {
    format!(
        "\n\n\
         A handler looks like this; its arguments may stand in any order, and only the event is required:\n\n    \
         use auth0_actions::{module}::{{Api, Event}};\n\n    \
         #[{attribute}(scopes(\"read:users\"))]\n    \
         async fn name(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result\n",
        module = trigger.module,
        attribute = trigger.attribute,
    )
}

/// Says that a method is no handler.
pub(crate) fn refuse_method(trigger: &Trigger, function: &HandlerFn, errors: &mut Errors) {
    let message = "a handler is a free function: it has no `self` and stands in no `impl` or `trait`";
    errors.push(function.sig.receiver(), message.to_owned() + &usage(trigger));
}

/// Finds the arguments; none if something is wrong, which is then reported with the allowed signature.
///
/// The function is mended so far that its body and its callers bring no errors of the same cause.
pub(crate) fn check_and_mend(trigger: &Trigger, function: &mut HandlerFn, errors: &mut Errors) -> Option<Arguments> {
    let mut found = Errors::default();
    second_attribute(function, &mut found);
    qualifiers(function, &mut found);
    let arguments = arguments::find(&mut function.sig, &mut found);
    let right = found.is_empty();
    found.explain_first(&usage(trigger));
    errors.append(found);
    right.then_some(arguments).flatten()
}

/// Two handlers would need two types of one name.
fn second_attribute(function: &mut HandlerFn, errors: &mut Errors) {
    function.attrs.retain(|attribute| {
        let second = attribute.path().segments.last().is_some_and(|last| is_handler_attribute(&last.ident));
        if second {
            errors.push(attribute, "a function is the handler of one trigger; write a second function");
        }
        !second
    });
}

fn qualifiers(function: &mut HandlerFn, errors: &mut Errors) {
    let sig = &mut function.sig;
    if let Some(token) = sig.constness.take() {
        errors.push(token, "a handler can't be `const`");
    }
    if sig.asyncness.is_none() {
        errors.push(sig.fn_token, "a handler is an `async fn`");
        sig.asyncness = Some(Token![async](sig.fn_token.span));
    }
    // It stays as it is: the body may rely on it.
    let safety = sig.safety.to_token_stream();
    if !safety.is_empty() {
        errors.push(safety, "a handler can't be `unsafe`: it is called by the host, which promises nothing");
    }
    if let Some(abi) = sig.abi.take() {
        errors.push(abi, "a handler has Rust's own ABI: leave `extern` out");
    }
    if let Some(variadic) = sig.variadic.take() {
        errors.push(variadic, "a handler has a fixed list of arguments");
    }
    if !sig.generics.params.is_empty() {
        let message = "a handler has no generic parameters: the host must know every type";
        errors.push(&sig.generics.params, message);
    } else if let Some(clause) = &sig.generics.where_clause {
        errors.push(clause, "a handler has no `where` clause: the host must know every type");
    }
}

/// The attributes of an argument can't take it away: the glue passes it always.
pub(super) fn refuse_cfg(argument: &FnArg, errors: &mut Errors) {
    let attributes = match argument {
        FnArg::Typed(typed) => &typed.attrs,
        FnArg::Receiver(receiver) => &receiver.attrs,
    };
    for attribute in attributes {
        if attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr") {
            errors.push(attribute, "an argument can't depend on a `cfg`; let the whole function depend on it");
        }
    }
}
