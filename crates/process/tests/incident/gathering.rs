//! How cases leave an incident; how they join it is held with whole cases, by
//! the tests of the use cases (SUPP-2, SIGN-2).

use process::{
    access::{Seat, StaffRole},
    refusal::{Reason, Refusal, Rule},
    significant::{IncidentAct, release},
};

use crate::story::*;

#[test]
fn sign_2_a_case_leaves_with_a_reason_by_the_cert_or_hfds() {
    let story = Story::opened();
    let hfds = Seat::Staff {
        role: StaffRole::Hfds,
    };
    let dgs = Seat::Staff {
        role: StaffRole::Dgs,
    };
    let refused = |reason| Err(Refusal::new(Rule::Sign2, reason));
    let case = case_id(1);
    let leave = |case, why, seat| release(&story.incident, case, why, seat);
    assert_eq!(
        leave(case, "Autre cause.", dgs),
        refused(Reason::NotYourRole)
    );
    assert_eq!(leave(case, "", hfds), refused(Reason::ReasonMissing));
    let unknown = leave(case_id(9), "Autre cause.", hfds);
    assert_eq!(unknown, refused(Reason::NotInIncident));
    assert!(matches!(
        leave(case, "Autre cause.", hfds),
        Ok(IncidentAct::CaseLeft { case: left, .. }) if left == case
    ));
}
