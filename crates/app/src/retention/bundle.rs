//! The bundle of a file that goes to the archives: plain files in a zip, that
//! ordinary tools open and check, without the portal.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read, Write},
    path::Path,
};

use jiff::Timestamp;
use process::{
    case::Bundle,
    ids::{Pseudonym, SubjectNumber},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{
    accounts::PersonName,
    acts::StoredAct,
    outbox::{Delivery, NoticeLine},
};
use tempfile::NamedTempFile;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::story::{Story, Told};
use crate::AppError;

/// The files of a bundle, by name.
pub(super) type Contents = Vec<(String, Source)>;

/// Where the bytes of a file come from.
pub(super) enum Source {
    /// From here.
    Bytes(Vec<u8>),
    /// From a file that is thrown away afterwards: a piece of evidence, which
    /// may be larger than the memory.
    Drawn(NamedTempFile),
}

impl Source {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(bytes.as_slice()),
            Self::Drawn(file) => Box::new(file.reopen()?),
        })
    }
}

const MANIFEST: &str = "MANIFEST.sha256";
const PART: usize = 64 * 1024;

/// What is written of a case: its story in words, its acts as they were
/// hashed, the values that they commit to, its people, its messages.
pub(super) fn contents(
    told: &Told<'_>,
    stored: &[StoredAct],
    sent: &[NoticeLine],
) -> Result<Contents, AppError> {
    let story = Story::of(told, stored);
    let page = |error: askama::Error| AppError::Internal(error.to_string());
    let bytes = |text: String| Source::Bytes(text.into_bytes());
    let mut files: Contents = vec![
        ("story.html".to_owned(), bytes(story.html().map_err(page)?)),
        ("story.txt".to_owned(), bytes(story.text().map_err(page)?)),
    ];
    files.extend(of_records(stored)?);
    files.push(("people.json".to_owned(), of_people(told.names)?));
    let notices: Vec<_> = sent.iter().map(notice).collect();
    files.push((
        "notices.json".to_owned(),
        Source::Bytes(serde_json::to_vec_pretty(&notices)?),
    ));
    Ok(files)
}

/// What is written of an incident or an alert: a list of its acts, the acts as
/// they were hashed, the values that they commit to, its people.
pub(super) fn of_acts(
    stored: &[StoredAct],
    names: &BTreeMap<Pseudonym, PersonName>,
) -> Result<Contents, AppError> {
    let mut list = String::new();
    for act in stored {
        let body: serde_json::Value = serde_json::from_slice(&act.body)?;
        let at = body["at"]
            .as_i64()
            .and_then(|at| Timestamp::from_microsecond(at).ok());
        let who = body["by"]["pseudonym"].as_str().unwrap_or_default();
        let name = names.get(&Pseudonym(who.to_owned()));
        list.push_str(&format!(
            "{:05} {} {} {}\n",
            act.seq.0,
            at.unwrap_or_default(),
            body["act"]["kind"].as_str().unwrap_or_default(),
            name.map_or(who, |person| person.name.as_str()),
        ));
        for opening in &act.openings {
            list.push_str(&format!("    {}: {}\n", opening.field, opening.value));
        }
    }
    let mut files: Contents = vec![("acts.txt".to_owned(), Source::Bytes(list.into_bytes()))];
    files.extend(of_records(stored)?);
    files.push(("people.json".to_owned(), of_people(names)?));
    Ok(files)
}

fn of_records(stored: &[StoredAct]) -> Result<Contents, AppError> {
    let mut files = Contents::new();
    for act in stored {
        let openings: Vec<_> = act
            .openings
            .iter()
            .map(|opening| {
                json!({
                    "field": opening.field,
                    "nonce": hex::encode(opening.nonce),
                    "value": opening.value,
                })
            })
            .collect();
        files.push((
            format!("acts/{:05}.json", act.seq.0),
            Source::Bytes(act.body.clone()),
        ));
        files.push((
            format!("openings/{:05}.json", act.seq.0),
            Source::Bytes(serde_json::to_vec_pretty(&openings)?),
        ));
    }
    Ok(files)
}

