//! `cargo xtask bench-node`: the role Action against the same in JavaScript, under the Node that Auth0 runs.

use super::build::Bundler;
use super::check::Folders;
use super::scenarios::{DOMAIN, first_login, good_tenant};
use super::tools;
use crate::Result;
use serde::Deserialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tokio::io::AsyncWriteExt;

/// Versions of the npm package `auth0`: that of Auth0's own example, and a new one.
const PEERS: [(&str, &str); 2] = [("auth0-4", "4.37.1"), ("auth0-7", "7.1.0")];
/// Executions of which a process takes the median, after as many that are not counted.
const WARM: usize = 200;
const IDLE: usize = 1_000;

/// Who is measured.
struct Contender {
    name: String,
    file: PathBuf,
    /// Does it do anything?
    works: bool,
    rounds: Vec<Figures>,
}

/// In microseconds.
#[derive(Clone, Copy, Deserialize)]
struct Span {
    time: f64,
    /// Of the processor, all threads together.
    cpu: f64,
}

/// Of one process.
#[derive(Clone, Copy, Deserialize)]
struct Figures {
    /// From loading the file to the end of its first execution, with its token and its call.
    cold: Span,
    /// One more, with the token and the connection that are there.
    warm: Span,
    /// One that makes no call.
    idle: Span,
    /// Resident memory after the first, in bytes.
    rss: f64,
    /// Was the work done each time?
    worked: bool,
}

pub(super) async fn run(folders: &Folders, rounds: usize) -> Result {
    let nodes = tools::nodes(folders)?;
    let node = nodes.last().ok_or("there is no Node")?;
    let mut contenders = contenders(folders)?;
    let case = first_login()?;
    let tenant = good_tenant(&case, "").await?;
    let ca = folders.scratch.join("bench-ca.pem");
    tenant.write_ca(&ca)?;
    let url = tenant.https_url().ok_or("the tenant has no TLS")?;
    let address: std::net::SocketAddr = url.trim_start_matches("https://").parse()?;
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        // In turn, and each round begins with another.
        let count = contenders.len();
        for index in 0..count {
            let contender = &mut contenders[(index + round) % count];
            let job = json!({
                "file": contender.file, "works": contender.works, "warm": WARM, "idle": IDLE,
                "domain": DOMAIN, "address": address.ip(), "port": address.port(),
                "event": case.event, "secrets": case.secrets,
            });
            let figures = measure(folders, &node.program, &ca, &job.to_string()).await?;
            if !figures.worked {
                return Err(format!("`{}` did not do its work", contender.name).into());
            }
            contender.rounds.push(figures);
        }
    }
    print(&node.version, rounds, &contenders);
    Ok(())
}

/// The last but one is what the ratios are of, the last one does nothing.
fn contenders(folders: &Folders) -> Result<Vec<Contender>> {
    let bundler = Bundler::new(folders)?;
    let (bundle, _) = bundler.bundle(folders, "default-role")?;
    let contender =
        |name: &str, file: PathBuf, works: bool| Contender { name: name.to_owned(), file, works, rounds: Vec::new() };
    let scripts = folders.root.join("benches/node");
    let mut contenders = vec![contender("the bundle of `default-role`", bundle, true)];
    for (script, version) in PEERS {
        let place = folders.root.join("target/bench-node").join(script);
        install(&place, version)?;
        // Where it finds its package.
        let file = place.join("action.js");
        std::fs::copy(scripts.join(format!("{script}.js")), &file)?;
        contenders.push(contender(&format!("JavaScript with auth0 {version}"), file, true));
    }
    contenders.push(contender("JavaScript over node:https", scripts.join("hand-written.js"), true));
    contenders.push(contender("an empty Action", scripts.join("empty.js"), false));
    Ok(contenders)
}

fn install(place: &Path, version: &str) -> Result {
    let installed = std::fs::read_to_string(place.join("node_modules/auth0/package.json")).unwrap_or_default();
    if installed.contains(&format!("\"version\": \"{version}\"")) {
        return Ok(());
    }
    std::fs::create_dir_all(place)?;
    let status = Command::new("npm")
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
        .arg(place)
        .arg(format!("auth0@{version}"))
        .status()?;
    if status.success() { Ok(()) } else { Err(format!("npm could not install `auth0@{version}`").into()) }
}

async fn measure(folders: &Folders, node: &Path, ca: &Path, job: &str) -> Result<Figures> {
    let mut child = tokio::process::Command::new(node)
        .arg("--expose-gc")
        .arg(folders.root.join("benches/node/measure.js"))
        .env("NODE_EXTRA_CA_CERTS", ca)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(job.as_bytes()).await?;
    }
    let output = child.wait_with_output().await?;
    serde_json::from_slice(&output.stdout).map_err(|error| format!("the measurement ended early: {error}").into())
}

fn median(contender: &Contender, of: impl Fn(&Figures) -> f64) -> f64 {
    let mut all: Vec<f64> = contender.rounds.iter().map(of).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn print(node: &str, rounds: usize, contenders: &[Contender]) {
    let [.., reference, empty] = contenders else { return };
    println!("Node {node}; medians of {rounds} processes each, in turn\n");
    println!(
        "| | first execution | of the processor | warm | of the processor | without a call | memory beyond an empty Action |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for contender in contenders {
        let ms = |of: fn(&Figures) -> f64| {
            let (own, base) = (median(contender, of), median(reference, of));
            let ratio = if contender.works { format!(" ({:.2})", own / base.max(1.0)) } else { String::new() };
            format!("{:.2} ms{ratio}", own / 1_000.0)
        };
        println!(
            "| {} | {} | {} | {} | {} | {:.0} µs | {:.1} MB |",
            contender.name,
            ms(|figures| figures.cold.time),
            ms(|figures| figures.cold.cpu),
            ms(|figures| figures.warm.time),
            ms(|figures| figures.warm.cpu),
            median(contender, |figures| figures.idle.time),
            (median(contender, |figures| figures.rss) - median(empty, |figures| figures.rss)) / 1e6,
        );
    }
    println!("\nIn brackets: times what the JavaScript over node:https takes.");
}
