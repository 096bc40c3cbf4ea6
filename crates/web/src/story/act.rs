//! What each act said, and what it changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use locales::Texts;
use process::act::Private;
use process::case::{CaseAct, Qualified};
use process::facility::Facility;
use process::ids::FacilityId;
use process::retention::Why;
use process::territory::{self, ArsCode, DepartementCode};
use process::words::{Cause, StepActor, Word};

use super::before::Before;
use super::clocks;
use super::declared::{declaration, help_key, sites, supplement};
use super::evidence;
use super::parts::{Part, Parts};
use crate::{extract, naming};

pub(super) type Places = BTreeMap<FacilityId, Facility>;

/// What the act said, and what it changed.
pub(super) fn parts(t: Texts, places: &Places, before: &Before, act: &CaseAct) -> Vec<Part> {
    let mut parts = Parts::new(t);
    match act {
        CaseAct::Declared(declared) => declaration(&mut parts, places, declared),
        CaseAct::Supplemented {
            facts,
            affected,
            note,
            care_supply: _,
        } => {
            parts.said(note);
            supplement(&mut parts, before, &facts.value);
            parts.fact(t.get("story-sites-added"), sites(places, affected));
        }
        CaseAct::Qualified(qualified) => qualification(&mut parts, before, qualified),
        CaseAct::ClosingReportWritten(report) => {
            let old = before.report.as_ref();
            parts.retitled(
                t.get("report-actions"),
                old.map(|r| &r.actions),
                &report.actions,
            );
            parts.retitled(
                t.get("report-results"),
                old.map(|r| &r.results),
                &report.results,
            );
            parts.retitled(
                t.get("report-vulnerabilities"),
                old.map(|r| &r.residual_vulnerabilities),
                &report.residual_vulnerabilities,
            );
            parts.retitled(
                t.get("report-risks"),
                old.map(|r| &r.residual_risks),
                &report.residual_risks,
            );
        }
        CaseAct::LessonsWritten(lessons) => {
            let old = before.lessons.as_ref();
            parts.changed(
                t.get("lessons-roots"),
                old.map(|lessons| labels(t, &lessons.roots)),
                labels(t, &lessons.roots),
            );
            parts.changed(
                t.get("lessons-aggravations"),
                old.map(|lessons| labels(t, &lessons.factors)),
                labels(t, &lessons.factors),
            );
            let rows = [
                (
                    t.get("lessons-causes"),
                    old.map(|l| &l.causes),
                    &lessons.causes,
                ),
                (
                    t.get("lessons-factors"),
                    old.map(|l| &l.aggravating_factors),
                    &lessons.aggravating_factors,
                ),
                (
                    t.get("lessons-difficulties"),
                    old.map(|l| &l.difficulties),
                    &lessons.difficulties,
                ),
                (
                    t.get("lessons-measures"),
                    old.map(|l| &l.measures),
                    &lessons.measures,
                ),
                (
                    t.get("lessons-recommendations"),
                    old.map(|l| &l.recommendations),
                    &lessons.recommendations,
                ),
                (
                    t.get("lessons-watch"),
                    old.map(|l| &l.watch),
                    &lessons.watch,
                ),
            ];
            for (label, old, text) in rows {
                parts.retitled(label, old, text);
            }
        }
        CaseAct::ClockStarted { .. }
        | CaseAct::ClockMoved { .. }
        | CaseAct::ClockStopped { .. }
        | CaseAct::DeclaredElsewhere { .. }
        | CaseAct::NotConcerned { .. } => clocks::tell(&mut parts, act),
        CaseAct::EvidenceReceived(_)
        | CaseAct::EvidenceCopied { .. }
        | CaseAct::EvidenceTransferred { .. }
        | CaseAct::EvidenceRekeyed { .. }
        | CaseAct::EvidenceDestroyed { .. } => evidence::tell(&mut parts, before, act),
        other => small(&mut parts, before, other),
    }
    parts.list
}

fn labels<W: Word>(t: Texts, words: &BTreeSet<W>) -> String {
    naming::list(words.iter().map(|word| t.get(word.choice().label)))
}

