//! A small world to act in: a portal on a fresh database, a few facilities,
//! and a person for every role, under a clock moved by hand.

mod directory;
mod evidence;
mod facilities;
mod outbreak;

pub use directory::provider;

use std::collections::BTreeMap;

use app::{
    App, Clock, Config, ManualClock, Secret, ServerSecret,
    cases::{ActRequest, CaseView, DeclareRequest, Done, Looked, Receipt},
    facilities::NewPerson,
    mails::Mail,
    people::NewToken,
    people::factors::CodeKey,
    proof::Keeper,
};
use jiff::Timestamp;
use ledger::keys::{Purpose, SecretKey};
use process::{
    access::{Actor, ArsRole, CertRole, FacilityRole, Right, StaffRole},
    act::Sequence,
    case::Reality,
    command::Command,
    declaration::facts::{Facts, Prose, ReporterContact},
    facility::Facility,
    ids::{CaseId, Reference},
    words::Channel,
};
use store::Db;
use tempfile::TempDir;

use crate::database::{Engine, TestDatabase};
pub use facilities::{FacilityBuilder, facility};

/// A role of the process, each held by one person of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Reporter of the hospital.
    Reporter,
    /// Director of the hospital.
    Director,
    /// Security officer of the hospital and of the nursing home.
    SecurityOfficer,
    /// Reporter of the nursing home, in another region.
    Neighbour,
    /// CERT analyst.
    Analyst,
    /// Another CERT analyst.
    Colleague,
    /// CERT lead.
    Lead,
    /// Agent of the hospital's ARS (Bretagne).
    Ars,
    /// Agent of the nursing home's ARS (Normandie).
    OtherArs,
    /// HFDS/FSSI.
    Hfds,
    /// DGS.
    Dgs,
    /// ANSM.
    Ansm,
    /// ANSSI.
    Anssi,
}

impl Who {
    /// Every role.
    pub const ALL: [Self; 13] = [
        Self::Reporter,
        Self::Director,
        Self::SecurityOfficer,
        Self::Neighbour,
        Self::Analyst,
        Self::Colleague,
        Self::Lead,
        Self::Ars,
        Self::OtherArs,
        Self::Hfds,
        Self::Dgs,
        Self::Ansm,
        Self::Anssi,
    ];

    /// Whether the role demands a second factor.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(
            self,
            Self::Reporter | Self::Director | Self::SecurityOfficer | Self::Neighbour
        )
    }

    /// The address under which the person signs in.
    #[must_use]
    pub fn email(self) -> String {
        format!("{self:?}@test.example").to_lowercase()
    }
}

/// Everybody's password.
pub const PASSWORD: &str = "une lampe sur le quai";

/// Person with an account.
#[derive(Clone, Debug)]
pub struct Character {
    /// What the rules see of the person.
    pub actor: Actor,
    /// A token for the API.
    pub token: Secret,
}

/// A portal with facilities and people.
pub struct World {
    /// The use cases.
    pub app: App,
    /// The clock, first on a working Tuesday at 10:00 in Paris.
    pub clock: ManualClock,
    /// The database under the use cases.
    pub db: Db,
    /// A hospital of Ille-et-Vilaine.
    pub hospital: Facility,
    /// A nursing home of Calvados.
    pub nursing_home: Facility,
    /// A military hospital of Finistère.
    pub military_hospital: Facility,
    /// A health centre of Saint-Pierre-et-Miquelon, where there is no ARS.
    pub island_centre: Facility,
    /// Where its database is.
    pub database: TestDatabase,
    people: BTreeMap<Who, Character>,
    /// Where the evidence lies, each piece in a folder of its own.
    pub evidence: TempDir,
    safe: Option<TempDir>,
}

impl World {
    /// A world on a fresh database, under the default configuration.
    pub async fn on(engine: Engine) -> Self {
        Self::configured(engine, |_| {}).await
    }

