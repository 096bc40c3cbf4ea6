//! What addresses lead to: cases, drafts, people, made for the tables and made
//! again when one was used up.

mod belongings;

use app::alerts::AlertText;
use app::directory::ProviderFilter;
use app::drafts::DraftBody;
use app::facilities::NewPerson;
use process::access::{Actor, FacilityRole, Right};
use process::alert::{AlertCommand, AlertNature, AlertUrgency, Population, Tlp};
use process::ids::Reference;
use serde_json::json;
use testkit::world::{Who, declaration, provider};
use web::api::examples::EXAMPLE_FACILITY;
use web::assets::asset_url;

use super::rows::{Case, Row, parts};
use crate::portal::Portal;
use belongings::Belongings;

/// What the parts of addresses stand for.
pub(super) struct Ground {
    ours: Reference,
    wide: Reference,
    elsewhere: Reference,
    absent: Reference,
    /// The number of another case of the nursing home, beside which others
    /// stand.
    other: String,
    /// The secret of the follow link of the first case (DECL-4).
    link: String,
    /// A draft of the hospital's reporter.
    draft: String,
    /// An alert sent to the hospital.
    alert: String,
    /// The number of a right that the hospital's director has given.
    grant: String,
    /// The number of the incident in which the wide case is.
    incident: String,
    /// A provider of the directory that serves the agency's region alone.
    entry: String,
    /// What the hospital's reporter has beside.
    belongings: Belongings,
}

impl Ground {
    pub(super) async fn prepared(portal: &Portal) -> Self {
        let world = &portal.world;
        let declared = world
            .app
            .declare(&Actor::stranger(), declaration(&world.hospital, "Panne"))
            .await
            .unwrap();
        let link = declared.follow_link.unwrap();
        let link = link.rsplit('/').next().unwrap().to_owned();
        let ours = declared.reference;
        let note = json!({"act": "confirm", "note": "Rappel au standard."});
        portal.acts(Who::Analyst, &ours.to_string(), note).await;
        qualify(portal, ours, "serious", &["sanitary-impact"]).await;

        let wide = world.declares(Who::Reporter, "Panne").await.reference;
        let everything = ["sanitary-impact", "medical-device", "national-scope"];
        qualify(portal, wide, "significant", &everything).await;

        let elsewhere = declaration(&world.nursing_home, "Panne");
        let neighbour = world.actor(Who::Neighbour);
        let elsewhere = world.app.declare(neighbour, elsewhere).await.unwrap();
        let other = declaration(&world.nursing_home, "Panne");
        let other = world.app.declare(neighbour, other).await.unwrap();
        world.app.install_playbooks().await.unwrap();
        Self {
            ours,
            wide,
            elsewhere: elsewhere.reference,
            other: other.reference.to_string(),
            absent: Reference {
                year: ours.year,
                number: 999_999,
            },
            link,
            draft: draft(portal).await,
            alert: alert(portal).await,
            grant: grant(portal).await,
            incident: incident(portal, wide).await,
            entry: entry(portal).await,
            belongings: Belongings::prepared(portal, ours).await,
        }
    }

    pub(super) fn case(&self, case: Case) -> Reference {
        match case {
            Case::Ours => self.ours,
            Case::Wide => self.wide,
            Case::Elsewhere => self.elsewhere,
            Case::Absent => self.absent,
        }
    }

    pub(super) fn link(&self) -> &str {
        &self.link
    }

