//! The first page of each body: what is expected of it, and just its cases.

use std::borrow::Cow;
use std::collections::HashMap;

use app::AppError;
use app::cases::{CaseFilter, CaseOrder, HelpFilter};
use app::duties::DutyLine;
use app::facilities::Missing;
use app::on_call::{HandoverPart, Mine};
use app::playbooks::DueReview;
use askama::Template;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use locales::Texts;
use process::access::StaffRole;
use process::case::Confirmation;
use process::obligations::Duty;
use process::territory;
use process::words::{Class, State};

use super::list::tally;
use super::rows::{Parts, Reach, Row, rows};
use crate::error::WebError;
use crate::expected::Expected;
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::reader::Reader;
use crate::respond;

const SHOWN: u32 = 12;
/// Duties of one kind that are not folded.
const OF_A_KIND: usize = 6;
const OPEN: [State; 3] = [
    State::AwaitingQualification,
    State::InTreatment,
    State::ToClose,
];

/// Something expected of the reader's body.
struct Owed {
    what: Expected,
    since: Timestamp,
    due: Option<Timestamp>,
    pressing: bool,
}

/// A list of cases on the page.
struct Section {
    title: Cow<'static, str>,
    rows: Vec<Row>,
    empty: Cow<'static, str>,
    more: String,
}

/// A figure at the top.
struct Figure {
    count: String,
    label: Cow<'static, str>,
    href: String,
}

/// A département with its open cases.
struct Place {
    name: String,
    href: String,
    open: String,
}

/// What lacks in the territory (DECL-8).
struct Lacking {
    sentence: Cow<'static, str>,
    href: String,
}

#[derive(Template)]
#[template(path = "staff/home.html")]
struct Home {
    t: Texts,
    layout: Layout,
    lead: Cow<'static, str>,
    figures: Vec<Figure>,
    expected: Vec<Owed>,
    /// More of the same, folded.
    more: Vec<Owed>,
    sections: Vec<Section>,
    takes_in: bool,
    places: Vec<Place>,
    lacking: Vec<Lacking>,
    /// What only the reader can settle beside cases.
    warnings: Vec<Lacking>,
    mailbox: Option<String>,
}

/// The home of a member of staff.
pub(crate) async fn home(reader: &Reader, role: StaffRole) -> Result<Response, WebError> {
    let t = reader.t;
    let duties = reader.state.app.duties(&reader.actor).await?;
    let reach = match role {
        StaffRole::Cert { .. } => Reach::TakesIn,
        _ => Reach::Reads,
    };
    let mut sections = Vec::new();
    for (title, empty, filter, more) in wanted(role, reader.now) {
        let page = reader
            .state
            .app
            .cases(&reader.actor, &filter, None, SHOWN)
            .await?;
        sections.push(Section {
            title: t.get(title),
            empty: t.get(empty),
            more: if page.next.is_some() {
                more.to_owned()
            } else {
                String::new()
            },
            rows: rows(reader, &page.items, reach, Parts::of(&filter)).await?,
        });
    }
    let (mut expected, more) = expectations(reader, &duties);
    let reviews = reader.state.app.playbook_reviews(&reader.actor).await?;
    expected.extend(reviews.iter().map(|review| reread(reader, review)));
    let page = Home {
        expected,
        more,
        t,
        layout: reader.layout(t.get(title_key(role))),
        lead: t.date(reader.now),
        figures: figures(reader, &duties, &reviews).await?,
        sections,
        takes_in: reach == Reach::TakesIn,
        places: places(reader, role).await?,
        lacking: lacking(reader, role).await?,
        warnings: warnings(reader).await?,
        mailbox: super::territory::own_mailbox(reader, role).await?,
    };
    respond::page(&page)
}

const fn title_key(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Cert { .. } => "desk-cert",
        StaffRole::Ars { .. } => "desk-ars",
        StaffRole::Hfds => "desk-hfds",
        _ => "desk-mine",
    }
}

/// What is expected, and more of the same: sixty declarations to take in do not
/// hide the one decision that waits below them.
fn expectations(reader: &Reader, duties: &[DutyLine]) -> (Vec<Owed>, Vec<Owed>) {
    let mut seen: HashMap<&'static str, usize> = HashMap::new();
    let (mut shown, mut more) = (Vec::new(), Vec::new());
    for line in duties {
        let same = seen.entry(line.obligation.duty.key()).or_default();
        *same += 1;
        let list = if *same > OF_A_KIND {
            &mut more
        } else {
            &mut shown
        };
        list.push(expected(reader, line));
    }
    (shown, more)
}

