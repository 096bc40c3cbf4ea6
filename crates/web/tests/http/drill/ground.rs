//! The facilities of the drill, those who declare for them, and what they say.

use std::{collections::BTreeMap, process::Command};

use app::facilities::NewPerson;
use app::people::NewToken;
use jiff::{SignedDuration, Timestamp};
use process::access::{FacilityRole, Right};
use process::facility::FinessNumber;
use process::facility::register::{RegisterEntry, RegisterReader, decode};
use process::ids::FacilityId;
use reqwest::{Method, RequestBuilder};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use testkit::database::Engine;
use testkit::server::PostOffice;
use testkit::world::{Who, instant};
use uuid::Uuid;
use web::WebConfig;

use crate::portal::{Portal, answered};

/// What the demonstration plays too (`vigie demo --drill`).
const REPORTS: &str = include_str!("../../../../vigie/src/demo/drill/reports.toml");
const REGISTER: &str = include_str!("../../../../vigie/src/demo/drill/register.csv");

/// When the first report comes: a working Tuesday.
const FIRST_REPORT: &str = "2027-01-26T09:10:00+01:00";

#[derive(Deserialize)]
struct Hour {
    before: Vec<Before>,
    report: Vec<Report>,
}

#[derive(Deserialize)]
struct Before {
    days: i64,
    facility: FinessNumber,
    facts: Map<String, Value>,
}

#[derive(Deserialize)]
struct Report {
    minute: i64,
    facility: FinessNumber,
    #[serde(default)]
    failure: bool,
    facts: Map<String, Value>,
}

/// A facility with somebody who declares for it.
#[derive(Clone, Debug)]
pub(super) struct Declaring {
    pub(super) finess: FinessNumber,
    pub(super) name: String,
    pub(super) departement: String,
    pub(super) email: String,
    token: String,
}

/// A case of the hour.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) reference: String,
    pub(super) by: Declaring,
    /// Whether it tells of the provider's failure.
    pub(super) of_failure: bool,
}

/// A portal on the day of the drill.
pub(super) struct Drill {
    pub(super) portal: Portal,
    pub(super) post: PostOffice,
    facilities: BTreeMap<FinessNumber, Declaring>,
}

impl Drill {
    /// A portal whose facilities are there, with their people.
    pub(super) async fn open(engine: Engine) -> Self {
        let portal = Portal::on(engine, WebConfig::default()).await;
        let post = portal.post_office().await;
        let mut facilities = BTreeMap::new();
        for (drill, real) in register() {
            facilities.insert(drill, settle(&portal, real).await);
        }
        Self {
            portal,
            post,
            facilities,
        }
    }

    /// Customers of the provider that named it in earlier weeks.
    pub(super) async fn earlier_weeks(&self) -> Vec<Declaring> {
        let mut customers = Vec::new();
        let mut earlier = hour().before;
        earlier.sort_by_key(|before| std::cmp::Reverse(before.days));
        for before in earlier {
            let ago = SignedDuration::from_hours(24 * before.days);
            self.at(instant(FIRST_REPORT) - ago);
            let by = &self.facilities[&before.facility];
            let reference = self.declares(by, before.facts).await;
            let no_incident = json!({"act": "qualify", "class": "not-incident", "grounds": "Réglé par le prestataire."});
            self.judges(Who::Analyst, &reference, no_incident).await;
            self.judges(Who::Analyst, &reference, json!({"act": "agree"}))
                .await;
            self.judges(Who::Analyst, &reference, json!({"act": "close"}))
                .await;
            customers.push(by.clone());
        }
        customers
    }

    /// The hour in which sixty facilities declare.
    pub(super) async fn hour_of_reports(&self) -> Vec<Told> {
        let mut told = Vec::new();
        for report in hour().report {
            self.at(instant(FIRST_REPORT) + SignedDuration::from_mins(report.minute));
            let by = self.facilities[&report.facility].clone();
            told.push(Told {
                reference: self.declares(&by, report.facts).await,
                by,
                of_failure: report.failure,
            });
        }
        told
    }

    fn at(&self, instant: Timestamp) {
        self.portal.world.clock.set(instant);
    }

    /// Lets time pass, and the timers do what has become due.
    pub(super) async fn wait(&self, hours: i64) {
        let world = &self.portal.world;
        world.clock.advance(SignedDuration::from_hours(hours));
        world.app.sweep().await.unwrap();
    }

