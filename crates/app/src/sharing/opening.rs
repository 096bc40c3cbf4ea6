//! What the holder of the link to an extract sees, and answers.

use jiff::Timestamp;
use process::{
    act::{Private, Recorded},
    case::{Case, CaseAct},
    ids::{CaseId, Reference},
    refusal::{Reason, Refusal, Rule},
    sharing::{Extract, ExtractState, answer},
};
use store::{
    Tx,
    access_record::{Access, Looked},
};

use crate::{
    App, AppError,
    app::case_subject,
    cases::{
        commit::{Before, commit},
        load,
    },
    people::{Tried, Visit},
};

/// An extract as its contact sees it.
#[derive(Clone, Debug)]
pub struct OpenedExtract {
    /// The case's number.
    pub reference: Reference,
    /// The extract.
    pub extract: Extract,
    /// What the contact has answered, the oldest first.
    pub replies: Vec<Reply>,
}

/// An answer of the contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// When.
    pub at: Timestamp,
    /// The words; none once erased.
    pub text: Option<String>,
}

impl App {
    /// Opens an extract by its secret link; the opening goes to the access
    /// record, as every reading does.
    ///
    /// # Errors
    /// When the link is not that of an extract, or opens nothing any more.
    pub async fn open_extract(
        &self,
        reference: Reference,
        number: u32,
        secret: &str,
        visit: &Visit,
    ) -> Result<OpenedExtract, AppError> {
        let (id, actor) = self.contact(reference, number, secret, visit).await?;
        let (case, acts) = self.told(id).await?;
        let extract = standing(&case, number, self.now())?;
        self.0
            .db
            .record_access(Access {
                case: id,
                seat: actor.seat(case.facility()),
                by: actor.pseudonym,
                at: self.now(),
                what: Looked::Extract,
            })
            .await?;
        Ok(OpenedExtract {
            reference,
            extract,
            replies: replies(&acts, number),
        })
    }

    /// Records what the contact of an extract answers, in the thread of the
    /// case; the CERT is told.
    ///
    /// # Errors
    /// When the link is not that of an extract, or opens nothing any more,
    /// nothing is said, or too many answers came from there.
    pub async fn answer_extract(
        &self,
        reference: Reference,
        number: u32,
        secret: &str,
        text: String,
        visit: &Visit,
    ) -> Result<(), AppError> {
        let (id, actor) = self.contact(reference, number, secret, visit).await?;
        let (case, _) = self.told(id).await?;
        // Nothing is counted of what is refused anyway.
        answer(&case, number, &text, &actor, self.now())?;
        let _counted = self.attempt(Tried::ExtractAnswer, visit).await?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let now = app.now();
                    tx.lock(&[case_subject(id)]).await?;
                    let case = load::whole(tx, id).await?;
                    let act = answer(&case, number, &text, &actor, now)?;
                    let facility = facility(tx, &case).await?;
                    let before = Before::Open(Box::new(case));
                    commit(tx, &app.0, before, &facility, vec![act], &actor, now).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// A case with its acts, of which the contact is shown its extract alone.
    async fn told(&self, id: CaseId) -> Result<(Case, Vec<Recorded<CaseAct>>), AppError> {
        let acts = load::acts(self.0.db.read(), id).await?;
        Ok((Case::from_acts(id, &acts)?, acts))
    }
}

async fn facility(tx: &Tx, case: &Case) -> Result<process::facility::Facility, AppError> {
    let row = store::facilities::by_id(tx.read(), case.facility()).await?;
    Ok(row.ok_or(AppError::NotFound)?.facility)
}

fn standing(case: &Case, number: u32, now: Timestamp) -> Result<Extract, AppError> {
    match (case.extracts.get(&number), case.extract_state(number, now)) {
        (Some(extract), Some(ExtractState::Open)) => Ok(extract.clone()),
        (_, Some(over)) => Err(Refusal::new(Rule::Qual5, Reason::LinkOver(over)).into()),
        _ => Err(AppError::NotFound),
    }
}

fn replies(acts: &[Recorded<CaseAct>], number: u32) -> Vec<Reply> {
    let of_this = |recorded: &Recorded<CaseAct>| match &recorded.act {
        CaseAct::ExtractAnswered { extract, text } if *extract == number => Some(Reply {
            at: recorded.at,
            text: match text {
                Private::Known(text) => Some(text.clone()),
                Private::Erased => None,
            },
        }),
        _ => None,
    };
    acts.iter().filter_map(of_this).collect()
}