    /// The address of a line. A part that has no meaning here fails the test:
    /// say below what it stands for.
    pub(super) fn filled(&self, row: &Row) -> String {
        if row.route.starts_with("/assets/") {
            return asset_url("vigie.css").to_owned();
        }
        let mut path = row.route.clone();
        if let Some((name, value)) = &row.choice {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        if let Some(case) = row.case {
            path = path.replace("{reference}", &self.case(case).to_string());
        }
        for part in parts(&path.clone()) {
            let value = self.part(&row.route, part);
            path = path.replace(&format!("{{{part}}}"), value);
            path = path.replace(&format!("{{*{part}}}"), value);
        }
        path
    }

    fn part(&self, route: &str, part: &str) -> &str {
        match part {
            "finess" => EXAMPLE_FACILITY,
            "alert" => &self.alert,
            "draft" => &self.draft,
            "id" if route.contains("/drafts/") => &self.draft,
            "id" => "1",
            "shift" => "00000000-0000-7000-8000-000000000000",
            "piece" if route.contains("/uploads/") || route.contains("/envois/") => {
                &self.belongings.sending
            }
            "piece" => &self.belongings.piece,
            "copy" => &self.belongings.copy,
            "account" => &self.belongings.account,
            "mark" if route.contains("/jetons/") => &self.belongings.token,
            "mark" => &self.belongings.device,
            "import" | "proposal" | "reading" | "request" | "signal" => {
                "00000000-0000-7000-8000-000000000000"
            }
            "grant" => &self.grant,
            "other" => &self.other,
            "file" if route.contains("/observatoire/") => "tableau.csv",
            "incident" | "file" => &self.incident,
            "act" => "4",
            "action" | "extract" | "number" => "1",
            "case" => &self.other,
            "webhook" | "delivery" => "00000000-0000-7000-8000-000000000000",
            "secret" if route.starts_with("/suivi/") => &self.link,
            "secret" => "0000000000000000000000000000000000000000000000000000000000000000",
            "code" => "ARS-53",
            "provider" => "psc",
            "figure" => "incidents",
            "entry" => &self.entry,
            "supplier" => "00000000-0000-7000-8000-000000000000",
            "name" => "refused",
            "role" => "reporter",
            "theme" => "systems",
            "edition" => "00000000-0000-7000-8000-000000000000",
            "playbook" => "ransomware",
            "version" => "1",
            "rest" => "nowhere",
            _ => panic!("{route}: what does {{{part}}} stand for?"),
        }
    }

    /// Makes again what a line may have used up.
    pub(super) async fn renew(&mut self, portal: &Portal, row: &Row) {
        if row.route.contains("{draft}") || row.route.contains("/drafts/{id}") {
            self.draft = draft(portal).await;
        }
        if row.route.contains("{grant}") {
            self.grant = grant(portal).await;
        }
        if row.route.contains("{entry}") {
            self.entry = entry(portal).await;
        }
        if row.route.contains("{piece}") || row.route.starts_with("/compte/") {
            self.belongings = Belongings::prepared(portal, self.ours).await;
        }
    }
}

async fn qualify(portal: &Portal, case: Reference, class: &str, findings: &[&str]) {
    let reference = case.to_string();
    let take_in = json!({"act": "take_in"});
    portal.acts(Who::Analyst, &reference, take_in).await;
    let path = format!("/api/v1/cases/{reference}");
    let case = portal.reads(Who::Analyst, &path).await;
    let act = json!({
        "act": "qualify",
        "version": case["version"],
        "class": class,
        "findings": findings,
        "grounds": "Panne.",
    });
    portal.acts(Who::Analyst, &reference, act).await;
}

async fn draft(portal: &Portal) -> String {
    let world = &portal.world;
    let body = DraftBody {
        facility: Some(world.hospital.id),
        ..DraftBody::default()
    };
    let begun = world.app.start_draft(world.actor(Who::Reporter), body);
    begun.await.unwrap().0.id.0.to_string()
}

/// An alert about a vulnerability, sent to the hospital alone.
async fn alert(portal: &Portal) -> String {
    let app = &portal.world.app;
    let text = AlertText {
        title: "Faille".to_owned(),
        happens: "Une faille est exploitée.".to_owned(),
        measures: vec!["Couper.".to_owned(), "Corriger.".to_owned()],
        nature: AlertNature::Vulnerability,
        tlp: Tlp::Amber,
        urgency: AlertUrgency::Normal,
        incident: None,
        population: Population::List {
            numbers: [portal.world.hospital.finess].into(),
        },
    };
    let analyst = portal.world.actor(Who::Analyst);
    let number = app.write_alert(analyst, text).await.unwrap();
    for (who, command) in [
        (Who::Analyst, AlertCommand::Submit),
        (Who::Lead, AlertCommand::Approve),
        (Who::Analyst, AlertCommand::Send),
    ] {
        let seen = app.alert(analyst, number).await.unwrap().alert.seq;
        let actor = portal.world.actor(who);
        app.act_on_alert(actor, number, command, Some(seen))
            .await
            .unwrap();
    }
    app.expand_alerts().await.unwrap();
    number.to_string()
}

/// A provider of the agency's region, under a name that no other bears.
async fn entry(portal: &Portal) -> String {
    let app = &portal.world.app;
    let lead = portal.world.actor(Who::Lead);
    let known = app.providers(lead, &ProviderFilter::default()).await;
    let name = format!("Prestataire {}", known.unwrap().len());
    let listed = app.list_provider(lead, provider(&name, &["53"]), app.usual_check_day());
    listed.await.unwrap().to_string()
}

/// Somebody designated whom nobody else is.
async fn grant(portal: &Portal) -> String {
    let world = &portal.world;
    let accounts = world.app.accounts().await.unwrap();
    let email = format!("designated-{}@test.example", accounts.len());
    let person = NewPerson {
        name: "Designated".to_owned(),
        function: "Function".to_owned(),
        email: email.clone(),
        phone: "01 00 00 00 00".to_owned(),
    };
    let right = Right::Facility {
        facility: world.hospital.id,
        role: FacilityRole::Reporter,
    };
    let given = world.app.grant(person, right, None, None).await.unwrap();
    let accounts = world.app.accounts().await.unwrap();
    let account = accounts.iter().find(|account| account.id == given).unwrap();
    account.grants[0].id.0.to_string()
}

/// An incident of the wide case alone, which was judged significant.
async fn incident(portal: &Portal, wide: Reference) -> String {
    let analyst = portal.world.actor(Who::Analyst);
    let gathered = portal
        .world
        .app
        .gather(analyst, &[wide], "Suivi par le HFDS.")
        .await
        .unwrap();
    gathered.incident.to_string()
}
