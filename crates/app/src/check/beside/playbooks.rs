//! Playbooks: the rows by which they are found, and their texts.

use process::{
    act::Recorded,
    ids::PlaybookId,
    playbook::{Playbook, PlaybookAct},
};
use store::{
    Reader, links,
    playbooks::{self, PlaybookRow, VersionRow},
};

use super::Rows;
use crate::{AppError, playbooks::title};

pub(super) async fn follow(
    reader: Reader<'_>,
    id: PlaybookId,
    acts: &[Recorded<PlaybookAct>],
) -> Result<Rows, AppError> {
    let playbook = Playbook::from_acts(id, acts)?;
    let row = PlaybookRow::of(&playbook, title(&playbook)?);
    let texts: Vec<VersionRow> = playbook.versions.iter().map(VersionRow::of).collect();
    let answers = playbook
        .answers
        .iter()
        .map(|(change, answered)| (*change, (answered.answer, answered.at)))
        .collect();
    let same = playbooks::stored(reader, id).await? == Some(row)
        && playbooks::versions(reader, id).await? == texts
        && links::answers_of(reader, id).await? == answers;
    Ok(Rows::compared(same))
}
