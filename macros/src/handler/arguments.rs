//! The arguments of a handler, found by the last segment of their types.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{AngleBracketedGenericArguments, FnArg, GenericArgument, Generics, Ident, Lifetime};
use syn::{PathArguments, PathSegment, Signature, Token, Type, TypeReference};

use super::signature::refuse_cfg;
use crate::errors::Errors;
use crate::nearest::did_you_mean;
use crate::spans::ident_at;
use crate::type_text;

/// What an argument is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    Event,
    Api,
    Management,
}

impl Role {
    const ALL: [Self; 3] = [Self::Event, Self::Api, Self::Management];

    fn of(name: &Ident) -> Option<Self> {
        Self::ALL.into_iter().find(|role| name == role.type_name())
    }

    fn type_name(self) -> &'static str {
        match self {
            Self::Event => "Event",
            Self::Api => "Api",
            Self::Management => "Management",
        }
    }

    /// How a handler takes it.
    fn form(self) -> &'static str {
        match self {
            Self::Event => "&Event<…>",
            Self::Api => "&mut Api",
            Self::Management => "&Management",
        }
    }
}

/// Which scopes the `Management` argument has.
pub(crate) enum Management {
    /// `&Management`: those in the handler's attribute.
    OfHandler,
    /// `&Management<MyScopes>`: those of a type that `scopes!` made.
    Shared(Box<Type>),
}

/// The arguments of a right signature.
pub(crate) struct Arguments {
    /// What to pass, in the function's order.
    pub(crate) order: Vec<Role>,
    /// The event's type, without the reference.
    pub(crate) event: Type,
    /// The api's type, without the reference.
    pub(crate) api: Option<Type>,
    pub(crate) management: Option<Management>,
}

/// Finds and mends the arguments; what is wrong is pushed, and then the answer isn't to be used.
pub(crate) fn find(sig: &mut Signature, errors: &mut Errors) -> Option<Arguments> {
    let handler = sig.ident.clone();
    let (mut event, mut api, mut management) = (None, None, None);
    let mut order = Vec::new();
    let mut unknown = false;
    for argument in &mut sig.inputs {
        refuse_cfg(argument, errors);
        let FnArg::Typed(typed) = argument else { continue };
        let Some(role) = role_of(&typed.ty) else {
            errors.push(&typed.ty, unknown_argument(&typed.ty));
            unknown = true;
            continue;
        };
        if order.contains(&role) {
            errors.push(&typed.ty, format!("`{}` stands twice among the arguments", role.type_name()));
        }
        order.push(role);
        mend_reference(role, &mut typed.ty, &sig.generics, errors);
        let inner = peeled_mut(&mut typed.ty);
        match role {
            Role::Event => event = Some(inner.clone()),
            Role::Api => api = Some(inner.clone()),
            Role::Management => management = Some(mend_management(inner, &handler, errors)),
        }
    }
    if event.is_none() && !unknown {
        errors.push(&handler, "a handler takes its event: add `event: &Event`, or `event: &Event<Secrets>`");
    }
    Some(Arguments { order, event: event?, api, management })
}

/// What is said of a type that is none of a handler's.
fn unknown_argument(ty: &Type) -> String {
    let text = type_text::of(ty);
    let name = text.rsplit([':', '&', ' ']).next().unwrap_or(&text);
    let near = did_you_mean(name, Role::ALL.map(Role::type_name));
    format!(
        "`{text}` is no argument of a handler{near}\n\
         those are `&Event<…>`, `&mut Api` and `&Management`, found by these names: \
         a type that is imported `as` another name isn't recognised"
    )
}

fn role_of(ty: &Type) -> Option<Role> {
    match ty {
        Type::Reference(reference) => named_role(&reference.elem),
        Type::Group(group) => role_of(&group.elem),
        Type::Paren(paren) => role_of(&paren.elem),
        other => named_role(other),
    }
}

fn named_role(ty: &Type) -> Option<Role> {
    match ty {
        Type::Path(path) if path.qself.is_none() => Role::of(&path.path.segments.last()?.ident),
        Type::Group(group) => named_role(&group.elem),
        Type::Paren(paren) => named_role(&paren.elem),
        _ => None,
    }
}

/// Turns what was written into the form in which a handler takes it.
fn mend_reference(role: Role, ty: &mut Type, generics: &Generics, errors: &mut Errors) {
    let form = role.form();
    let reference = match ty {
        Type::Reference(reference) => reference,
        Type::Group(group) => return mend_reference(role, &mut group.elem, generics, errors),
        Type::Paren(paren) => return mend_reference(role, &mut paren.elem, generics, errors),
        by_value => {
            errors.push(&*by_value, format!("a handler takes it by reference: `{form}`"));
            let and_token = Token![&](by_value.span());
            let mutability = (role == Role::Api).then(|| Token![mut](by_value.span()));
            let elem = Box::new(std::mem::replace(by_value, Type::Verbatim(Default::default())));
            *by_value =
                Type::Reference(TypeReference { attrs: Vec::new(), and_token, lifetime: None, mutability, elem });
            return;
        }
    };
    // A lifetime of the function's own is reported with its generics.
    let own = |lifetime: &Lifetime| generics.lifetimes().any(|param| param.lifetime == *lifetime);
    if let Some(lifetime) = reference.lifetime.take_if(|lifetime| lifetime.ident != "_" && !own(lifetime)) {
        errors.push(lifetime, format!("it is lent for one execution: leave the lifetime out, `{form}`"));
    }
    match (role, reference.mutability) {
        (Role::Api, None) => {
            errors.push(&*reference, format!("what a handler asks of `api` changes it: `{form}`"));
            reference.mutability = Some(Token![mut](reference.and_token.spans[0]));
        }
        // It stays `&mut`: the body may rely on it.
        (Role::Event | Role::Management, Some(_)) => {
            errors.push(&*reference, format!("a handler only reads it: take `{form}`"));
        }
        _ => {}
    }
}

/// The type behind the reference.
fn peeled_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Reference(reference) => peeled_mut(&mut reference.elem),
        Type::Group(group) => peeled_mut(&mut group.elem),
        Type::Paren(paren) => peeled_mut(&mut paren.elem),
        other => other,
    }
}

/// Says whose scopes they are, and writes the handler's own into the type when it names none.
fn mend_management(ty: &mut Type, handler: &Ident, errors: &mut Errors) -> Management {
    let Some(last) = last_segment(ty) else { return Management::OfHandler };
    match &last.arguments {
        PathArguments::None => {
            let span = last.ident.span();
            let handler = ident_at(handler, span);
            let generics: AngleBracketedGenericArguments = syn::parse_quote_spanned!(span=> <#handler>);
            last.arguments = PathArguments::AngleBracketed(generics);
            Management::OfHandler
        }
        PathArguments::AngleBracketed(generics) if generics.args.len() == 1 => match &generics.args[0] {
            GenericArgument::Type(set) => Management::Shared(Box::new(set.clone())),
            other => refuse_generics(other, errors),
        },
        other => refuse_generics(&other.clone(), errors),
    }
}

fn refuse_generics(at: &impl ToTokens, errors: &mut Errors) -> Management {
    errors.push(at, "`Management` takes one set of scopes, made by `scopes!`, or nothing");
    Management::OfHandler
}

fn last_segment(ty: &mut Type) -> Option<&mut PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last_mut(),
        _ => None,
    }
}
