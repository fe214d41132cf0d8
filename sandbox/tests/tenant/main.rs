//! The local tenant, asked over real HTTP.
#![cfg(feature = "tenant")]

mod assertions;
mod faults;
mod life;
mod roles;
mod support;
mod tokens;
mod users;
