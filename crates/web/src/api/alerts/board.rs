//! Who has answered an alert.

use app::WrongInput;
use app::alerts::{BoardFilter, BoardLine, BoardPage, Reached, Tally};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::alert::{AlertNumber, ReceiptState};
use process::territory::ArsCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::bodies::AnswerBody;
use crate::api::caller::Caller;
use crate::api::cases::{cursor, limit, one};
use crate::api::facilities::FacilityBody;
use crate::error::WebError;
use crate::input::{PathOf, Query};
use crate::state::WebState;

/// The recipients of an alert.
#[derive(Serialize, ToSchema)]
pub(crate) struct BoardBody {
    /// Agency by agency.
    tallies: Vec<TallyBody>,
    /// A part of the recipients, those who need help first.
    items: Vec<RecipientBody>,
    /// Give it back as `cursor` to get the next part; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// How many recipients of an agency stand where.
#[derive(Serialize, ToSchema)]
struct TallyBody {
    /// The agency; absent for territories without one.
    ars: Option<ArsCode>,
    /// Who need help.
    need_help: u64,
    /// Who have not acknowledged.
    waiting: u64,
    /// Who have acknowledged and not answered every measure.
    acknowledged: u64,
    /// Who have answered every measure.
    answered: u64,
}

impl From<Tally> for TallyBody {
    fn from(tally: Tally) -> Self {
        Self {
            ars: tally.ars,
            need_help: tally.of(ReceiptState::NeedHelp),
            waiting: tally.of(ReceiptState::Waiting),
            acknowledged: tally.of(ReceiptState::Acknowledged),
            answered: tally.of(ReceiptState::Answered),
        }
    }
}

/// One recipient.
#[derive(Serialize, ToSchema)]
struct RecipientBody {
    /// The facility.
    facility: FacilityBody,
    /// Its security mailbox.
    mailbox: Option<String>,
    /// Under how many addresses it is written to; under none, it must be
    /// called.
    addresses: u32,
    /// Where it stands.
    state: ReceiptState,
    /// What it said of each measure.
    answers: Vec<AnswerBody>,
    /// What it said in words.
    comment: Option<String>,
    /// When.
    answered_at: Option<Timestamp>,
}

impl From<BoardLine> for RecipientBody {
    fn from(line: BoardLine) -> Self {
        let answers = line.receipt.answers.iter();
        Self {
            addresses: line.receipt.addresses,
            state: line.receipt.state,
            answers: answers
                .map(|(&measure, &answer)| AnswerBody { measure, answer })
                .collect(),
            answered_at: line.receipt.answered_at,
            comment: line.comment,
            mailbox: line.mailbox,
            facility: line.facility.into(),
        }
    }
}

/// Read who has answered an alert, who has not, and who needs help: an agency,
/// of its own territory.
#[utoipa::path(
    get,
    path = "/api/v1/alerts/{alert}/recipients",
    tag = "alerts",
    operation_id = "alert_recipients",
    params(
        ("alert" = AlertNumber, Path, description = "The alert's number."),
        ("ars" = Option<ArsCode>, Query, description = "Those of one agency."),
        ("state" = Option<ReceiptState>, Query, description = "Those who stand there."),
        ("without_address" = Option<bool>, Query, description = "Those who must be called."),
        ("cursor" = Option<String>, Query, description = "`next` of the part before."),
        ("limit" = Option<u32>, Query, description = "Items in this part: 1 to 200, 50 when absent."),
    ),
    responses((status = 200, description = "A part of the recipients.", body = BoardBody)),
    security(("bearer" = [])),
)]
pub(crate) async fn recipients(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(number): PathOf<AlertNumber>,
    Query(asked): Query,
) -> Result<Json<BoardBody>, WebError> {
    let skip = match cursor(&asked) {
        None => 0,
        Some(mark) => mark.parse().map_err(|_| WrongInput::Cursor)?,
    };
    let filter = BoardFilter {
        within: None,
        ars: one(&asked, "ars")?,
        receipt: one(&asked, "state")?,
        reached: match one::<bool>(&asked, "without_address")? {
            Some(true) => Reached::NotByMail,
            _ => Reached::Any,
        },
    };
    let page = BoardPage {
        skip,
        limit: limit(&asked)?.into(),
    };
    let found = state
        .app
        .alert_board(&caller.actor, number, filter, page)
        .await?;
    Ok(Json(BoardBody {
        tallies: found.tallies.into_iter().map(TallyBody::from).collect(),
        items: found.lines.into_iter().map(RecipientBody::from).collect(),
        next: found.next.map(|skip| skip.to_string()),
    }))
}