    /// A world whose configuration is adjusted first.
    pub async fn configured(engine: Engine, adjust: impl FnOnce(&mut Config)) -> Self {
        crate::tls::provide();
        let database = TestDatabase::fresh(engine);
        let url = database.url().parse().expect("the test database's address");
        let db = Db::connect(&url).await.expect("the test database opens");
        db.migrate().await.expect("the test database migrates");
        let mut config = Config::default();
        for (code, mailbox) in [("ARS-53", "ssi-bretagne"), ("ARS-28", "ssi-normandie")] {
            let ars = code.parse().expect("an agency");
            config
                .bodies
                .ars
                .insert(ars, format!("{mailbox}@ars.example"));
        }
        config.bodies.cert = Some("cert@sante.example".to_owned());
        config.bodies.hfds = Some("hfds@sante.example".to_owned());
        config.bodies.dgs = Some("dgs@sante.example".to_owned());
        config.bodies.ansm = Some("ansm@sante.example".to_owned());
        config.bodies.anssi = Some("anssi@sante.example".to_owned());
        config.on_call.cert = vec!["astreinte-cert@sante.example".to_owned()];
        config.on_call.hfds = vec!["astreinte-hfds@sante.example".to_owned()];
        adjust(&mut config);
        let clock = ManualClock::at(instant("2026-11-24T10:00:00+01:00"));
        let secret = ServerSecret::from_bytes([7; 32]);
        let place = TempDir::new().expect("a folder for evidence");
        let app = App::new(db.clone(), config, Clock::Manual(clock.clone()), secret)
            .with_vault(evidence::vault(place.path()));
        let hospital = facility("350000014").named("CH de Valmont").build();
        let nursing_home = facility("140000019")
            .named("EHPAD Les Tilleuls")
            .category(
                "500",
                "Établissement d'hébergement pour personnes âgées dépendantes",
            )
            .at("14000", "CAEN", "14")
            .build();
        let military_hospital = facility("290000017")
            .named("Hôpital des armées du Ponant")
            .category("114", "Hôpital des armées")
            .at("29200", "BREST", "29")
            .build();
        let island_centre = facility("975000019")
            .named("Centre de santé de l'Archipel")
            .category("124", "Centre de santé")
            .at("97500", "ST PIERRE", "975")
            .build();
        let world = Self {
            app,
            clock,
            db,
            hospital,
            nursing_home,
            military_hospital,
            island_centre,
            people: BTreeMap::new(),
            evidence: place,
            safe: None,
            database,
        };
        world.populate().await
    }

    /// The same world, whose log is signed.
    ///
    /// # Panics
    /// When the log cannot be opened.
    pub async fn keeping_log(mut self) -> Self {
        let safe = TempDir::new().expect("a temporary directory");
        let origin = "vigie.example/journal".parse().expect("a name");
        let key = SecretKey::from_seed(origin, Purpose::Log, &[1; 32]);
        let keeper = Keeper::new(key, safe.path().join("log-head"));
        self.app = self.app.keeping_log(keeper);
        self.app.open_log().await.expect("the log opens");
        self.safe = Some(safe);
        self
    }

    async fn populate(mut self) -> Self {
        let facilities = [
            self.hospital.clone(),
            self.nursing_home.clone(),
            self.military_hospital.clone(),
            self.island_centre.clone(),
        ];
        self.db
            .write(move |tx| Box::pin(async move { store::facilities::put(tx, &facilities).await }))
            .await
            .expect("the facilities are stored");
        for who in Who::ALL {
            let character = self.introduce(who).await;
            self.people.insert(who, character);
        }
        self
    }

    /// Keeps one more facility.
    ///
    /// # Panics
    /// When it cannot be stored.
    pub async fn keeps(&self, facility: Facility) {
        self.db
            .write(move |tx| Box::pin(async move { store::facilities::put(tx, &[facility]).await }))
            .await
            .expect("the facility is stored");
    }

    async fn introduce(&self, who: Who) -> Character {
        let person = NewPerson {
            name: format!("{who:?}"),
            function: format!("Function of {who:?}"),
            email: who.email(),
            phone: "01 00 00 00 00".to_owned(),
        };
        for right in self.rights(who) {
            self.app
                .grant(person.clone(), right, None, Some(PASSWORD))
                .await
                .expect("the right is given");
        }
        let token = self
            .app
            .issue_token(&who.email(), NewToken::whole("test"))
            .await
            .expect("a token");
        let session = self
            .app
            .bearer(&token)
            .await
            .expect("an answer")
            .expect("a session");
        Character {
            actor: session.actor,
            token,
        }
    }

