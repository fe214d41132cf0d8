//! The attributes of handlers: `#[on_execute_post_login(…)]` and its like.
//!
//! The function stays an ordinary `async fn` and is always given back, mended where it was wrong. Beside it, under the
//! same name among the types, stands an empty enum that tells a host all about the handler.

mod arguments;
mod function;
mod glue;
mod options;
mod signature;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::errors::Errors;
use crate::triggers::Trigger;
use function::Parsed;
use options::Options;

/// What the attribute of `trigger` makes of `item`.
pub(crate) fn expand(trigger: &Trigger, attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let mut function = match function::parse(item) {
        Parsed::Function(function) => *function,
        Parsed::Other { item, keyword } => {
            let message = format!("`#[{}]` goes on an `async fn`", trigger.attribute);
            errors.push(keyword, message + &signature::usage(trigger));
            let errors = errors.into_tokens();
            return quote!(#item #errors);
        }
    };
    let options = Options::parse(trigger, attribute, &mut errors);
    if function.sig.receiver().is_some() {
        // Beside a method no type can stand.
        signature::refuse_method(trigger, &function, &mut errors);
        let errors = errors.into_tokens();
        return quote!(#function #errors);
    }
    let arguments = signature::check_and_mend(trigger, &mut function, &mut errors);
    if let Some(arguments) = &arguments {
        options.check_against(arguments, &mut errors);
    }
    let mut output = function.to_token_stream();
    output.extend(glue::expand(trigger, &options, &function, arguments.as_ref()));
    output.extend(errors.into_tokens());
    output
}
