//! Signatures by people against what they sign.

use std::collections::BTreeMap;

use process::act::{Subject, SubjectKind};
use serde_json::Value;
use store::{Reader, audit::ActRow};
use uuid::Uuid;

use super::{finding::Alteration, report::Report};
use crate::{
    AppError,
    signatures::checking::{PROOF, Recorded},
};

/// The signatures met so far.
#[derive(Default)]
pub(super) struct Signatures(BTreeMap<(String, Uuid), Vec<(i32, Recorded)>>);

impl Signatures {
    /// Checks the parts of a signature, and keeps it to be compared with what
    /// it signs.
    pub(super) fn take(&mut self, act: &ActRow, body: &Value, report: &mut Report) {
        let proof = act.openings.get(PROOF).map(|(_, value)| value.clone());
        let Some(recorded) = Recorded::of(body, proof) else {
            return;
        };
        if recorded.check().is_err() {
            report.act(
                Alteration::SignatureFalse,
                &act.subject_kind,
                act.subject,
                act.seq,
                "",
            );
        }
        self.0
            .entry((act.subject_kind.clone(), act.subject))
            .or_default()
            .push((act.seq, recorded));
    }

    /// Compares each signature with the act that it signs.
    pub(super) async fn compare(
        &self,
        reader: Reader<'_>,
        report: &mut Report,
    ) -> Result<(), AppError> {
        for ((kind, id), found) in &self.0 {
            let Ok(subject) = kind.parse::<SubjectKind>() else {
                continue;
            };
            let subject = Subject {
                kind: subject,
                id: *id,
            };
            let acts = store::acts::of_subject(reader, subject).await?;
            for (seq, recorded) in found {
                let signed = acts
                    .iter()
                    .find(|act| u64::from(act.seq.0) == recorded.signs);
                let holds = signed.is_some_and(|act| recorded.check_act(&act.body).is_ok());
                if !holds {
                    report.act(Alteration::SignatureFalse, kind, *id, *seq, "");
                }
            }
        }
        Ok(())
    }
}
