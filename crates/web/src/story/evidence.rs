//! What was sent as evidence, and what became of it.

use process::case::CaseAct;
use process::evidence::{CopyForm, Received};

use super::before::Before;
use super::parts::Parts;

/// Tells an act on a piece of evidence.
pub(super) fn tell(parts: &mut Parts, before: &Before, act: &CaseAct) {
    let t = parts.t;
    let piece = match act {
        CaseAct::EvidenceCopied { evidence, .. }
        | CaseAct::EvidenceTransferred { evidence, .. }
        | CaseAct::EvidenceRekeyed { evidence, .. }
        | CaseAct::EvidenceDestroyed { evidence, .. } => before.evidence.get(evidence),
        _ => None,
    };
    if let Some(name) = piece {
        parts.titled(t.get("evidence-name"), name);
    }
    match act {
        CaseAct::EvidenceReceived(piece) => received(parts, piece),
        CaseAct::EvidenceCopied { form, reason, .. } => {
            parts.fact(t.get("evidence-form"), t.get(form_key(*form)));
            parts.titled(t.get("evidence-reason"), reason);
        }
        CaseAct::EvidenceTransferred {
            recipient,
            means,
            reason,
            receipt,
            ..
        } => {
            parts.titled(t.get("evidence-recipient"), recipient);
            parts.titled(t.get("evidence-means"), means);
            parts.titled(t.get("evidence-reason"), reason);
            parts.titled(t.get("evidence-receipt"), receipt);
        }
        CaseAct::EvidenceDestroyed { reason, .. } => {
            parts.titled(t.get("evidence-reason"), reason);
        }
        _ => {}
    }
}

fn received(parts: &mut Parts, piece: &Received) {
    let t = parts.t;
    parts.titled(t.get("evidence-name"), &piece.name);
    parts.fact(t.get("evidence-size"), t.size(piece.size));
    parts.fact(t.get("evidence-hash"), piece.sha256.to_string());
    parts.titled(t.get("evidence-origin"), &piece.origin);
    parts.titled(t.get("evidence-note"), &piece.note);
}

/// In which form a copy left.
pub(crate) const fn form_key(form: CopyForm) -> &'static str {
    match form {
        CopyForm::AsReceived => "evidence-form-as-received",
        CopyForm::Wrapped => "evidence-form-wrapped",
    }
}
