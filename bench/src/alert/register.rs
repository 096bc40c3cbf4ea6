//! Facilities by the ten thousand, each with a mailbox.

use std::{error::Error, fmt::Write as _, fs, path::Path};

use app::App;
use process::facility::{Facility, register};
use store::{Db, StoreError};

use crate::portal::REGISTER;

/// Mailboxes set in one job.
const AT_ONCE: usize = 500;

/// Loads so many lines of the national register, or of one that is made up,
/// and gives each facility a mailbox; gives the facilities.
pub(crate) async fn settle(
    app: &App,
    db: &Db,
    national: Option<&Path>,
    recipients: usize,
) -> Result<Vec<Facility>, Box<dyn Error>> {
    let lines = match national {
        Some(file) => register::decode(&fs::read(file)?).into_owned(),
        None => made_up(recipients),
    };
    // The facility that declares is one of them.
    let mut text = REGISTER.to_owned();
    let open = lines.lines().skip(1).filter(|line| is_alerted(line));
    for line in open.take(recipients.saturating_sub(1)) {
        text.push_str(line);
        text.push('\n');
    }
    app.import_register(text.as_bytes()).await?;
    let reader = register::RegisterReader::open(&text)?;
    let numbers: Vec<_> = reader
        .filter_map(Result::ok)
        .map(|one| one.finess)
        .collect();
    if numbers.len() != recipients {
        return Err(format!("{} facilities instead of {recipients}", numbers.len()).into());
    }
    let mut settled = Vec::with_capacity(recipients);
    for some in numbers.chunks(AT_ONCE) {
        let mut facilities = Vec::with_capacity(some.len());
        for number in some {
            facilities.push(app.facility_by_finess(*number).await?);
        }
        settled.extend_from_slice(&facilities);
        db.write(move |tx| {
            Box::pin(async move {
                for one in &facilities {
                    let address = format!("ssi@{}.example", one.finess);
                    store::facilities::set_mailbox(tx, one.id, Some(&address)).await?;
                }
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    }
    Ok(settled)
}

/// A line that stands for a facility which an alert reaches: a military
/// hospital hears from its own chain (DECL-7).
fn is_alerted(line: &str) -> bool {
    line.starts_with("structureet;") && line.split(';').nth(18) != Some("114")
}

/// A register of invented facilities.
pub(crate) fn made_up(many: usize) -> String {
    let template = REGISTER.lines().nth(1).unwrap_or_default();
    let mut text = String::from("\n");
    for place in 0..many {
        let number = with_key(&format!("56{place:06}"));
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", template.replace("350000014", &number));
    }
    text
}

/// A number with its key, by Luhn's rule.
fn with_key(number: &str) -> String {
    let shares = number.bytes().enumerate().map(|(index, byte)| {
        let digit = u32::from(byte - b'0');
        match (index % 2, digit) {
            (0, _) => digit,
            (_, 0..=4) => digit * 2,
            _ => digit * 2 - 9,
        }
    });
    let key = (10 - shares.sum::<u32>() % 10) % 10;
    format!("{number}{key}")
}
