//! From data to the bytes of a PDF.

use jiff::tz::TimeZone;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::{Document, Frame, values};
use crate::world::{Desk, Template};

/// Archived with its structure and its text (PDF/A-2a), and accessible to all
/// (PDF/UA-1): one file is both.
const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_2a, PdfStandard::Ua_1];

/// A document that could not be set, which its types and its tests exclude.
/// It tells of the template alone: what is said to be wrong could quote the
/// words of a case.
#[derive(Debug, thiserror::Error)]
#[error("the document {template:?} cannot be set ({stage:?}, {errors} errors)")]
pub struct Failure {
    template: Template,
    stage: Stage,
    errors: usize,
}

/// How far a document came.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Data,
    Layout,
    Export,
}

/// Sets a document and writes it as PDF. The same document gives the same
/// bytes. Takes a processor for some tenths of a second.
///
/// # Errors
/// When a template is wrong.
pub fn pdf(frame: &Frame, document: &Document) -> Result<Vec<u8>, Failure> {
    let _forgotten = Forgotten;
    let template = document.template();
    let fails = |stage| Failure {
        template,
        stage,
        errors: 1,
    };
    let data = values(frame, document).map_err(|_| fails(Stage::Data))?;
    let desk = Desk::new(template, data).ok_or_else(|| fails(Stage::Data))?;
    let wrong = |stage, errors: &[SourceDiagnostic]| {
        tell(errors);
        Failure {
            template,
            stage,
            errors: errors.len(),
        }
    };
    let pages = typst::compile::<PagedDocument>(&desk)
        .output
        .map_err(|errors| wrong(Stage::Layout, &errors))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(frame.t.get("document-portal").into_owned())),
        timestamp: written_at(frame.at),
        standards: PdfStandards::new(&STANDARDS).map_err(|_| fails(Stage::Export))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|errors| wrong(Stage::Export, &errors))
}

/// While templates are being written, says what is wrong with them.
fn tell(errors: &[SourceDiagnostic]) {
    if cfg!(test) {
        for error in errors {
            eprintln!("{error:?}");
        }
    }
}

/// The typesetter keeps what it has computed for the next document. These are
/// words of cases: they are forgotten after each, also after one that failed.
struct Forgotten;

impl Drop for Forgotten {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}

fn written_at(at: jiff::Timestamp) -> Option<Timestamp> {
    let at = at.to_zoned(TimeZone::UTC);
    let part = |part: i8| u8::try_from(part).ok();
    let datetime = Datetime::from_ymd_hms(
        i32::from(at.year()),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )?;
    Some(Timestamp::new_utc(datetime))
}
