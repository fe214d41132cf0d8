//! What is known of a bundle, for people and for the tools that deploy it.

use super::module::Module;
use super::pack::File;
use crate::generated::triggers::TRIGGERS;
use auth0_actions::wire::protocol::{Hello, TokenCache};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

/// The tools that made a module.
pub(super) struct Tools {
    pub(super) rustc: Option<String>,
    pub(super) wasm_opt: Option<String>,
}

/// The manifest.
pub(super) struct Manifest {
    pub(super) value: Value,
    pub(super) bytes: usize,
    pub(super) shim: usize,
    pub(super) payload: usize,
}

impl Manifest {
    pub(super) fn new(name: &str, hello: &Hello, module: &Module, file: &File, tools: &Tools, revision: Value) -> Self {
        let trigger = TRIGGERS.iter().find(|trigger| trigger.id == hello.trigger);
        let sha256: String =
            digest(&SHA256, file.text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        let payload = file.compressed.div_ceil(3) * 4;
        let value = json!({
            "name": name,
            "trigger": {
                "id": hello.trigger,
                "version": trigger.map(|trigger| trigger.version),
                "runtime": trigger.and_then(|trigger| trigger.runtime),
            },
            "handlers": hello.handlers,
            "secrets": hello.secrets.iter().map(|secret| json!({
                "name": secret.name,
                "type": secret.ty,
                "required": secret.required,
                "management": secret.management,
            })).collect::<Vec<_>>(),
            "scopes": hello.scopes,
            "token_cache": hello.token_cache.map(|TokenCache::Encrypted| "encrypted"),
            "operations": module.operations,
            "sizes": {
                "file": file.text.len(),
                "shim": file.shim,
                "payload": payload,
                "wasm": module.stripped.len(),
                "compressed": file.compressed,
                "data": module.data,
                "code_by_crate": module.crates.iter().map(|(name, size)| (name.clone(), json!(size))).collect::<serde_json::Map<_, _>>(),
            },
            "sha256": sha256,
            "versions": {
                "auth0-actions": hello.runtime,
                "cargo-auth0": env!("CARGO_PKG_VERSION"),
                "protocol": hello.protocol,
                "rustc": tools.rustc,
                "wasm-opt": tools.wasm_opt,
            },
            "revision": revision,
        });
        Self { value, bytes: file.text.len(), shim: file.shim, payload }
    }

    pub(super) fn to_json(&self) -> String {
        format!("{:#}\n", self.value)
    }
}
