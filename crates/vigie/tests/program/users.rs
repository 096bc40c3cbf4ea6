use crate::place::{HOSPITAL, Place};

const ANALYST: &str = "analyst@vigie.example";

#[test]
fn a_person_is_added_granted_ended_and_disabled() {
    let place = Place::new();
    place.furnish();
    let add = [
        "users",
        "add",
        ANALYST,
        "cert",
        "--name",
        "Dominique Exemple",
    ];
    assert!(place.done(&add).contains("invited by mail"));
    let list = place.done(&["users", "list"]);
    assert!(list.starts_with("analyst@vigie.example  Dominique Exemple\n"));
    assert!(list.contains("  cert  since "));

    place.done(&[
        "users",
        "grant",
        ANALYST,
        "cert-lead",
        "--until",
        "2099-12-31",
    ]);
    let list = place.done(&["users", "list"]);
    let granted = list
        .lines()
        .find(|line| line.contains("  cert-lead  "))
        .unwrap();
    assert!(granted.ends_with("until 2100-01-01"), "{granted}");

    let number = granted.split_whitespace().next().unwrap();
    let said = place.run(&["users", "revoke", number]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("--even-last"), "{}", said.err);
    let revoke = [
        "users",
        "revoke",
        number,
        "--reason",
        "Fin de l'intérim",
        "--even-last",
    ];
    place.done(&revoke);
    place.done(&["users", "disable", ANALYST]);
    assert!(place.done(&["users", "list"]).contains("disabled on"));
}

#[test]
fn a_right_in_a_facility_is_written_with_its_number() {
    let place = Place::new();
    place.furnish();
    let right = format!("director:{HOSPITAL}");
    let email = "director@ch-valmont.example";
    place.done(&["users", "add", email, &right, "--name", "Prénom Nom"]);
    assert!(place.done(&["users", "list"]).contains(&right));

    let unknown = "director:350999033";
    let said = place.run(&["users", "add", email, unknown, "--name", "Nom"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("no facility has the number"));
}

#[test]
fn nobody_acts_for_two_bodies() {
    let place = Place::new();
    place.furnish();
    place.done(&[
        "users",
        "add",
        ANALYST,
        "cert",
        "--name",
        "Dominique Exemple",
    ]);
    let said = place.run(&["users", "grant", ANALYST, "hfds"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("another body"), "{}", said.err);
}

#[test]
fn a_weak_password_is_refused_and_a_good_one_needs_no_invitation() {
    let place = Place::new();
    place.furnish();
    let add = [
        "users",
        "add",
        ANALYST,
        "cert",
        "--name",
        "Dominique Exemple",
        "--password-stdin",
    ];
    let said = place.run_with(&add, "azerty\n");
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("too short"), "{}", said.err);
    let said = place.run_with(&add, "une lampe sur le quai\n");
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("can sign in"));
}

#[test]
fn an_unknown_right_says_which_there_are() {
    let said = Place::new().run(&["users", "add", ANALYST, "king", "--name", "X"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("ars:ARS-53"), "{}", said.err);
}

#[tokio::test]
async fn a_token_opens_the_api_until_it_is_revoked() {
    let place = Place::new();
    place.furnish();
    place.done(&[
        "users",
        "add",
        ANALYST,
        "cert",
        "--name",
        "Dominique Exemple",
    ]);
    let token = place.done(&["tokens", "issue", ANALYST, "--name", "supervision"]);
    let portal = place.serve();
    let ask = async || {
        reqwest::Client::new()
            .get(format!("{}/api/v1/me", portal.url))
            .bearer_auth(token.trim())
            .send()
            .await
            .unwrap()
            .status()
    };
    assert_eq!(ask().await, 200);
    place.done(&["tokens", "revoke", ANALYST, "--name", "supervision"]);
    assert_eq!(ask().await, 401);
    let again = place.run(&["tokens", "revoke", ANALYST, "--name", "supervision"]);
    assert_eq!(again.code, Some(1));
    assert_eq!(portal.stop(), Some(0));
}
