//! Figures, for people and for programs.

use std::{error::Error, fs::File, io::Write, path::Path, time::Duration};

use serde_json::{Value, json};

use super::{
    Base,
    driving::{Driven, Visit},
    limits::Limits,
};

/// Figures of one kind of request.
pub(super) struct Line {
    pub(super) base: Base,
    pub(super) cases: u32,
    pub(super) nodes: usize,
    pub(super) visit: Visit,
    pub(super) connections: usize,
    /// Rows that as many clients commit one by one.
    pub(super) limit: f64,
    pub(super) statements: Option<f64>,
    /// What the nodes' processors spent meanwhile.
    pub(super) spent: Duration,
    /// MiB.
    pub(super) resident: u64,
    pub(super) driven: Driven,
}

/// Where figures go.
pub(super) struct Table(Option<File>);

impl Table {
    pub(super) fn begin(json: Option<&Path>) -> Result<Self, Box<dyn Error>> {
        Ok(Self(json.map(File::create).transpose()?))
    }

    pub(super) fn limits(&mut self, base: Base, limits: &Limits) -> Result<(), Box<dyn Error>> {
        println!(
            "\n{}: the machine forces {:.0} pages/s to disk; single rows committed: {:.0}/s by one \
             client, {:.0}/s by sixteen",
            base.name(),
            limits.syncs,
            limits.one,
            limits.sixteen
        );
        self.say(&json!({
            "database": base.name(), "syncs": limits.syncs,
            "single_rows_1": limits.one, "single_rows_16": limits.sixteen,
        }))
    }

    pub(super) fn opened(
        &mut self,
        base: Base,
        cases: u32,
        nodes: usize,
        filled: Duration,
        first_page: Duration,
    ) -> Result<(), Box<dyn Error>> {
        println!(
            "\n{}, {cases} cases, {nodes} node(s): filled in {:.0} s, first page {:.0} ms after \
             the start\n\n\
             | request | connections | requests/s | of single rows | p50 | p99 | CPU a request | \
             statements | resident | failed |\n|---|---|---|---|---|---|---|---|---|---|",
            base.name(),
            filled.as_secs_f64(),
            first_page.as_secs_f64() * 1_000.0
        );
        self.say(&json!({
            "database": base.name(), "cases": cases, "nodes": nodes,
            "filled_s": filled.as_secs_f64(), "first_page_ms": first_page.as_secs_f64() * 1_000.0,
        }))
    }

    pub(super) fn line(&mut self, line: &Line) -> Result<(), Box<dyn Error>> {
        let driven = &line.driven;
        let share = match line.visit.writes() {
            true => format!("{:.2}", driven.per_second / line.limit),
            false => String::new(),
        };
        #[allow(clippy::cast_precision_loss, reason = "thousands of requests")]
        let cpu_ms = line.spent.as_secs_f64() * 1_000.0 / driven.done.max(1) as f64;
        println!(
            "| {} | {} | {:.0} | {share} | {:.1} ms | {:.1} ms | {cpu_ms:.2} ms | {} | {} MiB | {} |",
            line.visit.name(),
            line.connections,
            driven.per_second,
            driven.median_ms,
            driven.p99_ms,
            line.statements
                .map_or_else(String::new, |statements| format!("{statements:.1}")),
            line.resident,
            driven.failed
        );
        self.say(&json!({
            "database": line.base.name(), "cases": line.cases, "nodes": line.nodes,
            "request": line.visit.name(), "connections": line.connections,
            "done": driven.done, "failed": driven.failed, "per_second": driven.per_second,
            "p50_ms": driven.median_ms, "p99_ms": driven.p99_ms, "cpu_ms": cpu_ms,
            "of_single_rows": driven.per_second / line.limit,
            "statements": line.statements, "resident_mib": line.resident,
        }))
    }

    fn say(&mut self, figures: &Value) -> Result<(), Box<dyn Error>> {
        if let Some(file) = &mut self.0 {
            writeln!(file, "{figures}")?;
        }
        Ok(())
    }
}
