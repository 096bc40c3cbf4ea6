//! The bodies of acts, as a bundle brings them.

use process::act::unseal;

use process::case::{Case, CaseAct};
use process::ids::CaseId;
use uuid::Uuid;

/// Bodies of acts, one a line, folded into a case.
pub(crate) fn acts(bytes: &[u8]) {
    let acts: Vec<_> = bytes
        .split(|byte| *byte == b'\n')
        .filter_map(|body| unseal::<CaseAct>(body, &[]).ok())
        .collect();
    let id = CaseId(Uuid::nil());
    let _ = Case::from_acts(id, &acts);
    let _ = Case::from_readable_acts(id, &acts);
}
