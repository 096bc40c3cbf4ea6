//! The register, the people, and the cases that all others are made after.

use std::{error::Error, fs};

use app::{
    App, Clock, Config, ServerSecret,
    facilities::NewPerson,
    people::{NewToken, factors::CodeKey},
};
use process::{
    access::{CertRole, FacilityRole, Right, StaffRole},
    facility::register::decode,
};
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use serde_json::{Value, json};
use store::Db;

use super::Arguments;
use crate::{
    alert,
    nodes::{Nodes, SECRET, Site},
    portal::{FACILITY, REGISTER},
};

const ANALYST: &str = "analyste@bench.example";
const REPORTER: &str = "declarant@bench.example";
const PASSWORD: &str = "une lampe sur le quai";

/// What is declared, in turn.
const STORIES: [&str; 8] = [
    "Écran de rançon sur plusieurs postes des urgences, dossier patient indisponible.",
    "Messagerie compromise : des courriels frauduleux partent de la direction.",
    "Panne du réseau entre les deux sites depuis cette nuit, bloc opératoire au papier.",
    "Hameçonnage visant la pharmacie, deux mots de passe donnés.",
    "Vol d’un ordinateur portable non chiffré contenant des comptes rendus.",
    "Logiciel de prescription arrêté après une mise à jour de l’éditeur.",
    "Connexion suspecte à l’accès distant d’un prestataire de maintenance.",
    "Serveur d’imagerie chiffré, sauvegardes injoignables.",
];

/// Cases that all others are made after.
const TEMPLATES: usize = 24;

/// Who asks.
#[derive(Clone)]
pub(crate) struct People {
    /// Key of a program that declares.
    pub(crate) reporter: String,
    /// Key of a program of the CERT.
    pub(crate) analyst: String,
    /// Session of a browser of the CERT.
    pub(crate) cookie: String,
}

/// Loads the register, and gives somebody who declares and somebody of the CERT
/// what they need.
pub(super) async fn people(site: &Site, asked: &Arguments) -> Result<People, Box<dyn Error>> {
    let db = Db::connect(&site.database).await?;
    db.migrate().await?;
    let app = over(&db);
    let mut text = REGISTER.to_owned();
    match &asked.register {
        Some(file) => {
            let national = decode(&fs::read(file)?).into_owned();
            let lines = national.lines().skip(1);
            for line in lines.filter(|line| line.starts_with("structureet;")) {
                text.push_str(line);
                text.push('\n');
            }
        }
        None => text.push_str(alert::register::made_up(asked.facilities).trim_start()),
    }
    app.import_register(text.as_bytes()).await?;
    let facility = app.facility_by_finess(FACILITY.parse()?).await?.id;
    let role = FacilityRole::Reporter;
    let reporter = given(&app, REPORTER, Right::Facility { facility, role }).await?;
    let analyst = analyst(&app).await?;
    db.close().await?;
    Ok(People {
        reporter,
        analyst,
        cookie: String::new(),
    })
}

/// Gives somebody of the CERT a right and a key.
pub(crate) async fn analyst(app: &App) -> Result<String, Box<dyn Error>> {
    let role = StaffRole::Cert {
        role: CertRole::Analyst,
    };
    given(app, ANALYST, Right::Staff { role }).await
}

/// The use cases, for who furnishes.
pub(crate) fn over(db: &Db) -> App {
    let secret = ServerSecret::from_bytes(SECRET);
    App::new(db.clone(), Config::default(), Clock::System, secret)
}

async fn given(app: &App, email: &str, right: Right) -> Result<String, Box<dyn Error>> {
    let person = NewPerson {
        name: "Prénom Nom".to_owned(),
        email: email.to_owned(),
        phone: "0200000000".to_owned(),
        ..NewPerson::default()
    };
    app.grant(person, right, None, Some(PASSWORD)).await?;
    let token = app.issue_token(email, NewToken::whole("bench")).await?;
    Ok(token.reveal().to_owned())
}