    fn rights(&self, who: Who) -> Vec<Right> {
        let at = |facility: &Facility, role| Right::Facility {
            facility: facility.id,
            role,
        };
        let staff = |role| vec![Right::Staff { role }];
        let ars = |code: &str| StaffRole::Ars {
            ars: code.parse().expect("an agency"),
            delegation: None,
            role: ArsRole::Agent,
        };
        match who {
            Who::Reporter => vec![at(&self.hospital, FacilityRole::Reporter)],
            Who::Director => vec![at(&self.hospital, FacilityRole::Director)],
            Who::SecurityOfficer => vec![
                at(&self.hospital, FacilityRole::SecurityOfficer),
                at(&self.nursing_home, FacilityRole::SecurityOfficer),
            ],
            Who::Neighbour => vec![at(&self.nursing_home, FacilityRole::Reporter)],
            Who::Analyst | Who::Colleague => staff(StaffRole::Cert {
                role: CertRole::Analyst,
            }),
            Who::Lead => staff(StaffRole::Cert {
                role: CertRole::Lead,
            }),
            Who::Ars => staff(ars("ARS-53")),
            Who::OtherArs => staff(ars("ARS-28")),
            Who::Hfds => staff(StaffRole::Hfds),
            Who::Dgs => staff(StaffRole::Dgs),
            Who::Ansm => staff(StaffRole::Ansm),
            Who::Anssi => staff(StaffRole::Anssi),
        }
    }

    /// The person who holds a role.
    #[must_use]
    pub fn person(&self, who: Who) -> &Character {
        &self.people[&who]
    }

    /// A code for the second step of the person's sign-in, by an application
    /// set up for it now: it was never used, however often this is asked.
    pub async fn code(&self, who: Who) -> String {
        self.code_of(&who.email()).await
    }

    /// The same, for whoever signs in under an address.
    pub async fn code_of(&self, email: &str) -> String {
        let key = CodeKey::draw();
        self.app
            .hand_over_application(email, &key)
            .await
            .expect("the application is set up");
        key.code(self.app.now()).expect("a code")
    }

    /// What the rules see of the person who holds a role.
    #[must_use]
    pub fn actor(&self, who: Who) -> &Actor {
        &self.person(who).actor
    }

    /// Sends the hospital's declaration in plain words.
    pub async fn declares(&self, who: Who, words: &str) -> Receipt {
        self.app
            .declare(self.actor(who), declaration(&self.hospital, words))
            .await
            .expect("the declaration is recorded")
    }

    /// Carries a command out, a judgement on the version as it stands.
    pub async fn does(
        &self,
        who: Who,
        reference: Reference,
        command: Command,
    ) -> Result<Done, app::AppError> {
        let seen = match command.judges() {
            true => Some(self.sees(who, reference).await?.version),
            false => None,
        };
        self.does_seeing(who, reference, command, seen).await
    }

    /// Carries a command out, based on a version.
    pub async fn does_seeing(
        &self,
        who: Who,
        reference: Reference,
        command: Command,
        seen: Option<Sequence>,
    ) -> Result<Done, app::AppError> {
        let request = ActRequest {
            command,
            seen,
            key: None,
        };
        self.app.act(self.actor(who), reference, request).await
    }

    /// The mails that are due, taken as a worker takes them, by address.
    pub async fn mails(&self) -> Vec<Mail> {
        let mut taken = Vec::new();
        loop {
            let due = self.app.due_mails(100).await.expect("the outbox answers");
            if due.is_empty() {
                taken.sort_by(|a: &Mail, b| a.to.cmp(&b.to));
                return taken;
            }
            taken.extend(due);
        }
    }

    /// What was looked at of a case, the latest first.
    pub async fn looks(&self, case: CaseId) -> Vec<Looked> {
        let looks = store::access_record::of_case(self.db.read(), case, 100).await;
        let looks = looks.expect("the record is read");
        looks.into_iter().map(|look| look.what).collect()
    }

    /// Where the database holds this text; the world ends with it.
    pub async fn traces_of(self, text: &str) -> Vec<String> {
        self.db.close().await.expect("the database closes");
        self.database.traces_of(text)
    }

    /// The case as a person sees it.
    pub async fn sees(&self, who: Who, reference: Reference) -> Result<CaseView, app::AppError> {
        self.app.case(self.actor(who), reference).await
    }
}

/// A declaration of a facility in plain words, by a reporter who can be
/// reached.
#[must_use]
pub fn declaration(facility: &Facility, words: &str) -> DeclareRequest {
    DeclareRequest {
        facility: facility.id,
        affected: Vec::new(),
        channel: Channel::Portal,
        reality: Reality::Real,
        military: None,
        facts: Facts {
            description: Prose::new(words),
            ..Facts::default()
        },
        reporter: reporter_contact(),
        draft: None,
        key: None,
    }
}

/// Somebody who can be reached.
#[must_use]
pub fn reporter_contact() -> ReporterContact {
    serde_json::from_value(serde_json::json!({
        "name": "Déclarant",
        "function": "Responsable informatique",
        "phone": "01 00 00 00 00",
        "email": "declarant@test.example"
    }))
    .expect("a contact")
}

/// An instant written as in RFC 3339.
#[must_use]
pub fn instant(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}
