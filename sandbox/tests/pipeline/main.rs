//! The rules of Auth0's pipeline, one test each, named after the rule.

mod budget;
mod entities;
mod factors;
mod facts;
mod metadata;
mod order;
mod other_triggers;
mod primary_user;
mod redirects;
mod saml;
mod stopping;
mod support;
mod tokens;
