//! Lists of cases, taken away as a spreadsheet; each case goes to the access
//! record (KEEP-3).

use app::cases::{CaseLine, CaseOrder};
use app::spreadsheet::Spreadsheet;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::StaffRole;
use process::territory;

use super::filters::{Tab, filter};
use super::rows::nature_key;
use crate::error::WebError;
use crate::input::{Fields, Query};
use crate::naming;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::routes::Routes;
use crate::spreadsheet::download;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::QUEUE_CSV, get(queue))
        .route(paths::CASES_CSV, get(cases))
}

async fn queue(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let StaffRole::Cert { .. } = staff.role else {
        return Err(WebError::NotYourRole);
    };
    taken_away(&staff.reader, &asked, CaseOrder::Queue).await
}

async fn cases(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    taken_away(&staff.reader, &asked, CaseOrder::Newest).await
}

async fn taken_away(
    reader: &Reader,
    asked: &Fields,
    usual: CaseOrder,
) -> Result<Response, WebError> {
    let t = reader.t;
    let filter = filter(Tab::named(asked.value("etat")), asked, usual);
    let lines = reader
        .state
        .app
        .export_cases(&reader.actor, &filter)
        .await?;
    let columns = [
        t.get("export-reference"),
        t.get("export-facility"),
        t.get("export-finess"),
        t.get("export-town"),
        t.get("export-departement"),
        t.get("export-agency"),
        t.get("export-nature"),
        t.get("export-state"),
        t.get("export-class"),
        t.get("export-urgency"),
        t.get("export-declared"),
        t.get("export-taken-in"),
        t.get("export-updated"),
    ];
    let mut sheet = Spreadsheet::of(columns.iter().map(AsRef::as_ref));
    for line in &lines {
        let cells = cells(t, line);
        sheet.row(cells.iter().map(String::as_str));
    }
    let name = format!("vigie-{}.csv", reader.now.strftime("%Y%m%d-%H%M%S"));
    Ok(download(sheet, &name))
}

fn cells(t: Texts, line: &CaseLine) -> [String; 13] {
    let instant = |at: jiff::Timestamp| {
        let at = at.to_zoned(process::calendar::paris());
        at.strftime("%Y-%m-%d %H:%M").to_string()
    };
    [
        line.reference.to_string(),
        line.facility_name.clone(),
        line.finess.to_string(),
        line.town.clone(),
        naming::departement(line.departement),
        line.lead
            .map(|ars| territory::ars(ars).name().to_owned())
            .unwrap_or_default(),
        t.get(nature_key(line.nature)).into_owned(),
        t.get(line.state.label_key()).into_owned(),
        line.class
            .map(|class| t.get(class.label_key()).into_owned())
            .unwrap_or_default(),
        t.get(line.urgency.label_key()).into_owned(),
        instant(line.declared_at),
        line.taken_in_at.map(instant).unwrap_or_default(),
        instant(line.updated_at),
    ]
}
