//! How the provable log stands, and what the last verification found, for the
//! lead of the CERT and for HFDS (KEEP-1).

use app::proof::{Standing, Verification};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use ledger::policy::Quorum;
use locales::Texts;

use crate::error::WebError;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::PROOFS, get(show))
}

struct Verdict {
    at: Timestamp,
    checked: String,
    holds: bool,
    sentence: String,
    findings: Vec<String>,
    untold: Option<String>,
}

struct Voucher {
    name: String,
    size: String,
    at: String,
}

struct Log {
    origin: String,
    entries: String,
    signed_size: String,
    signed_at: String,
    root: String,
    keys: Vec<String>,
    witnesses: Vec<Voucher>,
    quorum: Option<&'static str>,
    stamps: Option<Voucher>,
    vouches_as: Option<String>,
}

#[derive(Template)]
#[template(path = "watch/log.html")]
struct Proofs {
    t: Texts,
    layout: Layout,
    verdict: Option<Verdict>,
    missing: Vec<&'static str>,
    log: Option<Log>,
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let standing = app.log_standing_for(&reader.actor).await?;
    let last = app.last_verification().await?;
    let layout = reader
        .clone()
        .at(paths::PROOFS)
        .layout(t.get("proofs-title"));
    let page = Proofs {
        t,
        layout,
        missing: missing(standing.as_ref(), last.as_ref()),
        verdict: last.map(|last| verdict(t, &last)),
        log: standing.map(|standing| log(t, standing)),
    };
    respond::page(&page)
}

fn verdict(t: Texts, last: &Verification) -> Verdict {
    let mut checked = vec![last.records_told(t)];
    checked.extend(last.files_told(t));
    Verdict {
        at: last.ended_at,
        checked: checked.join(" "),
        holds: last.holds(),
        sentence: last.verdict(t),
        findings: last.findings.iter().map(|found| found.text(t)).collect(),
        untold: (last.untold > 0)
            .then(|| t.with("proof-untold").arg("count", last.untold).to_string()),
    }
}

/// Keys of what nobody outside has given to the log so far.
fn missing(standing: Option<&Standing>, last: Option<&Verification>) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let Some(standing) = standing else {
        return vec!["proofs-unsigned"];
    };
    if standing.signed.is_none() {
        missing.push("proof-nothing-signed");
    }
    if standing.witnesses.iter().all(|one| one.last.is_none()) {
        missing.push("proof-no-witness");
    }
    let stamped = standing.stamped.as_ref().and_then(|stamped| stamped.last);
    if stamped.is_none() && last.is_none_or(|last| last.timestamped == 0) {
        missing.push("proof-no-timestamp");
    }
    missing
}

fn log(t: Texts, standing: Standing) -> Log {
    let never = || t.get("proofs-never").into_owned();
    let signed = standing.signed.as_ref();
    Log {
        origin: standing.origin.to_string(),
        entries: t.number(standing.entries),
        signed_size: signed.map_or_else(never, |signed| t.number(signed.head.size)),
        signed_at: signed.map_or_else(never, |signed| t.date_time(signed.at).into_owned()),
        root: signed.map_or_else(never, |signed| signed.head.root.to_hex()),
        keys: standing.keys.iter().map(ToString::to_string).collect(),
        witnesses: standing
            .witnesses
            .into_iter()
            .map(|one| Voucher {
                name: one.name,
                size: one.last.map_or_else(never, |(size, _)| t.number(size)),
                at: one
                    .last
                    .map_or_else(never, |(_, at)| t.date_time(at).into_owned()),
            })
            .collect(),
        stamps: standing.stamped.map(|stamped| Voucher {
            name: stamped.authority,
            size: stamped.last.map_or_else(never, |(size, _)| t.number(size)),
            at: stamped
                .last
                .map_or_else(never, |(_, at)| t.date_time(at).into_owned()),
        }),
        quorum: standing.quorum.map(|quorum| match quorum {
            Quorum::Reached => "proofs-quorum-reached",
            Quorum::Missing => "proofs-quorum-missing",
        }),
        vouches_as: standing.vouches_as.map(|key| key.to_string()),
    }
}
