//! Shim and module in one file.

use crate::failure::Failure;
use auth0_actions::wire::protocol::{Hello, TokenCache};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::io::Write as _;

/// The JavaScript around a module, minified.
const SHIM: &str = include_str!("../../shim/shim.min.js");
/// Its parts that not every Action needs: the import by which a module asks for the part, and the part's name in the
/// shim. The linker drops imports that nothing calls, so that a file holds what its Action can need.
const PARTS: [(&str, &str, &str); 3] = [
    ("http", "exchange", include_str!("../../shim/http.min.js")),
    ("tokens", "tokens", include_str!("../../shim/tokens.min.js")),
    ("crypto", "cryptography", include_str!("../../shim/crypto.min.js")),
];
/// Whether the shim gives modules a function of this name.
pub(super) fn shim_has(import: &str) -> bool {
    ["send", "read"].contains(&import) || PARTS.iter().any(|(name, ..)| *name == import)
}

/// What Actions need that keep their token in `api.cache`.
const TOKEN_CACHE: &str = include_str!("../../shim/token-cache.min.js");

/// The file for Auth0.
pub(super) struct File {
    pub(super) text: String,
    /// The module's bytes after brotli.
    pub(super) compressed: usize,
    /// The bytes of the shim in the file.
    pub(super) shim: usize,
}

/// Makes the file. The payload is brotli in base64, which needs no escape, neither in JavaScript nor in JSON.
///
/// Auth0 wants handlers that are native `async function`s.
pub(super) fn pack(module: &[u8], imports: &[String], hello: &Hello) -> Result<File, Failure> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::CompressorWriter::with_params(&mut compressed, 4_096, &parameters)
        .write_all(module)
        .map_err(|error| Failure::caused("the module can't be compressed", &error))?;
    let mut parts: Vec<String> = PARTS
        .iter()
        .filter(|(import, ..)| imports.iter().any(|known| known == import))
        .map(|(_, name, code)| format!("{name}:{}", script(code)))
        .collect();
    let client_secret = hello.secrets.iter().find(|secret| secret.management.as_deref() == Some("client_secret"));
    if let (Some(TokenCache::Encrypted), Some(secret)) = (hello.token_cache, client_secret) {
        parts.push(format!("tokenCache:{}({})", script(TOKEN_CACHE), serde_json::Value::from(secret.name.as_str())));
    }
    let shim = format!("const load={};\nconst parts={{{}}};\n", script(SHIM), parts.join(",\n"));
    let mut text = format!(
        "'use strict';\n// Made by `cargo auth0 bundle` from Rust: change the Action's source, not this file.\n\
         {shim}const action=load(require('zlib').brotliDecompressSync(Buffer.from('{}','base64')),parts);\n",
        STANDARD.encode(&compressed)
    );
    for handler in &hello.handlers {
        text.push_str(&format!(
            "exports.{handler} = async function (event, api) {{ await action.run('{handler}', event, api); }};\n"
        ));
    }
    Ok(File { text, compressed: compressed.len(), shim: shim.len() })
}

