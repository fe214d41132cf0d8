//! What must compile, and what must not and with which words.
//!
//! Each fixture begins with what it expects. `TRYBUILD=overwrite cargo test -p ui-tests` writes the words anew: read
//! them against the fixtures' first lines before they are committed. `cargo test -p ui-tests -- fail trybuild=NAME`
//! runs those fixtures alone whose paths contain NAME.

/// These also run: each ends with a `main` that returns.
#[test]
fn pass() {
    trybuild::TestCases::new().pass("tests/*/pass/*.rs");
}

/// The words are in part the compiler's own, and change from release to release.
#[test]
#[cfg_attr(not(rustc_1_95), ignore = "the words are those of rustc 1.95")]
fn fail() {
    trybuild::TestCases::new().compile_fail("tests/*/fail/*.rs");
}
