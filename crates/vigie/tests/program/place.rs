//! A portal of its own for one test: a folder, a configuration, a mailbox.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::Duration,
};

use tempfile::TempDir;
use testkit::mail::Mailbox;

/// The longest that a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// FINESS numbers of the fixture, in Bretagne and Normandie.
pub(crate) const HOSPITAL: &str = "350000014";
pub(crate) const CLINIC: &str = "350999017";
pub(crate) const NURSING_HOME: &str = "350999025";

pub(crate) struct Place {
    folder: TempDir,
    mailbox: Option<Mailbox>,
    program: PathBuf,
}

/// Today's program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_vigie");

/// What a command said.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    /// A portal whose mails nobody takes.
    pub(crate) fn new() -> Self {
        testkit::tls::provide();
        let place = Self {
            folder: TempDir::new().unwrap(),
            mailbox: None,
            program: PROGRAM.into(),
        };
        place.configure("host = \"127.0.0.1\"\nport = 9\nsecurity = \"plain\"\n");
        place
    }

    /// A portal with a mailbox that takes everything.
    pub(crate) async fn with_mailbox() -> Self {
        testkit::tls::provide();
        let mailbox = Mailbox::start().await;
        let address = mailbox.catcher().address();
        let place = Self {
            folder: TempDir::new().unwrap(),
            mailbox: Some(mailbox.clone()),
            program: PROGRAM.into(),
        };
        let certificate = place.path("mail.pem");
        fs::write(certificate, mailbox.catcher().certificate_pem()).unwrap();
        place.configure(&format!(
            "host = \"{}\"\nport = {}\ntrusted_certificate = {{ file = \"mail.pem\" }}\n",
            address.ip(),
            address.port()
        ));
        place
    }

    /// The same portal, by another program.
    pub(crate) fn by(self, program: PathBuf) -> Self {
        Self { program, ..self }
    }

    /// A folder of today's program for another node of the same portal: with
    /// its configuration, its secret and its keys.
    pub(crate) fn beside(&self) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        for name in [
            "vigie.toml",
            "mail.pem",
            "url",
            "data/server-secret",
            "data/log-key",
        ] {
            fs::copy(self.path(name), folder.path().join(name)).unwrap();
        }
        Self {
            folder,
            mailbox: self.mailbox.clone(),
            program: PROGRAM.into(),
        }
    }

    fn configure(&self, mail: &str) {
        let text = format!(
            "[server]\nlisten = \"127.0.0.1:0\"\n\n\
             [mail]\n{mail}from = \"Vigie <portail@vigie.example>\"\n\n\
             [portal]\npublic_url = \"http://127.0.0.1:8080\"\n\n\
             [portal.bodies]\ncert = \"cert@vigie.example\"\n"
        );
        fs::write(self.path("vigie.toml"), text).unwrap();
    }

    /// Puts the portal on another database.
    pub(crate) fn on(&self, url: &str) {
        let settings = fs::read_to_string(self.path("vigie.toml")).unwrap();
        self.write("url", url);
        if !settings.contains("[database]") {
            let with = format!("[database]\nurl_file = \"url\"\n\n{settings}");
            self.write("vigie.toml", &with);
        }
    }

    /// Adds a table to the configuration, or settings to one that is there.
    pub(crate) fn set(&self, table: &str, settings: &str) {
        let text = fs::read_to_string(self.path("vigie.toml")).unwrap();
        let title = format!("[{table}]\n");
        let with = match text.contains(&title) {
            true => text.replace(&title, &format!("{title}{settings}\n")),
            false => format!("{text}\n{title}{settings}\n"),
        };
        self.write("vigie.toml", &with);
    }

    pub(crate) fn mailbox(&self) -> &Mailbox {
        self.mailbox.as_ref().unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        fs::write(self.path(name), text).unwrap();
        self.path(name)
    }

    /// Runs a command to its end, in the portal's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        let mut child = self.vigie(arguments).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A command that reads nothing may have ended already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        Said::from(child.wait_with_output().unwrap())
    }

    /// Runs a command that must work.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
        said.out
    }

    /// Makes the database and three facilities.
    pub(crate) fn furnish(&self) -> &Self {
        self.done(&["migrate"]);
        let file = self.write("register.csv", &register(&["", "", ""]));
        self.done(&["facilities", "import", &file.display().to_string()]);
        self
    }

    /// Starts the portal; it is killed when dropped.
    pub(crate) fn serve(&self) -> Serving {
        Serving::start(self.vigie(&["serve"]))
    }

    /// Starts the portal, whose files may not grow beyond so many KiB: to write
    /// more fails, as on a full disk.
    pub(crate) fn serve_with_room(&self, kib: u64) -> Serving {
        let mut command = Command::new("sh");
        let limited = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" serve", kib * 2);
        command
            .args(["-c", &limited, PROGRAM])
            .current_dir(self.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        Serving::start(command)
    }

    /// Starts the portal, which tells everything that it can tell.
    pub(crate) fn serve_telling_all(&self) -> Serving {
        let mut command = self.vigie(&["serve"]);
        command.env("VIGIE_LOG", "trace");
        Serving::start(command)
    }

    fn vigie(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .current_dir(self.folder.path())
            .args(arguments)
            .env_remove("VIGIE_LOG")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// A register of three facilities; `names` ends the name of each, and one that
/// is `-` leaves its facility out.
pub(crate) fn register(names: &[&str; 3]) -> String {
    let facilities = [
        (HOSPITAL, "CH DE VALMONT", "355", "Centre Hospitalier"),
        (CLINIC, "CLINIQUE DU LARGE", "365", "Clinique"),
        (NURSING_HOME, "EHPAD LES GENETS", "500", "EHPAD"),
    ];
    let mut text = "finess;etalab;1;2026-01-05\n".to_owned();
    for ((number, name, category, label), more) in facilities.iter().zip(names) {
        if *more != "-" {
            text.push_str(&format!(
                "structureet;{number};350999009;{name}{more};{name};;;1;R;DU PORT;;;990;35;\
                 ILLE ET VILAINE;35990 VALMONT;0299000001;;{category};{label};;;;;;;;;\
                 1998-04-01;1998-04-01;2026-01-05;\n"
            ));
        }
    }
    text
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A portal that answers.
pub(crate) struct Serving {
    child: Child,
    pub(crate) url: String,
    log: Arc<Mutex<String>>,
    listener: Option<JoinHandle<()>>,
}

impl Serving {
    fn start(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        let told = Arc::new(Mutex::new(String::new()));
        let telling = told.clone();
        let (found, address) = std::sync::mpsc::channel();
        // The log is read to its end, so that the program never waits for it.
        let listener = std::thread::spawn(move || {
            for line in log.lines().map_while(Result::ok) {
                let mut told = telling.lock().unwrap();
                told.push_str(&line);
                told.push('\n');
                let entry: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
                if let Some(address) = entry["fields"]["address"].as_str() {
                    let _ = found.send(address.to_owned());
                }
            }
        });
        let address = address.recv_timeout(PATIENCE).expect("the portal opens");
        Self {
            child,
            url: format!("http://{address}"),
            log: told,
            listener: Some(listener),
        }
    }

    /// Asks it to stop; gives all that it has told.
    pub(crate) fn log_to_the_end(mut self) -> String {
        terminate(&self.child);
        self.child.wait().unwrap();
        if let Some(listener) = self.listener.take() {
            listener.join().unwrap();
        }
        self.log.lock().unwrap().clone()
    }

    /// Kills it, as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, as a supervisor does; gives its exit status.
    pub(crate) fn stop(mut self) -> Option<i32> {
        terminate(&self.child);
        self.child.wait().unwrap().code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends the signal with which supervisors ask programs to stop.
pub(crate) fn terminate(child: &Child) {
    let pid = child.id().to_string();
    let status = Command::new("kill").args(["-TERM", &pid]).status();
    assert!(status.unwrap().success());
}