    async fn declares(&self, by: &Declaring, facts: Map<String, Value>) -> String {
        let mut body = facts;
        body.insert("facility".to_owned(), json!(by.finess));
        let request = self
            .by(by, Method::POST, "/api/v1/declarations")
            .json(&body);
        let receipt = answered(201, request).await;
        receipt["reference"].as_str().unwrap().to_owned()
    }

    /// A call of the API for a facility.
    pub(super) fn by(&self, by: &Declaring, method: Method, path: &str) -> RequestBuilder {
        self.portal.stranger(method, path).bearer_auth(&by.token)
    }

    /// An act of a facility on its case.
    pub(super) async fn facility_acts(&self, told: &Told, mut act: Value, judging: bool) {
        let path = format!("/api/v1/cases/{}", told.reference);
        if judging {
            let case = answered(200, self.by(&told.by, Method::GET, &path)).await;
            act["version"] = case["version"].clone();
        }
        let acts = self.by(&told.by, Method::POST, &format!("{path}/acts"));
        answered(201, acts.json(&act)).await;
    }

    /// A judgement of staff on a case, as they read it.
    pub(super) async fn judges(&self, who: Who, reference: &str, mut act: Value) {
        let path = format!("/api/v1/cases/{reference}");
        act["version"] = self.portal.reads(who, &path).await["version"].clone();
        self.portal.acts(who, reference, act).await;
    }

    /// An act on an incident, on the version that its author reads.
    pub(super) async fn steers(&self, who: Who, incident: &str, mut act: Value, status: u16) {
        let path = format!("/api/v1/incidents/{incident}");
        act["version"] = self.portal.reads(who, &path).await["version"].clone();
        let call = self.portal.call(who, Method::POST, &format!("{path}/acts"));
        answered(status, call.json(&act)).await;
    }

    /// An act on an alert; approving and sending rest on the version read.
    pub(super) async fn on_alert(&self, who: Who, alert: &str, mut act: Value) {
        let path = format!("/api/v1/alerts/{alert}");
        if act["act"] == "approve" || act["act"] == "send" {
            act["version"] = self.portal.reads(who, &path).await["version"].clone();
        }
        let call = self.portal.call(who, Method::POST, &format!("{path}/acts"));
        answered(204, call.json(&act)).await;
    }
}

fn hour() -> Hour {
    toml::from_str(REPORTS).unwrap()
}

/// Each facility of the drill, and the one that plays it: of the national
/// register where it is at hand, of the same département and kind.
fn register() -> Vec<(FinessNumber, RegisterEntry)> {
    let mut drill = entries(REGISTER);
    let Some(national) = national() else {
        return drill.drain(..).map(|one| (one.finess, one)).collect();
    };
    let mut left = entries(&national);
    drill
        .into_iter()
        .map(|one| {
            let alike = |other: &RegisterEntry, category| {
                other.departement == one.departement
                    && (category != Kind::Same || other.category == one.category)
            };
            let place = left
                .iter()
                .position(|other| alike(other, Kind::Same))
                .or_else(|| left.iter().position(|other| alike(other, Kind::Any)))
                .unwrap();
            (one.finess, left.swap_remove(place))
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Any,
}

fn entries(text: &str) -> Vec<RegisterEntry> {
    let reader = RegisterReader::open(text).unwrap();
    reader.filter_map(Result::ok).collect()
}

fn national() -> Option<String> {
    let file = testkit::shared_facts::path("facts/finess/finess_et_2021_cs1100502.csv.gz")?;
    let unpacked = Command::new("gzip").arg("-dc").arg(file).output().unwrap();
    Some(decode(&unpacked.stdout).into_owned())
}

/// Keeps a facility, and gives it a reporter.
async fn settle(portal: &Portal, entry: RegisterEntry) -> Declaring {
    let world = &portal.world;
    let facility = entry.into_facility(FacilityId(Uuid::now_v7()));
    world.keeps(facility.clone()).await;
    let email = format!("declarant@{}.example", facility.finess);
    let person = NewPerson {
        name: "Déclarant".to_owned(),
        function: "Responsable informatique".to_owned(),
        email: email.clone(),
        phone: "01 00 00 00 00".to_owned(),
    };
    let right = Right::Facility {
        facility: facility.id,
        role: FacilityRole::Reporter,
    };
    world.app.grant(person, right, None, None).await.unwrap();
    let token = world
        .app
        .issue_token(&email, NewToken::whole("drill"))
        .await
        .unwrap();
    Declaring {
        finess: facility.finess,
        name: facility.name,
        departement: facility.departement.to_string(),
        email,
        token: token.reveal().to_owned(),
    }
}
