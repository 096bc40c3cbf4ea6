//! The record: bytes, openings, fold (KEEP-1, KEEP-2).

use ledger::Nonce;
use process::{
    act::{Opening, Recorded, SealedAct, Subject, SubjectKind, seal, unseal},
    case::{Case, CaseAct},
};
use proptest::prelude::*;

use super::any_story::{any_script, tell};
use crate::story::*;

fn sealed(acts: &[Recorded<CaseAct>]) -> Vec<SealedAct> {
    let subject = Subject {
        kind: SubjectKind::Case,
        id: CASE.0,
    };
    let mut counter = 0u64;
    let mut nonce = || {
        counter += 1;
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&counter.to_le_bytes());
        Nonce(bytes)
    };
    acts.iter()
        .map(|act| seal(subject, act, &mut nonce).unwrap())
        .collect()
}

fn unsealed(sealed: &[SealedAct], kept: impl Fn(&Opening) -> bool) -> Vec<Recorded<CaseAct>> {
    sealed
        .iter()
        .map(|act| {
            let openings: Vec<Opening> = act
                .openings
                .iter()
                .filter(|one| kept(one))
                .cloned()
                .collect();
            unseal(&act.body, &openings).unwrap()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn keep_1_the_case_is_the_same_when_it_is_read_back_from_its_bytes(script in any_script(80)) {
        let story = tell(&script).story;
        let read_back = unsealed(&sealed(&story.acts), |_| true);
        prop_assert_eq!(&read_back, &story.acts);
        prop_assert_eq!(Case::from_acts(CASE, &read_back), Ok(story.case));
    }

    #[test]
    fn keep_2_whatever_is_erased_the_case_still_folds_and_stands_where_it_stood(
        script in any_script(80),
        fate in any::<u64>(),
    ) {
        let story = tell(&script).story;
        let sealed = sealed(&story.acts);
        let kept = |opening: &Opening| fate >> (opening.nonce[0] % 64) & 1 == 0;
        let remembered = unsealed(&sealed, kept);
        let case = Case::from_acts(CASE, &remembered).unwrap();
        prop_assert_eq!(case.state, story.case.state);
        prop_assert_eq!(case.class(), story.case.class());
        prop_assert_eq!(case.seq, story.case.seq);
        prop_assert_eq!(&case.told, &story.case.told);
        prop_assert_eq!(&case.agreements, &story.case.agreements);
        prop_assert!(case.viewers.is_subset(&story.case.viewers), "forgetting opens nothing");
        for actor in everybody() {
            prop_assert_eq!(case.version_for(&actor), story.case.version_for(&actor));
        }
        if story.case.declared.military.is_none() {
            prop_assert_eq!(&case.viewers, &story.case.viewers);
        }
    }

    #[test]
    fn keep_2_erasing_leaves_every_leaf_of_the_log(script in any_script(30)) {
        let story = tell(&script).story;
        for (act, recorded) in sealed(&story.acts).into_iter().zip(&story.acts) {
            let leaf = act.leaf();
            let forgotten = SealedAct { openings: Vec::new(), ..act };
            prop_assert_eq!(forgotten.leaf(), leaf);
            prop_assert_eq!(forgotten.seq, recorded.seq);
        }
    }
}
