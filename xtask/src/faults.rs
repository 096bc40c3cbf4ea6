//! The long campaign of faults; the test run has the same in a bounded form.

mod list;
mod programs;
mod upgrade;

use std::{path::Path, process::Output, time::Instant};

use cluster::Cluster;

use self::{
    list::{FAULTS, Fault, Rounds},
    programs::Programs,
};
use crate::{
    requirements::{self, Requirement},
    tests::{cargo, start_cluster},
};

pub(crate) use upgrade::beside_an_older_node;

/// How many rounds there are unless somebody says otherwise.
pub(crate) const ROUNDS: u32 = 1_000;
/// How a test says how much was kept.
const KEPT: &str = "kept: ";

/// Lets every fault happen so many times, those that take long a tenth or a
/// hundredth of it, or only those whose names hold one of `named`; then a small
/// wave on three nodes, one of which is killed. A round that fails is told, and
/// the others go on.
///
/// # Errors
/// When something is missing, or something that was accepted was lost.
pub(crate) fn campaign(root: &Path, rounds: u32, named: &[&str]) -> Result<(), String> {
    requirements::install(&[Requirement::Postgres], root)?;
    let wanted = |name: &str| named.is_empty() || named.iter().any(|part| name.contains(part));
    let faults: Vec<&Fault> = FAULTS.iter().filter(|fault| wanted(fault.name)).collect();
    if faults.is_empty() && !wanted(WAVE) {
        let names: Vec<&str> = FAULTS.iter().map(|fault| fault.name).collect();
        return Err(format!(
            "no fault is called so; they are\n{}",
            names.join("\n")
        ));
    }
    let needed = faults.iter().map(|fault| fault.tests).collect();
    let programs = Programs::build(root, &needed)?;
    let cluster = start_cluster()?;
    let mut table = Table::default();
    for fault in faults {
        table.add(happening(fault, rounds, &programs, &cluster));
    }
    if wanted(WAVE) {
        table.add(wave(root));
    }
    table.finish()
}

const WAVE: &str = "a wave on three nodes, one killed";

/// What became of one fault.
struct Row {
    name: &'static str,
    rounds: u32,
    failed: u32,
    kept: u64,
    seconds: f32,
}

fn happening(fault: &Fault, rounds: u32, programs: &Programs, cluster: &Cluster) -> Row {
    let begun = Instant::now();
    let mut row = Row {
        name: fault.name,
        rounds: 0,
        failed: 0,
        kept: 0,
        seconds: 0.0,
    };
    let wanted = (rounds / fault.rarely).max(1);
    while row.rounds < wanted {
        let these = match fault.rounds {
            Rounds::OfTheTest { most } => most.min(wanted - row.rounds),
            Rounds::OneEach => 1,
        };
        eprintln!("── {}: round {} of {wanted}", fault.name, row.rounds + 1);
        let mut run = programs.run(fault.tests, fault.filter);
        run.env("VIGIE_FAULTS", these.to_string())
            .env("VIGIE_TEST_POSTGRES", cluster.url());
        row.rounds += these;
        row.note(run.output());
    }
    row.seconds = begun.elapsed().as_secs_f32();
    row
}

impl Row {
    fn note(&mut self, ended: std::io::Result<Output>) {
        let Ok(output) = ended else {
            self.failed += 1;
            return;
        };
        let said = [&output.stdout, &output.stderr].map(|part| String::from_utf8_lossy(part));
        // A filter that finds no test would pass for a success.
        let ran = said.iter().any(|part| {
            part.lines()
                .any(|line| line.starts_with("test result: ok") && !line.contains(" 0 passed"))
        });
        if !output.status.success() || !ran {
            self.failed += 1;
            said.iter().for_each(|part| eprint!("{part}"));
        }
        self.kept += said.iter().map(|part| kept(part)).sum::<u64>();
    }
}

/// How much a test says that was kept.
fn kept(said: &str) -> u64 {
    said.lines()
        .filter_map(|line| line.split_once(KEPT)?.1.trim().parse::<u64>().ok())
        .sum()
}

/// The tests have built the program.
fn wave(root: &Path) -> Row {
    let begun = Instant::now();
    eprintln!("── {WAVE}");
    let status = cargo(root)
        .args(["run", "--locked", "-p", "bench", "--", "wave"])
        .args(["--facilities", "200", "--seconds", "10", "--idle", "20"])
        .args(["--program", "target/debug/vigie"])
        .status();
    Row {
        name: WAVE,
        rounds: 1,
        failed: u32::from(!status.is_ok_and(|status| status.success())),
        kept: 200,
        seconds: begun.elapsed().as_secs_f32(),
    }
}

/// What became of all.
#[derive(Default)]
struct Table(Vec<Row>);

impl Table {
    fn add(&mut self, row: Row) {
        self.0.push(row);
        eprintln!("{self}");
    }

    fn finish(&self) -> Result<(), String> {
        match self.0.iter().map(|row| row.failed).sum::<u32>() {
            0 => Ok(()),
            failed => Err(format!("{failed} runs failed; what they said is above")),
        }
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            out,
            "\n{:<52} {:>7} {:>9} {:>6} {:>9}",
            "fault", "rounds", "kept", "lost", "seconds"
        )?;
        for row in &self.0 {
            let kept = match row.kept {
                0 => "-".to_owned(),
                kept => kept.to_string(),
            };
            let lost = match row.failed {
                0 => "0".to_owned(),
                failed => format!("{failed}!"),
            };
            writeln!(
                out,
                "{:<52} {:>7} {kept:>9} {lost:>6} {:>9.1}",
                row.name, row.rounds, row.seconds
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tests_say_was_kept_is_added_up() {
        assert_eq!(kept("kept: 3\nrunning 1 test\nround 2\nkept: 40\n"), 43);
        assert_eq!(kept("nothing"), 0);
    }
}
