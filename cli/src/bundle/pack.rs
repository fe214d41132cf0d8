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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_payload_is_the_module() {
        let module: Vec<u8> = (0..10_000_u32).map(|index| (index * 7 % 251) as u8).collect();
        let file = pack(&module, &["onExecutePostLogin".to_owned(), "onContinuePostLogin".to_owned()]).expect("a file");
        let payload =
            file.text.split("Buffer.from('").nth(1).and_then(|rest| rest.split('\'').next()).expect("a payload");
        let compressed = STANDARD.decode(payload).expect("base64");
        assert_eq!(compressed.len(), file.compressed);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut unpacked).expect("brotli");
        assert_eq!(unpacked, module);
        for handler in ["onExecutePostLogin", "onContinuePostLogin"] {
            assert!(file.text.contains(&format!("exports.{handler}=async(event,api)=>")), "{handler}");
        }
    }

    #[test]
    fn the_shim_keeps_its_code_and_loses_its_comments() {
        let packed = without_comments(SHIM);
        assert!(packed.lines().all(|line| !line.starts_with("//") && !line.is_empty()));
        let code = SHIM.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).count();
        assert_eq!(packed.lines().count() + 1, code, "only `'use strict'` is gone besides");
        // What would make a line of code look like a comment, or a text go over lines.
        assert!(!SHIM.contains('`') || SHIM.lines().all(|line| line.matches('`').count() % 2 == 0));
        assert!(!SHIM.contains("/*"));
    }
}
