//! The form to fill in by hand: the same questions, boxes to tick and lines
//! to write on (DECL-2b).

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Time;
use locales::Texts;
use process::calendar::WorkingHours;
use process::declaration::facts::ReporterField;
use process::declaration::form::{Task, Theme};

use crate::documents::Download;
use crate::error::WebError;
use crate::layout::{Hotline, Layout};
use crate::pages::reporter::declare::question::{Control, Question};
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

/// The form on paper.
#[derive(Template)]
#[template(path = "visitor/paper_form.html")]
pub struct PaperForm {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The tasks, in order.
    pub tasks: Vec<Part>,
    /// What is asked about the person who reports.
    pub reporter: Vec<Question>,
    /// How the CERT is reached within its hours, then outside them.
    pub contacts: [Hotline; 2],
    /// When the CERT's hours begin.
    pub opens: Time,
    /// When they end.
    pub closes: Time,
}

/// A task of the form, with its pages and their questions.
pub struct Part {
    /// The task.
    pub task: Task,
    /// Its pages.
    pub themes: Vec<(Theme, Vec<Question>)>,
}

impl PaperForm {
    /// The form, with the addresses to which it is sent.
    #[must_use]
    pub fn of(t: Texts, layout: Layout, contacts: [Hotline; 2], hours: &WorkingHours) -> Self {
        let questions = |theme: Theme| theme.fields().map(|field| Question::of(t, field)).collect();
        Self {
            t,
            layout,
            tasks: Task::ALL
                .iter()
                .map(|task| {
                    let themes = task.themes().map(|theme| (theme, questions(theme)));
                    Part {
                        task: *task,
                        themes: themes.collect(),
                    }
                })
                .collect(),
            reporter: ReporterField::ALL
                .iter()
                .map(|field| Question::of_reporter(*field))
                .collect(),
            contacts,
            opens: hours.opens(),
            closes: hours.closes(),
        }
    }

    /// The lines that an answer needs; none where boxes are ticked.
    fn lines(question: &Question) -> usize {
        match question.control {
            Control::One | Control::Several => 0,
            Control::Prose => 5,
            _ => 1,
        }
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(paths::PAPER_FORM, get(show))
        .route(paths::PAPER_FORM_PDF, get(download))
}

async fn download(reader: Reader) -> Result<Download, WebError> {
    reader.state.paper_form(reader.t).await
}

async fn show(reader: Reader) -> Result<Response, WebError> {
    use crate::layout::Hours;
    let contacts = &reader.state.app.config().contacts;
    let hotlines = [
        Hotline {
            hours: Hours::Working,
            phone: contacts.cert_phone.clone(),
            email: contacts.cert_email.clone(),
        },
        Hotline {
            hours: Hours::Off,
            phone: contacts.off_hours_phone.clone(),
            email: contacts.off_hours_email.clone(),
        },
    ];
    let layout = reader.layout(reader.t.get("paper-title"));
    let hours = &reader.state.app.config().process.hours;
    respond::page(&PaperForm::of(reader.t, layout, hotlines, hours))
}