fn of_people(names: &BTreeMap<Pseudonym, PersonName>) -> Result<Source, AppError> {
    let people: Vec<_> = names
        .iter()
        .map(|(pseudonym, person)| {
            json!({
                "pseudonym": pseudonym,
                "name": person.name,
                "function": person.function,
            })
        })
        .collect();
    Ok(Source::Bytes(serde_json::to_vec_pretty(&people)?))
}

fn notice(line: &NoticeLine) -> serde_json::Value {
    let (outcome, at) = match line.delivery {
        Delivery::Sent { at } => ("sent", Some(at)),
        Delivery::GivenUp { at } => ("given-up", Some(at)),
        Delivery::Waiting { .. } => ("waiting", None),
    };
    json!({
        "recipient": line.recipient,
        "template": line.template,
        "queued_at": line.queued_at,
        "outcome": outcome,
        "at": at,
    })
}

/// Writes a bundle into the folder of the archives, reads it back and checks
/// every sum. Its name holds the sum of its bytes: written twice, it is one.
pub(super) fn write(
    folder: &Path,
    number: SubjectNumber,
    contents: &Contents,
) -> Result<Bundle, AppError> {
    let failed = |error: io::Error| {
        AppError::Internal(format!("the bundle of {number} cannot be written: {error}"))
    };
    fs::create_dir_all(folder).map_err(failed)?;
    let draft = folder.join(format!(".{number}-{}.part", uuid::Uuid::new_v4()));
    let written = pack(&draft, contents)
        .and_then(|()| sum(&draft))
        .and_then(|sum| {
            check(&draft)?;
            Ok(sum)
        });
    let (sha256, size) = match written {
        Ok(sum) => sum,
        Err(error) => {
            // What could not be written whole is worth nothing.
            let _ = fs::remove_file(&draft);
            return Err(failed(error));
        }
    };
    let name = format!("{number}-{}.zip", sha256.get(..16).unwrap_or(&sha256));
    fs::rename(&draft, folder.join(&name)).map_err(failed)?;
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(failed)?;
    Ok(Bundle { name, sha256, size })
}

/// The same contents give the same bytes: files bear no time of their own.
fn pack(path: &Path, contents: &Contents) -> io::Result<()> {
    let mut zip = ZipWriter::new(create(path)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true);
    let mut manifest = String::new();
    for (name, source) in contents {
        zip.start_file(name.as_str(), options)?;
        let mut hash = Summing(Sha256::new());
        let mut bytes = source.open()?;
        let mut part = vec![0; PART];
        loop {
            let length = bytes.read(&mut part)?;
            let Some(read) = part.get(..length).filter(|read| !read.is_empty()) else {
                break;
            };
            zip.write_all(read)?;
            hash.write_all(read)?;
        }
        manifest.push_str(&format!("{}  {name}\n", hex::encode(hash.0.finalize())));
    }
    zip.start_file(MANIFEST, options)?;
    zip.write_all(manifest.as_bytes())?;
    zip.finish()?.sync_all()
}

/// Nobody else of the machine reads the archives.
fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

struct Summing(Sha256);

impl Write for Summing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn sum(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hash = Summing(Sha256::new());
    let size = io::copy(&mut file, &mut hash)?;
    Ok((hex::encode(hash.0.finalize()), size))
}

/// Every file of the bundle has the sum that its manifest says.
fn check(path: &Path) -> io::Result<()> {
    let mut zip = ZipArchive::new(File::open(path)?)?;
    let mut manifest = String::new();
    zip.by_name(MANIFEST)?.read_to_string(&mut manifest)?;
    let wrong = || io::Error::other("what was read back is not what was written");
    for line in manifest.lines() {
        let (expected, name) = line.split_once("  ").ok_or_else(wrong)?;
        let mut hash = Summing(Sha256::new());
        io::copy(&mut zip.by_name(name)?, &mut hash)?;
        if hex::encode(hash.0.finalize()) != expected {
            return Err(wrong());
        }
    }
    if zip.len() == manifest.lines().count() + 1 {
        Ok(())
    } else {
        Err(wrong())
    }
}
