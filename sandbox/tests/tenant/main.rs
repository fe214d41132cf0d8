//! The local tenant, asked over real HTTP.
#![cfg(feature = "tenant")]

mod actions;
mod assertions;
mod clients;
mod connections;
mod events;
mod facts;
mod faults;
mod grants_of_users;
mod groups;
mod life;
mod modules;
mod organizations;
mod owned;
mod permissions;
mod references;
mod roles;
mod schemas;
mod sessions;
mod support;
mod sweep;
mod tokens;
mod users;
