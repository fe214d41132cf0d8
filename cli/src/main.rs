//! `cargo auth0`: runs Actions in Rust on your own machine.

mod build;
mod bundle;
mod doctor;
mod failure;
mod generated;
mod invoke;
mod metadata;
mod style;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Auth0 Actions in Rust: run them here, before they run there.
#[derive(Parser)]
#[command(name = "cargo auth0", bin_name = "cargo auth0", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run an Action on an event, against a local tenant, and show what it did.
    Invoke(invoke::Arguments),
    /// Make one file of an Action that runs inside Auth0.
    Bundle(bundle::Arguments),
    /// Look whether this machine, or a tenant's runtime, has what is needed.
    Doctor(doctor::Arguments),
}

fn main() -> ExitCode {
    // As a subcommand of cargo, the first argument is the subcommand's name.
    let mut args: Vec<_> = std::env::args_os().collect();
    if args.get(1).is_some_and(|first| first == "auth0") {
        args.remove(1);
    }
    let result = match Arguments::parse_from(args).command {
        Command::Invoke(arguments) => invoke::run(&arguments),
        Command::Bundle(arguments) => bundle::run(&arguments),
        Command::Doctor(arguments) => doctor::run(&arguments),
    };
    result.unwrap_or_else(|failure| failure.report())
}
