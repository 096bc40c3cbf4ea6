//! A case that somebody may not see answers exactly like one that does not
//! exist: the same status, headers and bytes, after the same number of
//! statements.

use app::AppError;
use reqwest::Response;
use reqwest::header::HeaderMap;
use testkit::statements::Statements;

use super::ground::Ground;
use super::readers::readers;
use super::rows::{self, Case, Row};
use super::sending;
use crate::portal::Portal;

/// Everything of an answer but when and under which number it was given.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
    statements: usize,
}

fn told(headers: &HeaderMap, reference: &str) -> Vec<(String, String)> {
    let mut told: Vec<_> = headers
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "date" | "x-request-id"))
        .map(|(name, value)| {
            let value = value.to_str().unwrap().replace(reference, "NUMBER");
            (name.to_string(), value)
        })
        .collect();
    told.sort();
    told
}

async fn observed(answer: Response, reference: &str, statements: &Statements) -> Answer {
    let status = answer.status().as_u16();
    let headers = told(answer.headers(), reference);
    let id = answer.headers()["x-request-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let body = answer.text().await.unwrap();
    let body = body.replace(reference, "NUMBER").replace(&id, "ID");
    Answer {
        status,
        headers,
        body,
        statements: statements.taken(),
    }
}

/// Whether the address shows the case to whoever has it.
fn holds_the_secret(row: &Row, case: Case) -> bool {
    case == Case::Ours && row.route.contains("{secret}")
}

#[tokio::test]
async fn qual_5_a_case_that_one_may_not_see_answers_like_one_that_does_not_exist() {
    let statements = Statements::default();
    let _counted = statements.count_on_this_thread();
    let portal = Portal::open().await;
    let readers = readers(&portal).await;
    let ground = Ground::prepared(&portal).await;
    let mut routes = rows::of_routes(&portal).await;
    routes.retain(|row| row.case == Some(Case::Ours));
    let mut differing = Vec::new();
    let mut compared = 0;
    let mut counted = 0;
    for reader in &readers {
        let actor = reader.actor(&portal, &ground).await;
        for case in [Case::Ours, Case::Wide, Case::Elsewhere] {
            let seen = portal.world.app.case(&actor, ground.case(case)).await;
            if !matches!(seen, Err(AppError::NotFound)) {
                continue;
            }
            for row in routes.iter().filter(|row| !holds_the_secret(row, case)) {
                let mut answers = Vec::new();
                for case in [case, Case::Absent] {
                    let row = Row {
                        case: Some(case),
                        ..row.clone()
                    };
                    statements.taken();
                    let answer = sending::sent(&portal, reader, &row, &ground).await;
                    let reference = ground.case(case).to_string();
                    answers.push(observed(answer, &reference, &statements).await);
                }
                if answers[0] != answers[1] {
                    let [unseen, absent] = [&answers[0], &answers[1]];
                    differing.push(format!(
                        "{}: {} ({case:?})\n  {unseen:?}\n  {absent:?}",
                        reader.name,
                        row.name()
                    ));
                }
                compared += 1;
                counted += answers[0].statements;
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    println!("{compared} pairs of answers compared");
    assert!(
        compared > 100 && counted > compared,
        "{compared}, {counted}"
    );
}
