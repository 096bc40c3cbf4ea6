//! A portal to measure.

use std::{error::Error, fs, net::SocketAddr, path::Path, time::Duration};

use app::{
    App, Clock, Config, ServerSecret, facilities::NewPerson, people::NewToken, proof::Keeper,
};
use ledger::keys::{Purpose, SecretKey};
use process::access::{FacilityRole, Right};
use store::{DatabaseUrl, Db};
use tokio::{net::TcpListener, time};

/// A few lines of the register, in its own layout.
pub(crate) const REGISTER: &str = "finess;etalab;111;2026-01-01\n\
structureet;350000014;350000022;CH DE L'ESSAI;CENTRE HOSPITALIER DE L'ESSAI;;;1;R;DE L'ESSAI;;;238;35;ILLE ET VILAINE;35000 RENNES;0200000000;;355;Centre Hospitalier (C.H.);1102;Centres Hospitaliers;;;;;;;;;2020-01-01;\n";

/// The number of the facility that declares.
pub(crate) const FACILITY: &str = "350000014";

/// A portal served on loopback.
pub(crate) struct Portal {
    pub(crate) address: SocketAddr,
    pub(crate) token: String,
    pub(crate) app: App,
    pub(crate) db: Db,
}

impl Portal {
    pub(crate) async fn start(database: &Path, log: Log) -> Result<Self, Box<dyn Error>> {
        let db = Db::connect(&DatabaseUrl::Sqlite(database.to_owned())).await?;
        db.migrate().await?;
        let secret = ServerSecret::from_bytes([1; 32]);
        let app = App::new(db.clone(), Config::default(), Clock::System, secret);
        let head = database.with_extension("head");
        let app = match log {
            Log::Off => app,
            Log::Quiet => keeping(&app, &head).await?,
            Log::On => proving(&app, &head).await?,
        };
        Self::of(app, db).await
    }

    /// Serves these use cases to somebody who declares.
    pub(crate) async fn of(app: App, db: Db) -> Result<Self, Box<dyn Error>> {
        app.import_register(REGISTER.as_bytes()).await?;
        let facility = app.facility_by_finess(FACILITY.parse()?).await?;
        let person = NewPerson {
            name: "Déclarant".to_owned(),
            email: "declarant@bench.example".to_owned(),
            phone: "0200000000".to_owned(),
            ..NewPerson::default()
        };
        let right = Right::Facility {
            facility: facility.id,
            role: FacilityRole::Reporter,
        };
        app.grant(person, right, None, Some("une lampe sur le quai"))
            .await?;
        let token = app
            .issue_token("declarant@bench.example", NewToken::whole("bench"))
            .await?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let router = web::router(app.clone(), web::WebConfig::default());
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Ok(Self {
            address,
            token: token.reveal().to_owned(),
            app,
            db,
        })
    }
}

/// Whether what is declared is taken into the signed log meanwhile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Log {
    /// It is, as a portal does it.
    On,
    /// It is when it is asked for.
    Quiet,
    /// Only the leaves are written, in the transaction of what they record;
    /// nothing places them in a tree or signs it.
    Off,
}

/// The same portal with a log of its own, which its worker signs.
pub(crate) async fn keeping(app: &App, head: &Path) -> Result<App, Box<dyn Error>> {
    let origin = "bench.example/journal".parse()?;
    let key = SecretKey::from_seed(origin, Purpose::Log, &[1; 32]);
    let app = app.keeping_log(Keeper::new(key, head.to_owned()));
    app.open_log().await?;
    Ok(app)
}

async fn proving(app: &App, head: &Path) -> Result<App, Box<dyn Error>> {
    let app = keeping(app, head).await?;
    let growing = app.clone();
    tokio::spawn(async move {
        let mut rounds = time::interval(Duration::from_millis(200));
        loop {
            rounds.tick().await;
            // What fails is taken up by the next round.
            let _ = growing.index_leaves().await;
            let _ = growing.sign_head().await;
        }
    });
    Ok(app)
}

/// Memory that a process holds, in MiB.
#[derive(Clone, Copy)]
pub(crate) struct Resident {
    pub(crate) now: u64,
    pub(crate) peak: u64,
}

/// Memory that `process` holds, a number or `self`.
pub(crate) fn resident(process: &str) -> Result<Resident, Box<dyn Error>> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let mib = |name: &str| -> Result<u64, Box<dyn Error>> {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kib = line.ok_or("the system does not tell")?.trim();
        Ok(kib.trim_end_matches("kB").trim().parse::<u64>()? / 1024)
    };
    Ok(Resident {
        now: mib("VmRSS:")?,
        peak: mib("VmHWM:")?,
    })
}