impl People {
    /// Only somebody of the CERT.
    pub(crate) const fn of_cert(analyst: String) -> Self {
        Self {
            reporter: String::new(),
            analyst,
            cookie: String::new(),
        }
    }

    /// With a browser that has signed in at a node.
    pub(crate) async fn signed_in(
        &self,
        address: &str,
        site: &Site,
    ) -> Result<Self, Box<dyn Error>> {
        let db = Db::connect(&site.database).await?;
        let key = CodeKey::draw();
        let app = over(&db);
        app.hand_over_application(ANALYST, &key).await?;
        let code = key.code(app.now())?;
        db.close().await?;
        let client = Client::builder().redirect(Policy::none()).build()?;
        let send = |path: &str, cookies: &str, fields: &[(&str, &str)]| {
            client
                .post(format!("http://{address}{path}"))
                .header("sec-fetch-site", "same-origin")
                .header("cookie", cookies)
                .form(fields)
                .send()
        };
        let fields = [("email", ANALYST), ("password", PASSWORD)];
        let first = cookies(&send("/connexion", "", &fields).await?);
        let second = send("/connexion/etape", &first, &[("code", &code)]).await?;
        let cookie = cookies(&second);
        if !cookie.contains("vigie-session=") {
            return Err(format!("nobody came in: {}", second.status()).into());
        }
        Ok(Self {
            cookie,
            ..self.clone()
        })
    }
}

/// The cookies that an answer sets, as they are sent back.
fn cookies(answer: &Response) -> String {
    let set = answer.headers().get_all("set-cookie").iter();
    let pairs: Vec<&str> = set
        .filter_map(|value| value.to_str().ok())
        .filter_map(|value| value.split(';').next())
        .filter(|pair| !pair.ends_with('='))
        .collect();
    pairs.join("; ")
}

/// Declares the cases that all others are made after, and goes on with them
/// differently far.
pub(super) async fn templates(
    open: &Nodes,
    people: &People,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let client = Client::new();
    for (number, story) in (0..TEMPLATES).zip(STORIES.iter().cycle()) {
        let declared = declare(&client, open.address(0), &people.reporter, story).await?;
        let mut acts = Vec::new();
        if number % 4 > 0 {
            acts.push(json!({"act": "take_in"}));
            acts.push(json!({"act": "note", "text": "Rappelé, en attente des journaux."}));
        }
        if number % 4 > 1 {
            let text = "Quels serveurs répondent encore ? Depuis quelle heure ?";
            acts.push(json!({"act": "ask", "text": text}));
        }
        for act in acts {
            send(&client, open.address(0), people, &declared, &act).await?;
        }
    }
    Ok(())
}

/// Declares, and gives the number of the case.
pub(super) async fn declare(
    client: &Client,
    address: &str,
    token: &str,
    story: &str,
) -> Result<String, Box<dyn Error + Send + Sync>> {
    let body = json!({
        "facility": FACILITY,
        "description": story,
        "care_impact": "degraded-mode",
        "nature": "malicious",
    });
    let answer = client
        .post(format!("http://{address}/api/v1/declarations"))
        .bearer_auth(token)
        .json(&body)
        .send()
        .await?;
    let receipt = made(answer).await?;
    let reference = receipt["reference"].as_str().ok_or("no number")?;
    Ok(reference.to_owned())
}

/// Does something to a case, as the CERT.
pub(super) async fn send(
    client: &Client,
    address: &str,
    people: &People,
    reference: &str,
    act: &Value,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let answer = client
        .post(format!("http://{address}/api/v1/cases/{reference}/acts"))
        .bearer_auth(&people.analyst)
        .json(act)
        .send()
        .await?;
    made(answer).await.map(drop)
}

async fn made(answer: Response) -> Result<Value, Box<dyn Error + Send + Sync>> {
    let status = answer.status();
    let text = answer.text().await?;
    if status != StatusCode::CREATED {
        return Err(format!("{status}: {text}").into());
    }
    Ok(serde_json::from_str(&text)?)
}
