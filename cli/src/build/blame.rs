//! Which crate can't be built for WebAssembly, what pulls it in, and what to write instead.

use super::wasm::TRIPLE;
use crate::failure::Failure;
use crate::metadata::{Metadata, Package};
use std::path::Path;

/// The package that a line of cargo's says it could not build.
pub(super) fn failing(line: &str) -> Option<String> {
    let line = anstream::adapter::strip_str(line).to_string();
    let rest = ["could not compile `", "failed to run custom build command for `"]
        .iter()
        .find_map(|begin| Some(line.split_once(begin)?.1))?;
    let name = rest.split(['`', ' ', '@']).next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// The refusal, when cargo could not build `failing`.
pub(super) fn not_for_wasm(metadata: &Metadata, package: Option<&str>, bin: Option<&str>, failing: &str) -> Failure {
    let here = std::env::current_dir().unwrap_or_default();
    let action = metadata.packages().find(|one| match package {
        Some(name) => one.is_local && one.name == name,
        None => one.folder == here,
    });
    match action {
        Some(action) if action.name != failing => Failure::cannot_run(refusal(metadata, &action.folder, failing)),
        _ => Failure::cannot_run(format!(
            "`{}` builds for this machine and not for WebAssembly; it says above why",
            bin.or(package).unwrap_or(failing)
        )),
    }
}

/// Why the Action in `folder` can't be a bundle, when the crate `name` can't run inside Auth0.
pub(crate) fn refusal(metadata: &Metadata, folder: &Path, name: &str) -> String {
    let ways = metadata.ways_to(folder, name);
    let action = metadata.packages().find(|package| package.folder == folder);
    let action = action.map_or_else(|| "the Action".to_owned(), |action| action.name.clone());
    let shown = |package: &&Package| format!("{} {}", package.name, package.version);
    let culprit = ways.first().and_then(|way| way.last()).map_or_else(|| name.to_owned(), shown);
    let mut text = format!("`{culprit}` can't be built for WebAssembly, which Auth0 runs");
    if !ways.is_empty() {
        text.push_str("; what pulls it in:");
    }
    for way in &ways {
        let way: Vec<String> = way.iter().map(shown).collect();
        text.push_str(&format!("\n  {action} → {}", way.join(" → ")));
    }
    let names = ways.iter().flatten().map(|package| package.name.as_str());
    match names.chain([name]).find_map(advice) {
        Some(advice) => text.push_str(&format!("\n  {advice}")),
        None => text.push_str(&format!(
            "\n  leave it out, or turn off the feature that needs it; which one: `cargo tree --package {action} --target \
             {TRIPLE} --edges normal,features --invert {name}`"
        )),
    }
    text
}

/// What to use instead of a crate that is known to be too much for a bundle, or not to work in one.
pub(crate) fn advice(name: &str) -> Option<&'static str> {
    Some(match name {
        "reqwest" | "hyper" | "ureq" | "isahc" | "attohttpc" | "surf" => {
            "call with `fetch` of the prelude, which every host has"
        }
        "tokio" | "async-std" | "smol" | "mio" | "async-io" => {
            "a handler needs no runtime of its own: `sleep`, `timeout` and `fetch` of the prelude wait on every host"
        }
        "ring" | "openssl" | "openssl-sys" | "aws-lc-rs" | "aws-lc-sys" | "native-tls" | "rustls" => {
            "hashes and random bytes are in `crypto` of the prelude, and `fetch` has TLS; a crate in pure Rust does the rest"
        }
        "getrandom" | "rand" | "rand_core" => "random bytes are in `crypto` of the prelude",
        "wasm-bindgen" | "js-sys" | "web-sys" => {
            "inside Auth0 there is no browser: turn off the feature that wants one (`wasmbind` of chrono, `js` of uuid)"
        }
        "chrono" | "time" => "the prelude's `now()` is in milliseconds; events have `Timestamp`",
        "regex" | "regex-automata" | "regex-syntax" | "aho-corasick" => {
            "`regex` without its Unicode tables (`default-features = false`), or `str`'s own `split` and `find`"
        }
        "url" | "idna" | "icu_normalizer" | "icu_properties" => "`HttpsUrl` and `Domain` of the prelude need no tables",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::failing;

    #[test]
    fn what_cargo_says_of_a_package_that_fails() {
        for (line, name) in [
            ("error: could not compile `mio` (lib) due to 48 previous errors", Some("mio")),
            ("\u{1b}[1m\u{1b}[91merror\u{1b}[0m: could not compile `a-b` (bin \"c\")", Some("a-b")),
            ("error: failed to run custom build command for `ring v0.17.14`", Some("ring")),
            ("error[E0433]: failed to resolve", None),
            ("   Compiling mio v1.0.4", None),
        ] {
            assert_eq!(failing(line).as_deref(), name, "{line}");
        }
    }
}