/// A call that nobody has answered presses, however little late it is (DECL-6).
fn expected(reader: &Reader, line: &DutyLine) -> Owed {
    Owed {
        what: Expected::of(reader.t, line),
        since: line.obligation.since,
        due: line.obligation.due,
        pressing: is_late(reader, line) || line.obligation.duty == Duty::AnswerCall,
    }
}

/// A playbook to be read again (SUPP-5).
fn reread(reader: &Reader, review: &DueReview) -> Owed {
    let page = paths::playbook_file(&review.key);
    Owed {
        what: Expected {
            label: reader.t.get(Duty::ReviewPlaybook.label_key()),
            href: page.clone(),
            reference: review.title.clone(),
            subject: page,
            facility: String::new(),
        },
        since: review.since,
        due: Some(review.due),
        pressing: review.due < reader.now,
    }
}

fn is_late(reader: &Reader, line: &DutyLine) -> bool {
    line.obligation.due.is_some_and(|due| due < reader.now)
}

type Wanted = (&'static str, &'static str, CaseFilter, &'static str);

/// The lists of each body: title, words when empty, filter, where there is
/// more.
fn wanted(role: StaffRole, now: Timestamp) -> Vec<Wanted> {
    let open = |order| CaseFilter {
        states: OPEN.to_vec(),
        order,
        ..CaseFilter::default()
    };
    match role {
        StaffRole::Cert { .. } => vec![
            (
                "desk-help",
                "desk-help-none",
                CaseFilter {
                    help: Some(HelpFilter::AtOnce),
                    states: vec![State::AwaitingQualification],
                    order: CaseOrder::Queue,
                    ..CaseFilter::default()
                },
                "/file?signaler=urgent",
            ),
            (
                "desk-new",
                "desk-new-none",
                CaseFilter {
                    from: now.checked_sub(SignedDuration::from_hours(24)).ok(),
                    order: CaseOrder::Newest,
                    ..CaseFilter::default()
                },
                "/file?tri=date",
            ),
            (
                "desk-unconfirmed",
                "desk-unconfirmed-none",
                CaseFilter {
                    confirmation: Some(Confirmation::Awaited),
                    ..open(CaseOrder::Newest)
                },
                "/file?signaler=a-confirmer",
            ),
        ],
        StaffRole::Ars { .. } => vec![(
            "desk-territory",
            "desk-territory-none",
            open(CaseOrder::Queue),
            "/dossiers?tri=urgence",
        )],
        StaffRole::Hfds => vec![
            (
                "desk-significant",
                "desk-significant-none",
                CaseFilter {
                    classes: vec![Class::Significant],
                    ..open(CaseOrder::Queue)
                },
                "/dossiers?classe=significant",
            ),
            (
                "desk-analysed",
                "desk-analysed-none",
                CaseFilter {
                    classes: vec![Class::Serious, Class::Minor],
                    ..open(CaseOrder::Newest)
                },
                "/dossiers",
            ),
            (
                "desk-not-analysed",
                "desk-not-analysed-none",
                CaseFilter {
                    states: vec![State::AwaitingQualification],
                    order: CaseOrder::Queue,
                    ..CaseFilter::default()
                },
                "/dossiers?etat=a-prendre",
            ),
        ],
        _ => vec![(
            "desk-told",
            "desk-told-none",
            open(CaseOrder::Newest),
            "/dossiers",
        )],
    }
}

async fn figures(
    reader: &Reader,
    duties: &[DutyLine],
    reviews: &[DueReview],
) -> Result<Vec<Figure>, WebError> {
    let t = reader.t;
    let overdue = reviews.iter().filter(|review| review.due < reader.now);
    let late = duties.iter().filter(|line| is_late(reader, line)).count() + overdue.count();
    let all = duties.len() + reviews.len();
    let mut figures = vec![
        Figure {
            count: all.to_string(),
            label: t.n("figure-expected", all),
            href: "#attendu".to_owned(),
        },
        Figure {
            count: late.to_string(),
            label: t.get("figure-late"),
            href: "#attendu".to_owned(),
        },
    ];
    let counts = reader.state.app.case_counts(&reader.actor).await?;
    let list = match reader.actor.body() {
        Some(process::access::Body::Cert) => paths::QUEUE,
        _ => paths::CASES,
    };
    for (state, tab) in OPEN.iter().zip(["ouverts", "a-traiter", "a-cloturer"]) {
        if let Some(count) = counts.get(state) {
            figures.push(Figure {
                count: tally(t, *count),
                label: t.get(state.label_key()),
                href: format!("{list}?etat={tab}"),
            });
        }
    }
    Ok(figures)
}

/// An agency's cases by département.
async fn places(reader: &Reader, role: StaffRole) -> Result<Vec<Place>, WebError> {
    let StaffRole::Ars {
        ars,
        delegation: None,
        ..
    } = role
    else {
        return Ok(Vec::new());
    };
    let app = &reader.state.app;
    let open = app.open_cases_by_departement(&reader.actor).await?;
    let places = territory::ars(ars).departements().map(|place| Place {
        name: naming::departement(place.code()),
        href: format!("{}?departement={}", paths::CASES, place.code()),
        open: reader
            .t
            .number(open.get(&place.code()).copied().unwrap_or(0)),
    });
    Ok(places.collect())
}

/// How many facilities of the territory lack something (DECL-8).
async fn lacking(reader: &Reader, role: StaffRole) -> Result<Vec<Lacking>, WebError> {
    if !matches!(role, StaffRole::Cert { .. } | StaffRole::Ars { .. }) {
        return Ok(Vec::new());
    }
    let mut lacking = Vec::new();
    for (missing, key, word) in [
        (Missing::Reporter, "lacking-reporter", "declarant"),
        (Missing::Mailbox, "lacking-mailbox", "boite"),
    ] {
        let app = &reader.state.app;
        let found = match app.unready_facilities(&reader.actor, missing, 0, 1).await {
            Ok(found) => found.total,
            Err(AppError::Refused(_)) => continue,
            Err(error) => return Err(error.into()),
        };
        if found > 0 {
            lacking.push(Lacking {
                sentence: reader.t.n(key, found),
                href: format!("{}?manque={word}", paths::UNREADY),
            });
        }
    }
    Ok(lacking)
}

/// Mass reading, weak signals, playbooks to approve, providers to check again,
/// directors to be confirmed, shifts that are offered (KEEP-3, SUPP-2, SUPP-5,
/// SUPP-6, DECL-8, DECL-6).
async fn warnings(reader: &Reader) -> Result<Vec<Lacking>, WebError> {
    let app = &reader.state.app;
    let mut warnings = Vec::new();
    let readings = app.mass_readings_waiting(&reader.actor).await?;
    if readings > 0 {
        warnings.push(Lacking {
            sentence: reader.t.n("mass-waiting", readings),
            href: paths::MASS_READING.to_owned(),
        });
    }
    let signals = app.signals_waiting(&reader.actor).await?;
    if signals > 0 {
        warnings.push(Lacking {
            sentence: reader.t.n("signals-waiting", signals),
            href: paths::SIGNALS.to_owned(),
        });
    }
    let playbooks = app.playbooks_to_approve(&reader.actor).await?;
    if playbooks > 0 {
        warnings.push(Lacking {
            sentence: reader.t.n("playbooks-to-approve", playbooks),
            href: paths::PLAYBOOK_BOARD.to_owned(),
        });
    }
    let changes: u64 = app.playbook_changes(&reader.actor).await?.values().sum();
    if changes > 0 {
        warnings.push(Lacking {
            sentence: reader.t.n("proposals-at-home", changes),
            href: paths::PLAYBOOK_BOARD.to_owned(),
        });
    }
    let providers = app.providers_due(&reader.actor).await?;
    for (count, key) in [
        (providers.overdue, "providers-overdue"),
        (providers.near, "providers-near"),
    ] {
        if count > 0 {
            warnings.push(Lacking {
                sentence: reader.t.n(key, count),
                href: format!("{}?etat=a-verifier", paths::DIRECTORY),
            });
        }
    }
    match app.handover(&reader.actor).await {
        Ok(Some(left)) if left.part == HandoverPart::ToRead => warnings.push(Lacking {
            sentence: reader.t.get("handover-waiting"),
            href: paths::ROTA.to_owned(),
        }),
        Ok(_) | Err(AppError::Refused(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let directors = app.director_requests_waiting(&reader.actor).await?;
    if directors > 0 {
        warnings.push(Lacking {
            sentence: reader.t.n("directors-waiting", directors),
            href: paths::DIRECTORS.to_owned(),
        });
    }
    let offered = match app.rota(&reader.actor).await {
        Ok(rota) => rota
            .shifts
            .iter()
            .filter(|line| line.mine == Mine::Offered)
            .count(),
        Err(AppError::Refused(_)) => 0,
        Err(error) => return Err(error.into()),
    };
    if offered > 0 {
        warnings.push(Lacking {
            sentence: reader.t.n("rota-waiting", offered),
            href: paths::ROTA.to_owned(),
        });
    }
    Ok(warnings)
}
