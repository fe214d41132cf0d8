//! The project's own chores: `cargo xtask --help`.

mod codegen;
mod features;
mod node;
mod shim;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// What the chores fail with: words for the person who runs them.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own chores")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Make the generated files from the facts
    Codegen(codegen::Command),
    /// Compile each group of the Management API alone
    Features,
    /// Run Actions under Node, as Auth0 does, and compare that with the other hosts
    CheckNode,
    /// Write `benches/sizes.md`: what each example takes in Auth0's editor
    Sizes,
    /// Minify the JavaScript that goes into bundles
    Shim(shim::Arguments),
    /// Measure the role Action against the same in JavaScript, under the Node that Auth0 runs, and print a table
    BenchNode {
        /// Processes of each contender
        #[arg(long, default_value_t = 15)]
        rounds: usize,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().chore {
        Chore::Codegen(command) => codegen::run(&command),
        Chore::Features => features::run(),
        Chore::CheckNode => node::run(node::Chore::Check),
        Chore::Sizes => node::run(node::Chore::Sizes),
        Chore::Shim(arguments) => shim::run(&arguments),
        Chore::BenchNode { rounds } => node::run(node::Chore::Bench { rounds }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