fn small(parts: &mut Parts, before: &Before, act: &CaseAct) {
    let t = parts.t;
    match act {
        CaseAct::Opened { reference } => {
            parts.fact(t.get("story-reference"), reference.to_string());
        }
        CaseAct::Confirmed { note: text }
        | CaseAct::Messaged { text, .. }
        | CaseAct::Noted { text }
        | CaseAct::CareSupplyRecorded { text }
        | CaseAct::CareImpactAssessed { text }
        | CaseAct::DegradedModeRecommended { text }
        | CaseAct::InterministerialImpactRecorded { text }
        | CaseAct::ProgressReported { text }
        | CaseAct::OwnHandlingStated { text, .. }
        | CaseAct::Agreed { comment: text, .. }
        | CaseAct::Overruled { reason: text, .. }
        | CaseAct::Reopened { reason: text }
        | CaseAct::HoldPlaced { reason: text }
        | CaseAct::HoldLifted { reason: text }
        | CaseAct::DispositionDeclined { reason: text }
        | CaseAct::LessonsCommented { text }
        | CaseAct::EditionRetracted { reason: text }
        | CaseAct::RecommendationUnlinked { reason: text, .. }
        | CaseAct::ProgressStated { note: text, .. } => parts.said(text),
        CaseAct::Signed(signed) => {
            parts.fact(t.get("story-signed-how"), t.get(signed.means.label_key()));
            if signed.proof.known().is_none() {
                parts.fact(t.get("story-signed-text"), t.get("story-signature-erased"));
            }
        }
        CaseAct::IncidentJoined { reference, .. } | CaseAct::IncidentLeft { reference, .. } => {
            parts.fact(t.get("story-incident"), reference.to_string());
        }
        CaseAct::DispositionProposed {
            category,
            until,
            reason,
            ..
        } => {
            parts.fact(t.get("story-category"), t.get(category.label_key()));
            if let Some(until) = until {
                parts.fact(t.get("story-kept-until"), t.date(until));
            }
            parts.said(reason);
        }
        CaseAct::ValuesErased {
            because, copies, ..
        } => {
            let why = match because {
                Why::Period { category } => t.get(category.label_key()),
                Why::Request { .. } => t.get("story-erased-on-request"),
            };
            parts.fact(t.get("story-erased-because"), why);
            parts.fact(t.get("story-backups-until"), t.date(copies.backups_until));
            parts.fact(t.get("story-copies"), t.number(copies.taken.len()));
        }
        CaseAct::LookalikeRejected { other, reason, .. } => {
            parts.fact(t.get("story-other-case"), other.to_string());
            parts.said(reason);
        }
        CaseAct::EditionWritten(edition) => {
            let decided = edition.decisions.known().map_or(0, Vec::len);
            parts.fact(t.get("story-edition-decisions"), t.number(decided));
        }
        CaseAct::EditionPublished(published) => {
            parts.fact(t.get("edition-readers"), t.get(published.to.label_key()));
            match published.parts.known() {
                Some(read) => {
                    for part in read {
                        let text = Private::Known(part.text.clone());
                        parts.titled(t.get(part.part.label_key()), &text);
                    }
                }
                None => parts.said(&Private::Erased),
            }
        }
        CaseAct::RecommendationLinked(linked) => {
            parts.titled(t.get("link-recommendation"), &linked.says);
            parts.fact(t.get("story-playbook"), linked.title.as_str());
            if let Some(change) = &linked.change {
                parts.fact(t.get("link-section"), t.get(change.section.label_key()));
                parts.titled(t.get("link-passage"), &change.passage);
                parts.titled(t.get("link-change"), &change.change);
                parts.titled(t.get("link-why"), &change.why);
            }
        }
        CaseAct::HelpAsked { help, text } => {
            parts.fact(t.get("story-help"), t.get(help_key(*help)));
            parts.said(text);
        }
        CaseAct::LeadChanged {
            departement,
            ars,
            reason,
        } => {
            let was = before
                .led
                .map(|(departement, ars)| lead(t, departement, ars));
            parts.changed(t.get("story-lead"), was, lead(t, *departement, *ars));
            parts.said(reason);
        }
        CaseAct::Asked { text, due, .. } | CaseAct::MeasureProposed { text, due, .. } => {
            if let CaseAct::MeasureProposed { measure, .. } = act {
                parts.fact(t.get("story-measure-kind"), t.get(measure.label_key()));
            }
            parts.said(text);
            if let Some(due) = due {
                parts.fact(t.get("story-due"), t.date_time(due));
            }
        }
        CaseAct::Answered { number, text } => {
            if let Some(question) = before.questions.get(number) {
                parts.fact(t.get("story-question"), question.as_str());
            }
            parts.said(text);
        }
        CaseAct::MeasureAnswered {
            number,
            reply,
            comment,
        } => {
            if let Some(measure) = before.measures.get(number) {
                parts.fact(t.get("story-measure"), measure.as_str());
            }
            if let Some(was) = before.replies.get(number).filter(|was| *was != reply) {
                let (was, is) = (t.get(was.label_key()), t.get(reply.label_key()));
                parts.changed(
                    t.get("story-reply"),
                    Some(was.into_owned()),
                    is.into_owned(),
                );
            }
            parts.said(comment);
        }
        CaseAct::MeasureWithdrawn { number, reason } => {
            if let Some(measure) = before.measures.get(number) {
                parts.fact(t.get("story-measure"), measure.as_str());
            }
            parts.said(reason);
        }
        CaseAct::SupportDecided { choice, comment } => {
            let was = before
                .support
                .map(|was| t.get(was.label_key()).into_owned());
            parts.changed(
                t.get("story-support"),
                was,
                t.get(choice.label_key()).into_owned(),
            );
            parts.said(comment);
        }
        CaseAct::StepRecorded {
            step,
            state,
            actors,
            note,
        } => {
            let was = before.steps.get(step);
            if let Some((was, _)) = was.filter(|(was, _)| was != state) {
                let (was, is) = (t.get(was.label_key()), t.get(state.label_key()));
                parts.changed(
                    t.get("story-state"),
                    Some(was.into_owned()),
                    is.into_owned(),
                );
            }
            let names = |actors: &BTreeSet<StepActor>| {
                naming::list(actors.iter().map(|actor| t.get(actor.label_key())))
            };
            let was = was
                .map(|(_, actors)| names(actors))
                .filter(|was| !was.is_empty());
            parts.changed(t.get("story-actors"), was, names(actors));
            parts.said(note);
        }
        CaseAct::ContactLogged { means, at, summary } => {
            parts.fact(t.get("story-means"), t.get(means.label_key()));
            parts.fact(t.get("story-took-place"), t.date_time(at));
            parts.said(summary);
        }
        CaseAct::CausesRecorded {
            nature,
            causes,
            perimeter,
            text,
        } => {
            let old = before.causes.as_ref();
            let names = |causes: &BTreeSet<Cause>| {
                naming::list(causes.iter().map(|cause| t.get(cause.label_key())))
            };
            parts.changed(
                t.get("story-nature"),
                old.map(|old| t.get(old.nature.label_key()).into_owned()),
                t.get(nature.label_key()).into_owned(),
            );
            let was = old
                .map(|old| names(&old.causes))
                .filter(|was| !was.is_empty());
            parts.changed(t.get("story-causes-found"), was, names(causes));
            parts.retitled(
                t.get("story-perimeter"),
                old.map(|old| &old.perimeter),
                perimeter,
            );
            parts.said(text);
        }
        CaseAct::PlaybookSent {
            title,
            version,
            skill,
            note,
            ..
        } => {
            let named = t.with("playbook-named").arg("title", title.as_str());
            parts.fact(
                t.get("story-playbook"),
                named.arg("number", *version).text(),
            );
            parts.fact(t.get("act-playbook-skill"), t.get(skill.label_key()));
            parts.said(note);
        }
        CaseAct::ProvidersSent { providers, note } => {
            parts.fact(
                t.get("story-providers-named"),
                crate::providers::sent(t, providers),
            );
            parts.said(note);
        }
        CaseAct::ReportSent {
            summary,
            recommendations,
        } => {
            parts.titled(t.get("report-summary"), summary);
            parts.titled(t.get("report-recommendations"), recommendations);
        }
        CaseAct::ExtractShared(shared) => {
            parts.fact(t.get("story-extract-to"), extract::contact(t, shared));
            let (_, mark) = extract::mark(t, shared.tlp);
            parts.fact(t.get("story-extract-mark"), mark);
            parts.fact(t.get("story-extract-until"), t.date_time(shared.until));
            let content = &shared.content.value;
            if !content.text.is_empty() {
                parts.said(&Private::Known(content.text.clone()));
            }
            let mut rows = extract::rows(t, &shared.facts.value, content);
            if !content.traces.is_empty() {
                let traces: Vec<&str> = content.traces.iter().map(String::as_str).collect();
                rows.push((t.get("story-extract-traces"), traces.join("\n")));
            }
            parts.facts(t.get("story-extract-content"), rows);
        }
        CaseAct::ExtractProlonged { until, reason, .. } => {
            parts.fact(t.get("story-extract-until"), t.date_time(until));
            parts.said(reason);
        }
        CaseAct::ExtractEnded { reason: text, .. } | CaseAct::ExtractAnswered { text, .. } => {
            parts.said(text);
        }
        CaseAct::RelayRecorded { target, at, note } => {
            parts.fact(t.get("story-relay-target"), t.get(target.label_key()));
            parts.fact(t.get("story-took-place"), t.date_time(at));
            parts.said(note);
        }
        _ => {}
    }
}

