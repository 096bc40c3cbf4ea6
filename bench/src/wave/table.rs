//! Figures, for people and for programs.

use std::{error::Error, fs::File, io::Write, path::Path, time::Duration};

use serde_json::{Value, json};

use super::{
    Arguments, Gone, balancer::Troubles, declaring::Timed, mails::Told, reckoning::Reckoned,
};

/// Where figures go.
pub(super) struct Table(Option<File>);

/// The half, the ninety-ninth hundredth and the longest, in milliseconds.
#[derive(Clone, Copy)]
struct Spread {
    many: usize,
    median: f64,
    p99: f64,
    longest: f64,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1_000.0);
        Self {
            many: times.len(),
            median: ms(times.get(times.len() / 2)),
            p99: ms(times.get(times.len() * 99 / 100)),
            longest: ms(times.last()),
        }
    }

    fn of_kind(kind: &str, times: &[Timed]) -> Self {
        let some = times.iter().filter(|(name, _)| *name == kind);
        Self::of(some.map(|(_, time)| *time).collect())
    }
}

impl Table {
    pub(super) fn begin(json: Option<&Path>) -> Result<Self, Box<dyn Error>> {
        Ok(Self(json.map(File::create).transpose()?))
    }

    pub(super) fn times(
        &mut self,
        asked: &Arguments,
        idle: &[Timed],
        meanwhile: &[Timed],
    ) -> Result<(), Box<dyn Error>> {
        println!(
            "\n{} facilities declare within {} s on {} nodes, {} analysts at work, an alert to \
             all, one node killed and started again\n\n\
             | request | idle p50 | idle p99 | wave, requests | p50 | p99 | longest | \
             p50 of idle | p99 of idle |\n|---|---|---|---|---|---|---|---|---|",
            asked.facilities,
            asked.span().as_secs(),
            asked.nodes,
            asked.analysts
        );
        for kind in ["declare", "queue", "case page", "act"] {
            let (before, wave) = (
                Spread::of_kind(kind, idle),
                Spread::of_kind(kind, meanwhile),
            );
            let of = |wave: f64, before: f64| wave / before.max(0.001);
            let (half, last) = (of(wave.median, before.median), of(wave.p99, before.p99));
            println!(
                "| {kind} | {:.1} ms | {:.1} ms | {} | {:.1} ms | {:.1} ms | {:.0} ms | {half:.2} \
                 | {last:.2} |",
                before.median, before.p99, wave.many, wave.median, wave.p99, wave.longest
            );
            self.say(&json!({
                "request": kind, "idle": before.many, "idle_p50_ms": before.median,
                "idle_p99_ms": before.p99, "done": wave.many, "p50_ms": wave.median,
                "p99_ms": wave.p99, "longest_ms": wave.longest, "p50_of_idle": half,
                "p99_of_idle": last,
            }))?;
        }
        Ok(())
    }

    pub(super) fn troubles(&mut self, troubles: &Troubles) -> Result<(), Box<dyn Error>> {
        println!(
            "\nanswers that asked to come back (503): {}; connections that broke: {}; each was \
             tried again at the next node",
            troubles.refused, troubles.broken
        );
        self.say(&json!({"refused": troubles.refused, "broken": troubles.broken}))
    }

    pub(super) fn told(
        &mut self,
        told: &Told,
        alert: Duration,
        gone: Gone,
        alerted: usize,
    ) -> Result<(), Box<dyn Error>> {
        println!(
            "\n| told of a declaration | mails | p50 | p99 | longest |\n|---|---|---|---|---|"
        );
        for (whom, times) in [
            ("CERT", &told.cert),
            ("ARS", &told.agency),
            ("who declared", &told.declarer),
        ] {
            let spread = Spread::of(times.clone());
            println!(
                "| {whom} | {} | {:.1} s | {:.1} s | {:.1} s |",
                spread.many,
                spread.median / 1_000.0,
                spread.p99 / 1_000.0,
                spread.longest / 1_000.0
            );
            self.say(&json!({
                "told": whom, "mails": spread.many, "p50_ms": spread.median,
                "p99_ms": spread.p99, "longest_ms": spread.longest,
            }))?;
        }
        let left = match gone {
            Gone::All => "every mail has left".to_owned(),
            Gone::Not { waiting, given_up } => {
                format!("{waiting} mails wait still, {given_up} were given up")
            }
        };
        println!(
            "\nmails that never came: {}; that came again under their Message-ID: {}; under \
             another: {}; {left}; mailboxes of facilities that the alert reached: {alerted}, \
             {:.0} s after it was sent",
            told.missing,
            told.again,
            told.renamed,
            alert.as_secs_f64()
        );
        self.say(&json!({
            "missing_mails": told.missing, "mails_again": told.again,
            "mails_under_two_ids": told.renamed, "alerted": alerted,
            "all_gone": gone == Gone::All, "alert_s": alert.as_secs_f64(),
        }))
    }

    pub(super) fn reckoned(&mut self, reckoned: &Reckoned) -> Result<(), Box<dyn Error>> {
        println!(
            "\ndeclarations accepted: {}; lost: {}; cases that nobody was told of: {}; without \
             their words: {}; half done: {}",
            reckoned.kept,
            reckoned.lost,
            reckoned.extra,
            reckoned.without_words,
            reckoned.half_done
        );
        self.say(&json!({
            "accepted": reckoned.kept, "lost": reckoned.lost, "extra": reckoned.extra,
            "without_words": reckoned.without_words, "half_done": reckoned.half_done,
        }))
    }

    fn say(&mut self, figures: &Value) -> Result<(), Box<dyn Error>> {
        if let Some(file) = &mut self.0 {
            writeln!(file, "{figures}")?;
        }
        Ok(())
    }
}
