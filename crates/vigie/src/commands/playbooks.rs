//! `vigie playbooks`: playbooks as Markdown files, one folder for each language
//! (SUPP-5).

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::playbooks::{Imported, Importing};
use clap::Subcommand;
use playbooks::File;
use process::playbook::{Content, PlaybookKey};

use super::say;
use crate::{cli, failure::Failure, portal::Portal};

const FRENCH: &str = "fr";
const ENGLISH: &str = "en";
/// Some files were left out, the others were taken in.
const SOME_LEFT_OUT: u8 = 3;

/// What can be done with playbooks.
#[derive(Debug, Subcommand)]
pub(crate) enum Playbooks {
    /// Write the playbooks in force as files
    ///
    /// FOLDER gets a file for each playbook and language, fr/NAME.md and
    /// en/NAME.md: its properties between two lines "+++", then its text.
    #[command(verbatim_doc_comment)]
    Export {
        #[command(flatten)]
        portal: cli::Portal,
        /// Where to write them
        folder: PathBuf,
    },
    /// Take playbooks in from files
    ///
    /// FOLDER holds what `export` writes; the English file may be missing. A
    /// text that is new awaits the approval of somebody of the CERT; what is in
    /// force stays so until then.
    ///
    /// Exit status: 0 when every file was taken in or says what is in force
    /// already, 3 when some were left out, which are named, 1 when nothing
    /// could be read.
    #[command(verbatim_doc_comment)]
    Import {
        #[command(flatten)]
        portal: cli::Portal,
        /// Where they are
        folder: PathBuf,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
    },
}

/// Carries out the command.
///
/// # Errors
/// When the folder or the portal cannot be used.
pub(crate) async fn run(command: Playbooks) -> Result<ExitCode, Failure> {
    match command {
        Playbooks::Export { portal, folder } => export(&portal, &folder).await,
        Playbooks::Import {
            portal,
            folder,
            dry_run,
        } => {
            let importing = match dry_run {
                true => Importing::Try,
                false => Importing::Keep,
            };
            import(&portal, &folder, importing).await
        }
    }
}

async fn export(portal: &cli::Portal, folder: &Path) -> Result<ExitCode, Failure> {
    let portal = Portal::of(portal).await?;
    let exported = portal.app.export_playbooks().await?;
    portal.db.close().await?;
    let written = || -> io::Result<()> {
        for lang in [FRENCH, ENGLISH] {
            fs::create_dir_all(folder.join(lang))?;
        }
        for one in &exported {
            let name = format!("{}.md", one.key);
            fs::write(folder.join(FRENCH).join(&name), one.french.to_string())?;
            if let Some(english) = &one.english {
                fs::write(folder.join(ENGLISH).join(&name), english.to_string())?;
            }
        }
        Ok(())
    };
    written()
        .map_err(|error| Failure::new(format!("cannot write in {}: {error}", folder.display())))?;
    say(format_args!("Playbooks written: {}.", exported.len()))?;
    Ok(ExitCode::SUCCESS)
}

async fn import(
    portal: &cli::Portal,
    folder: &Path,
    importing: Importing,
) -> Result<ExitCode, Failure> {
    let files = files(&folder.join(FRENCH))
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", folder.display())))?;
    let portal = Portal::of(portal).await?;
    let mut left_out = 0_usize;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, path) in &files {
        let done = match read(folder, name, path) {
            Ok((key, content)) => {
                let imported = portal.app.import_playbook(key, content, importing).await;
                imported.map_err(|error| error.to_string())
            }
            Err(problem) => Err(problem),
        };
        let what = match done {
            Ok(Imported::New) => "new",
            Ok(Imported::Next) => "next text",
            Ok(Imported::Same) => "unchanged",
            Ok(Imported::BeingWritten) => {
                left_out += 1;
                say(format_args!(
                    "{}: somebody is writing its next text",
                    path.display()
                ))?;
                continue;
            }
            Err(problem) => {
                left_out += 1;
                say(format_args!("{}: {problem}", path.display()))?;
                continue;
            }
        };
        say(format_args!("{name}: {what}"))?;
        *counts.entry(what).or_default() += 1;
    }
    portal.db.close().await?;
    let counts: Vec<String> = counts
        .iter()
        .map(|(what, many)| format!("{what}: {many}"))
        .collect();
    say(format_args!("{}. Left out: {left_out}.", counts.join(", ")))?;
    Ok(match left_out {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::from(SOME_LEFT_OUT),
    })
}

/// The Markdown files of a folder by name, in order.
fn files(folder: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        if let (Some(name), Some("md")) = (name, path.extension().and_then(|it| it.to_str())) {
            found.insert(name.to_owned(), path.clone());
        }
    }
    Ok(found)
}

/// What the files of a playbook say; or what is wrong with them, for the
/// operator.
fn read(folder: &Path, name: &str, french: &Path) -> Result<(PlaybookKey, Content), String> {
    let key: PlaybookKey = name
        .parse()
        .map_err(|_| "its name is not one: small letters, figures and hyphens".to_owned())?;
    let text = |path: &Path| fs::read_to_string(path).map_err(|error| error.to_string());
    let parsed = |text: String| File::read(&text).map_err(|error| error.to_string());
    let french = parsed(text(french)?)?;
    let path = folder.join(ENGLISH).join(format!("{name}.md"));
    let english = match path.exists() {
        true => Some(parsed(text(&path)?)?),
        false => None,
    };
    let properties = |file: &File| (file.causes.clone(), file.facilities.clone());
    if english
        .as_ref()
        .is_some_and(|english| properties(english) != properties(&french))
    {
        return Err("its English file has other causes or facilities".to_owned());
    }
    let content = Content {
        causes: french.causes,
        facilities: french.facilities,
        french: french.text,
        english: english.map(|file| file.text),
    };
    Ok((key, content))
}
