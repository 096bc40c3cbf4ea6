use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::place::terminate;

struct Demo {
    child: Child,
    said: Value,
    /// What it writes; closed when dropped.
    out: BufReader<ChildStdout>,
}

impl Demo {
    /// Starts a demonstration on a free port; ready when it says where the
    /// accounts are.
    fn start(folder: &Path) -> Self {
        testkit::tls::provide();
        let mut child = Command::new(env!("CARGO_BIN_EXE_vigie"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut demo = Self {
            out: BufReader::new(child.stdout.take().unwrap()),
            child,
            said: Value::Null,
        };
        demo.out
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find(|line| line.contains("demo.json"))
            .expect("the demonstration opens");
        let text = fs::read_to_string(folder.join("demo.json")).unwrap();
        demo.said = serde_json::from_str(&text).unwrap();
        demo
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.said["address"].as_str().unwrap())
    }

    async fn get(&self, path: &str, role: Option<&str>) -> reqwest::Response {
        let request = reqwest::Client::new().get(self.url(path));
        let request = match role {
            Some(role) => {
                let token = self.said["accounts"][role]["token"].as_str().unwrap();
                request.bearer_auth(token)
            }
            None => request,
        };
        request.send().await.unwrap()
    }

    async fn cases_of(&self, role: &str) -> Vec<Value> {
        let page: Value = self
            .get("/api/v1/cases?limit=100", Some(role))
            .await
            .json()
            .await
            .unwrap();
        page["items"].as_array().unwrap().clone()
    }

    fn stop(mut self) {
        terminate(&self.child);
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn the_demonstration_opens_with_every_role_and_is_found_again() {
    let folder = TempDir::new().unwrap();
    let demo = Demo::start(folder.path());
    assert_eq!(demo.get("/", None).await.status(), 200);
    assert_eq!(demo.get("/connexion", None).await.status(), 200);
    for role in [
        "reporter",
        "director",
        "security_officer",
        "cert",
        "lead",
        "ars",
        "ars_lead",
        "ars2",
        "hfds",
        "dgs",
        "ansm",
        "anssi",
    ] {
        let status = demo.get("/api/v1/me", Some(role)).await.status();
        assert_eq!(status, 200, "{role}");
        assert!(!demo.cases_of(role).await.is_empty(), "{role} sees cases");
    }

    let cases = demo.cases_of("cert").await;
    let states: BTreeSet<&str> = cases
        .iter()
        .filter_map(|case| case["state"].as_str())
        .collect();
    let every_state = [
        "awaiting-qualification",
        "closed",
        "in-treatment",
        "to-close",
    ];
    assert_eq!(states, BTreeSet::from(every_state));

    let mails = demo.get("/demo/courriels", None).await;
    assert_eq!(mails.status(), 200);
    let accounts = demo.said["accounts"].clone();
    demo.stop();

    let again = Demo::start(folder.path());
    assert_eq!(again.said["accounts"], accounts);
    assert_eq!(again.cases_of("cert").await.len(), cases.len());
    again.stop();
}