/// A minified CommonJS file as an expression, without its first line, which is for people.
fn script(minified: &str) -> String {
    let code = minified.split_once('\n').map_or(minified, |(_, code)| code);
    format!("(()=>{{const module={{}};{}return module.exports}})()", code.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use auth0_actions::wire::protocol::SecretInfo;

    fn hello() -> Hello {
        Hello {
            protocol: 1,
            runtime: "0".to_owned(),
            trigger: "post-login".to_owned(),
            handlers: vec!["onExecutePostLogin".to_owned(), "onContinuePostLogin".to_owned()],
            secrets: Vec::new(),
            scopes: None,
            token_cache: None,
        }
    }

    #[test]
    fn the_payload_is_the_module() {
        let module: Vec<u8> = (0..10_000_u32).map(|index| (index * 7 % 251) as u8).collect();
        let file = pack(&module, &[], &hello()).expect("a file");
        let payload =
            file.text.split("Buffer.from('").nth(1).and_then(|rest| rest.split('\'').next()).expect("a payload");
        let compressed = STANDARD.decode(payload).expect("base64");
        assert_eq!(compressed.len(), file.compressed);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut unpacked).expect("brotli");
        assert_eq!(unpacked, module);
        for handler in ["onExecutePostLogin", "onContinuePostLogin"] {
            assert!(file.text.contains(&format!("exports.{handler} = async function (event, api)")), "{handler}");
        }
    }

    #[test]
    fn the_token_cache_is_there_when_it_is_asked_for() {
        let without = pack(b"", &[], &hello()).expect("a file").text;
        assert!(!without.contains("tokenCache:") && !without.contains("aes-256-gcm"));
        let secret = SecretInfo {
            name: "client's secret".to_owned(),
            ty: "SecretString".to_owned(),
            required: true,
            management: Some("client_secret".to_owned()),
        };
        let with = Hello { token_cache: Some(TokenCache::Encrypted), secrets: vec![secret], ..hello() };
        let with = pack(b"", &[], &with).expect("a file").text;
        assert!(with.contains("tokenCache:") && with.contains("aes-256-gcm"));
        assert!(with.contains(r#"})()("client's secret")};"#), "{with}");
    }

    #[test]
    fn parts_are_there_when_the_module_imports_their_names() {
        let marks = [("http", "only https is allowed"), ("tokens", "token.acquire"), ("crypto", "crypto.sha256")];
        for (import, _) in marks {
            let text =
                pack(b"", &["send".to_owned(), "read".to_owned(), import.to_owned()], &hello()).expect("a file").text;
            for (other, mark) in marks {
                assert_eq!(text.contains(mark), other == import, "{mark} in a file for `{import}`");
            }
        }
    }

    /// A module that traps at once, in the file as Auth0 takes it. Needs `node`, as `cargo xtask check-node` does.
    #[test]
    fn auth0_finds_native_async_functions() {
        let module =
            b"\0asm\x01\0\0\0\x01\x0b\x02\x60\x02\x7f\x7f\x01\x7f\x60\x01\x7f\0\x03\x03\x02\0\x01\x05\x03\x01\0\x01\
            \x07\x1a\x03\x04main\0\0\x06resume\0\x01\x06memory\x02\0\x0a\x08\x02\x03\0\0\x0b\x02\0\x0b";
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("action.js");
        std::fs::write(&path, pack(module, &[], &hello()).expect("a file").text).expect("written");
        let script = "const action = require(process.argv[1]);
            const forms = Object.entries(action).map(([name, { constructor, length }]) => [name, constructor.name, length]);
            console.error = (line) => forms.push(line.split(':')[0]);
            action.onExecutePostLogin({}, {}).catch(({ name, kind }) => console.log(JSON.stringify([...forms, name, kind])));";
        let Ok(output) = std::process::Command::new("node").args(["-e", script]).arg(&path).output() else {
            eprintln!("not tested: `node` is missing");
            return;
        };
        let forms = r#"[["onExecutePostLogin","AsyncFunction",2],["onContinuePostLogin","AsyncFunction",2],"#;
        let stdout = String::from_utf8_lossy(&output.stdout);
        assert_eq!(stdout.trim(), format!(r#"{forms}"trap","ActionError","trap"]"#), "{output:?}");
    }

    #[test]
    fn the_minified_files_are_of_these_sources() {
        let sources = [
            (include_str!("../../shim/shim.js"), SHIM),
            (include_str!("../../shim/token-cache.js"), TOKEN_CACHE),
            (include_str!("../../shim/http.js"), PARTS[0].2),
            (include_str!("../../shim/tokens.js"), PARTS[1].2),
            (include_str!("../../shim/crypto.js"), PARTS[2].2),
        ];
        for (source, minified) in sources {
            let sha256 = ring::digest::digest(&ring::digest::SHA256, source.as_bytes());
            let sha256: String = sha256.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
            let first = minified.lines().next().unwrap_or_default();
            assert_eq!(first, format!("// Made by `cargo xtask shim`, of {sha256}"), "run `cargo xtask shim`");
        }
    }
}
