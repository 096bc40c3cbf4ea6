//! Rights against the acts that gave them: nobody enters by a row.

use process::{
    access::Right,
    act::{Recorded, SubjectKind},
    facility::acts::GrantAct,
};
use store::{Reader, StoreError, grants::Grant};

use super::{
    finding::{Alteration, Place},
    report::Report,
};
use crate::{AppError, record::grant_subject};

/// Checks every right of every account.
pub(super) async fn check(reader: Reader<'_>, report: &mut Report) -> Result<(), AppError> {
    for account in store::accounts::list(reader).await? {
        let grants = match store::grants::of_account(reader, account.id).await {
            // A row that holds no right of ours was not written by us.
            Err(StoreError::Corrupt(_)) => {
                let kind = SubjectKind::Account.as_str();
                let story = Place::Story(report.named(kind, account.id.0));
                report.add(Alteration::RightChanged, story, &account.name);
                continue;
            }
            grants => grants?,
        };
        for grant in grants {
            let stored = store::acts::of_subject(reader, grant_subject(grant.id)).await?;
            let acts: Result<Vec<Recorded<GrantAct>>, _> =
                stored.iter().map(store::acts::StoredAct::unseal).collect();
            // An act that cannot be read is found as such.
            let Ok(acts) = acts else { continue };
            if !follows(&grant, &account.pseudonym, &acts) {
                let kind = SubjectKind::Grant.as_str();
                let story = Place::Story(report.named(kind, grant.id.0));
                report.add(Alteration::RightChanged, story, &account.name);
            }
        }
    }
    Ok(())
}

/// Whether a right is what its acts say.
fn follows(grant: &Grant, person: &process::ids::Pseudonym, acts: &[Recorded<GrantAct>]) -> bool {
    let mut said: Option<(&Right, Option<jiff::Timestamp>)> = None;
    for recorded in acts {
        match &recorded.act {
            GrantAct::Given {
                person: to,
                right,
                until,
                ..
            } => {
                if to != person {
                    return false;
                }
                said = Some((right, *until));
            }
            GrantAct::Prolonged { until, .. } => {
                said = said.map(|(right, _)| (right, *until));
            }
            GrantAct::Ended { .. } => {
                said = said.map(|(right, until)| {
                    let ended = until.map_or(recorded.at, |until| until.min(recorded.at));
                    (right, Some(ended))
                });
            }
            GrantAct::Confirmed => {}
        }
    }
    said.is_some_and(|(right, until)| *right == grant.right && until == grant.until)
}