fn qualification(parts: &mut Parts, before: &Before, now: &Qualified) {
    let t = parts.t;
    let old = before.qualified.as_ref();
    let findings =
        |of: &Qualified| naming::list(of.findings.iter().map(|finding| t.get(finding.label_key())));
    let kinds = |of: &Qualified| {
        let labels = of.kinds.iter().map(|kind| t.get(kind.label_key()));
        labels.collect::<Vec<_>>().join("\n")
    };
    if let Some(old) = old {
        parts.changed(
            t.get("story-class"),
            Some(t.get(old.class.label_key()).into_owned()),
            t.get(now.class.label_key()).into_owned(),
        );
    }
    let told = |value: String| {
        if value.is_empty() {
            t.get("story-none").into_owned()
        } else {
            value
        }
    };
    parts.changed(
        t.get("story-findings"),
        old.map(|old| told(findings(old))),
        told(findings(now)),
    );
    let was = old.map(|old| told(kinds(old)));
    parts.changed(t.get("story-kinds"), was, told(kinds(now)));
    parts.titled(t.get("story-grounds"), &now.grounds);
}

/// Where a case is led, and by which agency.
fn lead(t: Texts, departement: DepartementCode, ars: Option<ArsCode>) -> String {
    let agency = ars.map_or_else(
        || t.get("case-no-agency"),
        |ars| Cow::Borrowed(territory::ars(ars).name()),
    );
    format!("{agency}, {}", naming::departement(departement))
}
