//! The technical facts of a case, for the tools of other teams.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    AppError,
    cases::Looked,
    technical::{Choice, Form},
};
use process::{
    alert::Tlp,
    command::Command,
    ids::Reference,
    refusal::Reason,
    sharing::Naming,
    words::{Cause, IncidentNature},
};
use rstest::rstest;
use serde_json::Value;
use testkit::{
    database::Engine,
    world::{Who, World},
};

const WORDS: &str = "Appels vers 203.0.113.7 et 2001:db8::7, page hxxps://voleur[.]example/x, \
    domaine relais.example, courrier de faux@relais.example, CVE-2024-3400, \
    empreinte 2374c0804b960b46f07984ad88efd0475d62bcdaa883eff5fc732600c0160791.";

const STIX: Choice = Choice {
    form: Form::Stix,
    tlp: Tlp::AmberStrict,
    facility: Naming::Withheld,
};

async fn attacked(world: &World) -> Reference {
    let case = world.declares(Who::Reporter, WORDS).await.reference;
    let causes = Command::RecordCauses {
        nature: IncidentNature::Malicious,
        causes: [Cause::Ransomware].into(),
        perimeter: String::new(),
        text: String::new(),
    };
    world.does(Who::Analyst, case, causes).await.unwrap();
    case
}

async fn taken(world: &World, who: Who, case: Reference, choice: Choice) -> Value {
    let actor = world.actor(who);
    let json = world.app.technical_facts(actor, case, choice).await;
    serde_json::from_str(&json.unwrap()).unwrap()
}

fn by_type(bundle: &Value) -> BTreeMap<&str, Vec<&Value>> {
    let mut found: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for object in bundle["objects"].as_array().unwrap() {
        let kind = object["type"].as_str().unwrap();
        found.entry(kind).or_default().push(object);
    }
    found
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_bundle_of_stix_holds_the_traces_under_the_identities_of_everybody(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let case = attacked(&world).await;
    let bundle = taken(&world, Who::Analyst, case, STIX).await;
    let found = by_type(&bundle);
    // As the reference library derives it (python stix2).
    let address = found["ipv4-addr"][0];
    assert_eq!(address["value"], "203.0.113.7");
    assert_eq!(
        address["id"],
        "ipv4-addr--9ddd739e-87b1-587d-83f2-62ef1130af2f"
    );
    let domain = |value: &str| {
        let all = found["domain-name"].iter();
        all.clone().any(|object| object["value"] == value)
    };
    assert!(domain("relais.example"));
    assert_eq!(found["ipv6-addr"][0]["value"], "2001:db8::7");
    assert_eq!(found["vulnerability"][0]["name"], "CVE-2024-3400");
    let hash = &found["file"][0];
    assert!(
        hash["hashes"]["SHA-256"]
            .as_str()
            .unwrap()
            .starts_with("2374c080")
    );
    assert_eq!(hash["id"], "file--e50feed4-0521-5e4e-b363-9965bdf8a74b");
    let labels = &found["incident"][0]["labels"];
    assert_eq!(labels[0], r#"rsit:malicious-code="infected-system""#);

    let mark = found["marking-definition"][0];
    assert_eq!(mark["name"], "TLP:AMBER+STRICT");
    let ids: BTreeSet<&str> = bundle["objects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|object| object["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), bundle["objects"].as_array().unwrap().len());
    for object in bundle["objects"].as_array().unwrap() {
        let marked = !matches!(
            object["type"].as_str(),
            Some("marking-definition" | "identity")
        );
        if marked {
            assert_eq!(object["object_marking_refs"][0], mark["id"]);
        }
        let refs = object["object_refs"].as_array();
        assert!(
            refs.into_iter()
                .flatten()
                .all(|to| ids.contains(to.as_str().unwrap()))
        );
    }
    let text = bundle.to_string();
    assert!(!text.contains("Valmont") && !text.contains("350000014"));
    assert_eq!(bundle, taken(&world, Who::Lead, case, STIX).await);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn an_event_of_misp_says_what_is_for_detection(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = attacked(&world).await;
    let misp = Choice {
        form: Form::Misp,
        facility: Naming::Named,
        ..STIX
    };
    let event = taken(&world, Who::Analyst, case, misp).await;
    let event = &event["Event"];
    let tags: Vec<&Value> = event["Tag"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| &tag["name"])
        .collect();
    assert_eq!(
        tags,
        [
            "tlp:amber+strict",
            r#"rsit:malicious-code="infected-system""#
        ]
    );
    let attribute = |kind: &str| {
        let all = event["Attribute"].as_array().unwrap();
        all.iter().find(|one| one["type"] == kind).unwrap().clone()
    };
    for (kind, category, telling) in [
        ("ip-dst", "Network activity", true),
        ("sha256", "Payload delivery", true),
        ("vulnerability", "External analysis", false),
        ("target-org", "Targeting data", false),
    ] {
        let found = attribute(kind);
        assert_eq!(found["category"], category, "{kind}");
        assert_eq!(found["to_ids"], telling, "{kind}");
    }
    assert_eq!(attribute("target-org")["value"], "CH de Valmont");

    let failure = world.declares(Who::Reporter, WORDS).await.reference;
    let event = taken(&world, Who::Analyst, failure, misp).await;
    let attributes = event["Event"]["Attribute"].as_array().unwrap();
    assert!(attributes.iter().all(|one| one["to_ids"] == false));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_only_the_cert_takes_technical_facts_and_it_is_on_record(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = attacked(&world).await;
    taken(&world, Who::Analyst, case, STIX).await;
    let reads = world.app.case_reads(world.actor(Who::Lead), case).await;
    let copies = reads.unwrap().into_iter();
    assert_eq!(
        copies.filter(|read| read.what == Looked::Document).count(),
        1
    );
    for who in [Who::Reporter, Who::Ars] {
        let refused = world
            .app
            .technical_facts(world.actor(who), case, STIX)
            .await;
        assert!(
            matches!(refused, Err(AppError::Refused(refusal))
                if refusal.reason == Reason::NotYourRole),
            "{who:?}"
        );
    }
    let unseen = world
        .app
        .technical_facts(world.actor(Who::OtherArs), case, STIX)
        .await;
    assert!(matches!(unseen, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn other_tools_read_the_same_documents_from_one_version_to_the_next(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = attacked(&world).await;
    for (name, form) in [("stix", Form::Stix), ("misp", Form::Misp)] {
        let choice = Choice { form, ..STIX };
        let document = taken(&world, Who::Analyst, case, choice).await;
        let written = serde_json::to_string_pretty(&document).unwrap();
        insta::assert_snapshot!(name, written);
    }
}
