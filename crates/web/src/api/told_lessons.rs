//! What the readable record tells of the lessons of a closed case (LESS-1).

use std::collections::BTreeSet;

use app::cases::CaseView;
use jiff::Timestamp;
use process::case::CaseAct;
use process::words::{AggravatingFactor, RootCause};
use serde::Serialize;
use utoipa::ToSchema;

use super::links::LessonsLinkBody;
use super::told::Signed;
use super::told_story::{last, signed, words};

/// Lessons of a closed case, as written last.
#[derive(Serialize, ToSchema)]
pub(super) struct LessonsBody {
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// What let it come about, in words that can be counted.
    roots: BTreeSet<RootCause>,
    /// What made it worse, in words that can be counted.
    factors: BTreeSet<AggravatingFactor>,
    /// Causes.
    causes: Option<String>,
    /// What aggravated the impact.
    aggravating_factors: Option<String>,
    /// Difficulties met.
    difficulties: Option<String>,
    /// Measures taken.
    measures: Option<String>,
    /// Recommendations.
    recommendations: Option<String>,
    /// What the watch or similar incidents add.
    watch: Option<String>,
    /// The recommendations, one by one.
    items: Vec<RecommendationBody>,
    /// What was completed or corrected in words, oldest first.
    comments: Vec<LessonsCommentBody>,
    /// Whether a second person has still to approve what was written last.
    awaits_approval: bool,
    /// What was approved last.
    approved: Option<ApprovalBody>,
    /// The recommendations that name a playbook, with what they propose to
    /// change there (LESS-2).
    links: Vec<LessonsLinkBody>,
}

/// A recommendation that others can cite.
#[derive(Serialize, ToSchema)]
struct RecommendationBody {
    /// The number of its case and its own, such as `2026-000123-R1`.
    id: String,
    /// What it says.
    text: String,
}

/// What somebody completed or corrected in lessons.
#[derive(Serialize, ToSchema)]
struct LessonsCommentBody {
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// The words; none once they were erased.
    text: Option<String>,
}

/// That a second person approved lessons.
#[derive(Serialize, ToSchema)]
struct ApprovalBody {
    /// The number of the approved lessons, from 1.
    number: u32,
    /// When.
    at: Timestamp,
}

/// The lessons that the caller may read.
pub(super) fn of(view: &CaseView) -> Option<LessonsBody> {
    let (item, lessons) = last(view, |act| match act {
        CaseAct::LessonsWritten(lessons) => Some(lessons),
        _ => None,
    })?;
    let comments = view
        .story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::LessonsCommented { text } => Some(LessonsCommentBody {
                signed: signed(item),
                text: words(text),
            }),
            _ => None,
        });
    let case = &view.case;
    Some(LessonsBody {
        signed: signed(item),
        roots: lessons.roots.clone(),
        factors: lessons.factors.clone(),
        causes: words(&lessons.causes),
        aggravating_factors: words(&lessons.aggravating_factors),
        difficulties: words(&lessons.difficulties),
        measures: words(&lessons.measures),
        recommendations: words(&lessons.recommendations),
        watch: words(&lessons.watch),
        items: lessons
            .items()
            .iter()
            .map(|item| RecommendationBody {
                id: item.id(case.reference).to_string(),
                text: item.text.to_owned(),
            })
            .collect(),
        comments: comments.collect(),
        awaits_approval: case.lessons_draft.is_some(),
        approved: case.approved_lessons.as_ref().map(|approved| ApprovalBody {
            number: approved.number,
            at: approved.at,
        }),
        links: view.links().iter().map(LessonsLinkBody::from).collect(),
    })
}
