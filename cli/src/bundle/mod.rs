//! `cargo auth0 bundle`: one file that runs inside Auth0.

mod manifest;
mod module;
mod optimize;
mod pack;
mod revision;
mod show;

use crate::build::{self, Action, Build, wasm};
use crate::failure::{Failure, exit};
use crate::metadata::Metadata;
use auth0_actions::wire::protocol::Hello;
use auth0_actions_sandbox::driver::{Driver, Process};
use manifest::Manifest;
use module::Module;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What Auth0 takes, in bytes. Its documentation speaks of 100 kB.
pub(crate) const LIMIT: usize = 100_000;

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
    /// Leave the module as the compiler wrote it, also where `wasm-opt` is found, which makes it a little smaller.
    #[arg(long)]
    no_wasm_opt: bool,
    /// Print the manifest as JSON, and nothing else, on the standard output.
    #[arg(long)]
    json: bool,
}

/// Makes it.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (package, bin) = (arguments.package.as_deref(), arguments.bin.as_deref());
    // What the Action is, it says itself: the same code runs here and there.
    let native = build::build(package, bin, Build::Dev)?;
    let hello = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::caused("no runtime", &error))?
        .block_on(Driver::describe(&Process::new(&native.executable)))
        .map_err(|error| Failure::caused("the Action can't be asked what it is", &error))?;
    let made = make(package, &native.name, &hello, !arguments.no_wasm_opt)?;
    let out = made.keep(arguments.out.clone())?;
    if arguments.json {
        show::json(&made.manifest);
    } else {
        show::people(&made.manifest, &made.module, &out, arguments.max_size);
    }
    if made.text.len() > arguments.max_size {
        show::over_the_limit(&made.action.name, &made.module, made.text.len(), arguments.max_size);
        return Ok(ExitCode::from(exit::ACTION_FAILED));
    }
    Ok(ExitCode::SUCCESS)
}

/// A file for Auth0, and what is known of it.
pub(crate) struct Bundle {
    action: Action,
    manifest: Manifest,
    module: Module,
    /// The file's text.
    pub(crate) text: String,
}

impl Bundle {
    /// Writes the file, and the manifest beside it; answers where.
    pub(crate) fn keep(&self, out: Option<PathBuf>) -> Result<PathBuf, Failure> {
        let out = out.unwrap_or_else(|| out_beside(&self.action));
        write(&out, &self.text)?;
        write(&out.with_extension("json"), &self.manifest.to_json())?;
        Ok(out)
    }
}

/// Builds the Action that says `hello` for WebAssembly, and packs it.
pub(crate) fn make(package: Option<&str>, bin: &str, hello: &Hello, may_optimize: bool) -> Result<Bundle, Failure> {
    wasm::require_target()?;
    let metadata = Metadata::read()?;
    let action = build::build(package, Some(bin), Build::Wasm(&metadata))?;
    let bytes = std::fs::read(&action.executable).map_err(|error| {
        Failure::cannot_run(format!("the module `{}` can't be read: {error}", action.executable.display()))
    })?;
    let built = Module::read(&bytes, &action.executable)?;
    if let Some(import) = built.foreign.first() {
        return Err(Failure::cannot_run(foreign(&metadata, &action, import, &built.foreign)));
    }
    let optimized = if may_optimize { optimize::optimize(&bytes, &action.executable) } else { None };
    let (module, wasm_opt) = match optimized {
        Some(optimized) => (Module::read(&optimized.bytes, &action.executable)?, Some(optimized.version)),
        None => (built, None),
    };
    let file = pack::pack(&module.stripped, &module.imports, hello)?;
    let tools = manifest::Tools { rustc: wasm::compiler_version(), wasm_opt };
    let manifest = Manifest::new(&action.name, hello, &module, &file, &tools, revision::of(&action.folder));
    Ok(Bundle { action, manifest, module, text: file.text })
}

/// Why a module that imports what no host has is refused.
fn foreign(metadata: &Metadata, action: &Action, import: &str, all: &[String]) -> String {
    if import.starts_with("__wbindgen") || import.starts_with("wbg") {
        return build::refusal(metadata, &action.folder, "wasm-bindgen");
    }
    let shown: Vec<&str> = all.iter().take(3).map(String::as_str).collect();
    format!(
        "the module needs functions that Auth0 does not have (`{}`): a crate links a library in C, or one that is made \
         for another host",
        shown.join("`, `")
    )
}

/// `target/auth0/<action>.js`: the module stands in the target folder's `wasm32-unknown-unknown/release`.
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
