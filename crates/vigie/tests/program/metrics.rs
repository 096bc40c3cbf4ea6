use std::{fs, net::TcpListener};

use crate::place::Place;

#[tokio::test]
async fn a_supervisor_reads_numbers_at_an_address_of_its_own() {
    let place = Place::new();
    place.furnish();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let text = fs::read_to_string(place.path("vigie.toml")).unwrap();
    let with = text.replace("[server]", &format!("[server]\nmetrics = \"{address}\""));
    assert_ne!(with, text);
    place.write("vigie.toml", &with);
    let portal = place.serve();
    let page = reqwest::get(&portal.url).await.unwrap();
    assert!(page.status().is_success());

    let numbers = reqwest::get(format!("http://{address}/metrics"))
        .await
        .unwrap();
    let kind = numbers.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let numbers = numbers.text().await.unwrap();
    for line in [
        "vigie_database_up 1",
        "vigie_cases{state=\"awaiting-qualification\"} 0",
        "vigie_declarations_last_hour 0",
        "vigie_mails_waiting 0",
        "vigie_duties_overdue 0",
        "vigie_log_unplaced 0",
        "vigie_requests_seconds_count{doing=\"Reading\",status=\"200\"}",
    ] {
        assert!(numbers.contains(line), "{line}\n{numbers}");
    }
    let public = reqwest::get(format!("{}/metrics", portal.url))
        .await
        .unwrap();
    assert_eq!(public.status(), reqwest::StatusCode::NOT_FOUND);
}
