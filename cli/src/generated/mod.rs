//! Made from the facts.

pub(crate) mod triggers;
