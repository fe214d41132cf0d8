//! `cargo xtask codegen`: the files that are made from `facts/`.

mod events;
mod facts;
mod management;
mod naming;
mod output;
mod triggers;

use crate::Result;
use clap::{Args, Subcommand};
use output::Output;
use std::path::{Path, PathBuf};

/// Arguments of `cargo xtask codegen`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Command {
    /// Write nothing; fail with the list of files that would change
    #[arg(long)]
    check: bool,
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Subcommand)]
enum Step {
    /// Take the facts over from a fuller collection, leaving out what others have worded
    Import {
        /// The collection, a JSON file
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// The same for the Management API: the groups that its corrections name
    ImportManagement {
        /// The collection, a JSON file
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
}

/// Runs the chore in this repository.
pub(crate) fn run(command: &Command) -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask stands in no repository")?;
    match &command.step {
        Some(Step::Import { from }) => facts::import(from, root),
        Some(Step::ImportManagement { from }) => management::import(from, root),
        None => {
            let output = make(root)?;
            if command.check { output.check() } else { output.write() }
        }
    }
}

/// Makes all generated files, in memory. Each part adds its own.
fn make(root: &Path) -> Result<Output> {
    let mut output = Output::new(root);
    events::make(&mut output)?;
    management::make(&mut output)?;
    triggers::make(&mut output)?;
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::{Path, make};

    #[test]
    fn what_is_committed_is_what_the_facts_make() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        make(root).unwrap().check().unwrap();
    }
}
