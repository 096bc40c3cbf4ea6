//! Chores of the project: `cargo xtask help` lists them.

mod attack;
mod faults;
mod requirements;
mod sbom;
mod steps;
mod subset;
mod supply;
mod tests;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use requirements::Requirement;
use subset::Subset;

const HELP: &str = "\
cargo xtask test            install what is missing, then check and test everything
cargo xtask test rules      only the tests of the rules, the log and the texts
cargo xtask test store      only the tests of the databases
cargo xtask test http       only the tests of the use cases, the pages and the API
cargo xtask test browser    only the tests in real browsers
cargo xtask attack          the long attack campaign: a minute for each fuzzer, every role's requests
cargo xtask attack SECONDS  the same, with SECONDS for each fuzzer
cargo xtask attack requests only some requests of every role
cargo xtask faults          let everything break that can, under load: kills a thousand times, then a node of three
cargo xtask faults ROUNDS   the same, ROUNDS times; names of faults after it run those alone
cargo xtask faults --upgrade COMMIT
                            build that commit, and let its node work beside today's through an upgrade
cargo xtask supply          check licences, sources and bans of what the program is made of
cargo xtask sbom            write its bill of materials to target/vigie.cdx.json
cargo xtask setup           only install what the tests need";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["setup"] => requirements::install(&Requirement::ALL, &root()),
        ["test"] => tests::everything(&root()),
        ["test", name] => match Subset::named(name) {
            Some(subset) => tests::only(subset, &root()),
            None => Err(HELP.to_owned()),
        },
        ["attack"] => attack::campaign(&root(), 60),
        ["attack", "requests"] => attack::few_requests(&root()),
        ["attack", seconds] => match seconds.parse() {
            Ok(seconds) => attack::campaign(&root(), seconds),
            Err(_) => Err(HELP.to_owned()),
        },
        ["faults"] => faults::campaign(&root(), faults::ROUNDS, &[]),
        ["faults", "--upgrade", commit] => faults::beside_an_older_node(&root(), commit),
        ["faults", rounds, named @ ..] => match rounds.parse() {
            Ok(rounds) => faults::campaign(&root(), rounds, named),
            Err(_) => Err(HELP.to_owned()),
        },
        ["supply"] => supply::check(&root()),
        ["sbom"] => sbom::write(&root()).map(|(file, parts)| {
            eprintln!("{parts} parts listed in {}", file.display());
        }),
        ["help" | "--help" | "-h"] => {
            eprintln!("{HELP}");
            Ok(())
        }
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
