//! An authority that stamps times (RFC 3161): OpenSSL with keys of its own,
//! behind an address of this machine, which misbehaves as a test asks for.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};

/// What an authority signs with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// ECDSA over P-256.
    WithEcdsa,
    /// RSA of 2048 bits.
    WithRsa,
}

/// How the authority misbehaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lie {
    /// It does not.
    #[default]
    None,
    /// It breaks down.
    BrokenDown,
    /// It refuses.
    Refuses,
    /// It gives the token that it gave before, which stamps something else.
    Repeats,
    /// It answers with more than anybody reads.
    Endless,
}

/// The keys of an authority.
pub struct TimeAuthority {
    folder: TempDir,
}

const SETTINGS: &str = "[tsa]
default_tsa = it
[it]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
signer_key = tsa.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
";

impl TimeAuthority {
    /// An authority with fresh keys.
    ///
    /// # Panics
    /// When OpenSSL is not there.
    #[must_use]
    pub fn new(signs: Signs) -> Self {
        let folder = TempDir::new().expect("a temporary directory");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("a file of the authority");
        };
        write("serial", "01\n");
        write("tsa.cnf", SETTINGS);
        write("stamps", "extendedKeyUsage=critical,timeStamping\n");
        write("serves", "extendedKeyUsage=serverAuth\n");
        let key = match signs {
            Signs::WithEcdsa => "-newkey ec -pkeyopt ec_paramgen_curve:P-256",
            Signs::WithRsa => "-newkey rsa:2048",
        };
        let at = folder.path();
        openssl(
            at,
            &format!(
                "req -x509 {key} -nodes -keyout ca.key -out ca.pem -days 30 \
                 -subj /CN=authority.example"
            ),
        );
        for (serial, (name, good_for)) in [("tsa", "stamps"), ("web", "serves")].iter().enumerate()
        {
            openssl(
                at,
                &format!(
                    "req {key} -nodes -keyout {name}.key -out {name}.csr \
                     -subj /CN={name}.authority.example"
                ),
            );
            openssl(
                at,
                &format!(
                    "x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -set_serial 1{serial} \
                     -days 30 -extfile {good_for} -out {name}.pem"
                ),
            );
        }
        Self { folder }
    }

    /// The certificate at its top.
    ///
    /// # Panics
    /// When it is gone.
    #[must_use]
    pub fn certificate(&self) -> String {
        fs::read_to_string(self.folder.path().join("ca.pem")).expect("a certificate")
    }

    /// What it answers to a request.
    ///
    /// # Panics
    /// When OpenSSL fails.
    #[must_use]
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        let at = self.folder.path();
        fs::write(at.join("query"), request).expect("a request");
        openssl(at, "ts -reply -config tsa.cnf -queryfile query -out reply");
        fs::read(at.join("reply")).expect("an answer")
    }

    /// What a token says, signed by somebody whom the same authority knows, but
    /// who may not stamp times.
    ///
    /// # Panics
    /// When OpenSSL fails.
    #[must_use]
    pub fn said_by_another(&self, token: &[u8]) -> Vec<u8> {
        let at = self.folder.path();
        fs::write(at.join("token"), token).expect("a token");
        openssl(at, "cms -verify -noverify -inform DER -in token -out said");
        openssl(
            at,
            "cms -sign -in said -signer web.pem -inkey web.key -nodetach -binary -cades \
             -md sha256 -econtent_type 1.2.840.113549.1.9.16.1.4 -outform DER -out forged",
        );
        fs::read(at.join("forged")).expect("a token")
    }

    /// Makes it answer at an address of this machine.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn open(self) -> OpenAuthority {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port's address");
        let certificate = self.certificate();
        let inner = Arc::new(Mutex::new(Inner {
            keys: self,
            lie: Lie::None,
            before: Vec::new(),
            asked: 0,
        }));
        let router = Router::new()
            .route("/", post(stamp))
            .with_state(inner.clone());
        let answering = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("the authority answers");
        });
        OpenAuthority {
            url: format!("http://{address}/"),
            certificate,
            inner,
            answering,
        }
    }
}

/// An authority that answers.
pub struct OpenAuthority {
    /// Where.
    pub url: String,
    /// The certificate at its top.
    pub certificate: String,
    inner: Arc<Mutex<Inner>>,
    answering: JoinHandle<()>,
}

struct Inner {
    keys: TimeAuthority,
    lie: Lie,
    before: Vec<u8>,
    asked: usize,
}

impl OpenAuthority {
    /// Makes it misbehave from now on.
    pub fn lies(&self, lie: Lie) {
        self.inner
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .lie = lie;
    }

    /// How often it was asked.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.inner
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .asked
    }
}

impl Drop for OpenAuthority {
    fn drop(&mut self) {
        self.answering.abort();
    }
}

async fn stamp(State(inner): State<Arc<Mutex<Inner>>>, request: Bytes) -> Response {
    let mut inner = inner.lock().unwrap_or_else(PoisonError::into_inner);
    inner.asked += 1;
    let answer = match inner.lie {
        Lie::None => inner.keys.answer(&request),
        Lie::BrokenDown => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        // A request that it cannot read.
        Lie::Refuses => inner.keys.answer(b"what?"),
        Lie::Repeats => inner.before.clone(),
        Lie::Endless => vec![0; 1 << 20],
    };
    inner.before.clone_from(&answer);
    (
        [(header::CONTENT_TYPE, "application/timestamp-reply")],
        answer,
    )
        .into_response()
}

fn openssl(at: &Path, arguments: &str) {
    let done = Command::new("openssl")
        .args(arguments.split(' '))
        .current_dir(at)
        .output()
        .expect("openssl, which `cargo xtask setup` installs");
    assert!(
        done.status.success(),
        "openssl {arguments}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}
