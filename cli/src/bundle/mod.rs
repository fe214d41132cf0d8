//! `cargo auth0 bundle`: one file that runs inside Auth0.

mod manifest;
mod module;
mod pack;
mod show;

use crate::build::{self, Action, Profile, Target};
use crate::failure::{Failure, exit};
use auth0_actions_sandbox::driver::{Driver, Process};
use manifest::Manifest;
use module::Module;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What Auth0 takes, in bytes. Its documentation speaks of 100 kB.
const LIMIT: usize = 100_000;

/// What `bundle` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The Action's package; the one in this folder unless said otherwise.
    #[arg(short, long, value_name = "CRATE")]
    package: Option<String>,
    /// The Action's binary, in a package that has several.
    #[arg(long, value_name = "NAME")]
    bin: Option<String>,
    /// Where the file goes; `target/auth0/<action>.js` unless said otherwise. The manifest stands beside it.
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How many bytes the file may have.
    #[arg(long, value_name = "BYTES", default_value_t = LIMIT)]
    max_size: usize,
    /// Print the manifest as JSON, and nothing else, on the standard output.
    #[arg(long)]
    json: bool,
}

/// Makes it.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (package, bin) = (arguments.package.as_deref(), arguments.bin.as_deref());
    // What the Action is, it says itself: the same code runs here and there.
    let native = build::build(package, bin, Profile::Dev, Target::Native)?;
    let hello = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::caused("no runtime", &error))?
        .block_on(Driver::describe(&Process::new(&native.executable)))
        .map_err(|error| Failure::caused("the Action can't be asked what it is", &error))?;
    require_target()?;
    let action = build::build(package, Some(&native.name), Profile::Release, Target::Wasm)?;
    let module = Module::read(&action.executable)?;
    let file = pack::pack(&module.stripped, &hello)?;
    let manifest = Manifest::new(&action.name, &hello, &module, &file, revision(&action.folder));
    let out = arguments.out.clone().unwrap_or_else(|| out_beside(&action));
    write(&out, &file.text)?;
    write(&out.with_extension("json"), &manifest.to_json())?;
    if arguments.json {
        show::json(&manifest);
    } else {
        show::people(&manifest, &module, &out, arguments.max_size);
    }
    if file.text.len() > arguments.max_size {
        show::over_the_limit(&module, file.text.len(), arguments.max_size);
        return Ok(ExitCode::from(exit::ACTION_FAILED));
    }
    Ok(ExitCode::SUCCESS)
}

/// Says the one command when the target is missing. Who builds the standard library too needs none.
fn require_target() -> Result<(), Failure> {
    if std::env::var_os("CARGO_UNSTABLE_BUILD_STD").is_some() {
        return Ok(());
    }
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"])
        .output()
        .map_err(|error| Failure::cannot_run(format!("rustc can't be started: {error}")))?;
    let folder = String::from_utf8_lossy(&output.stdout);
    if output.status.success() && Path::new(folder.trim()).exists() {
        return Ok(());
    }
    Err(Failure::cannot_run(
        "the compiler has no WebAssembly target yet; add it once: `rustup target add wasm32-unknown-unknown`",
    ))
}

/// `target/auth0/<action>.js`: the module stands in `target/wasm32-unknown-unknown/release`.
fn out_beside(action: &Action) -> PathBuf {
    let target = action.executable.ancestors().nth(3).unwrap_or(Path::new("target"));
    target.join("auth0").join(format!("{}.js", action.name))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::cannot_run(format!("`{}` can't be written: {error}", path.display()));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, text).map_err(failed)
}

/// The commit of the sources, when they are kept with git.
fn revision(folder: &Path) -> Option<String> {
    let output = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
