//! Shim and module in one file.

use crate::failure::Failure;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::io::Write as _;

/// The JavaScript around a module.
const SHIM: &str = include_str!("../../shim/shim.js");

/// The file for Auth0.
pub(super) struct File {
    pub(super) text: String,
    /// The module's bytes after brotli.
    pub(super) compressed: usize,
    /// The bytes of the shim in the file.
    pub(super) shim: usize,
}

/// Makes the file. The payload is brotli in base64, which needs no escape, neither in JavaScript nor in JSON.
pub(super) fn pack(module: &[u8], handlers: &[String]) -> Result<File, Failure> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::CompressorWriter::with_params(&mut compressed, 4_096, &parameters)
        .write_all(module)
        .map_err(|error| Failure::caused("the module can't be compressed", &error))?;
    let shim = without_comments(SHIM);
    let mut text = format!(
        "'use strict';\n// Made by `cargo auth0 bundle` from Rust: change the Action's source, not this file.\n\
         const load=(()=>{{const module={{}};\n{shim}return module.exports}})();\n\
         const action=load(require('zlib').brotliDecompressSync(Buffer.from('{}','base64')));\n",
        STANDARD.encode(&compressed)
    );
    for handler in handlers {
        text.push_str(&format!("exports.{handler}=async(event,api)=>action.run('{handler}',event,api);\n"));
    }
    Ok(File { text, compressed: compressed.len(), shim: shim.len() })
}

/// Comments stand on lines of their own in the shim, and no text in it goes over lines.
fn without_comments(source: &str) -> String {
    let mut out = String::new();
    for line in source.lines().map(str::trim) {
        if !line.is_empty() && !line.starts_with("//") && line != "'use strict';" {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
