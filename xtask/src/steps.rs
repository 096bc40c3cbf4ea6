//! Runs commands one after the other, says how long each took, and remembers which failed.

use std::io;
use std::process::{Command, ExitStatus};
use std::time::Instant;

/// The steps of a run.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    report: Vec<String>,
    failed: bool,
}

impl Steps {
    /// Runs a command as the next step; a failure does not prevent the following ones.
    pub(crate) fn run(&mut self, title: &str, command: &mut Command) {
        eprintln!("\n── {title}");
        let begun = Instant::now();
        let status = command.status();
        self.conclude(title, begun, &status);
    }

    /// Runs a command as the next step, and shows what it says only if it fails.
    pub(crate) fn run_silently(&mut self, title: &str, command: &mut Command) {
        self.run_counting(title, command, |_| None);
    }

    /// The same, noting beside the title what `counted` finds in what the
    /// command says.
    pub(crate) fn run_counting(
        &mut self,
        title: &str,
        command: &mut Command,
        counted: fn(&str) -> Option<String>,
    ) {
        eprintln!("\n── {title}");
        let begun = Instant::now();
        let output = command.output();
        let mut title = title.to_owned();
        if let Ok(output) = &output {
            let said = [&output.stdout, &output.stderr].map(|part| String::from_utf8_lossy(part));
            if !output.status.success() {
                said.iter().for_each(|part| eprint!("{part}"));
            }
            if let Some(count) = said.iter().find_map(|part| counted(part)) {
                title = format!("{title}, {count}");
            }
        }
        let status = output.map(|output| output.status);
        self.conclude(&title, begun, &status);
    }

    /// Notes a step that could not be run.
    pub(crate) fn fail(&mut self, title: &str, why: &str) {
        self.failed = true;
        self.report
            .push(format!("          {title}: FAILED, {why}"));
    }

    fn conclude(&mut self, title: &str, begun: Instant, status: &io::Result<ExitStatus>) {
        let verdict = match status {
            Ok(status) if status.success() => "ok".to_owned(),
            Ok(status) => format!("FAILED, {status}"),
            Err(error) => format!("FAILED, {error}"),
        };
        self.failed |= !matches!(status, Ok(status) if status.success());
        let seconds = begun.elapsed().as_secs_f32();
        self.report
            .push(format!("{seconds:7.1} s  {title}: {verdict}"));
    }

    /// Tells how the steps went.
    ///
    /// # Errors
    /// When one failed.
    pub(crate) fn finish(self) -> Result<(), String> {
        eprintln!("\n{}", self.report.join("\n"));
        if self.failed {
            Err("some steps failed".to_owned())
        } else {
            Ok(())
        }
    }
}
