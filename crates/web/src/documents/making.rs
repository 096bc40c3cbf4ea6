//! The documents of a case, made for whoever may read it. Each reading goes to
//! the access record as a document.

use std::borrow::Cow;

use app::cases::{CaseView, Looked};
use app::proof::{Extent, Paper};
use jiff::Timestamp;
use locales::Texts;
use process::access::Actor;
use process::ids::{EvidenceId, Reference};
use report::{Document, Frame, MadeFor, Marking};

use super::{Download, contacts, custody, plain, receipt, statement, story};
use crate::error::WebError;
use crate::layout::Layout;
use crate::naming;
use crate::pages::reporter::case::statement::StatementPage;
use crate::pages::reporter::declare::place;
use crate::pages::reporter::declare::receipt::ReceiptPage;
use crate::paths;
use crate::state::WebState;

/// Documents of a case, asked for by somebody.
pub(crate) struct Making<'a> {
    /// The portal.
    pub(crate) state: &'a WebState,
    /// The language.
    pub(crate) t: Texts,
    /// As whom the case is read.
    pub(crate) actor: &'a Actor,
    /// The case.
    pub(crate) reference: Reference,
    /// Who reads, with the role; told by the role alone where the name is not
    /// known.
    pub(crate) reader: Option<String>,
    /// Now.
    pub(crate) now: Timestamp,
}

impl Making<'_> {
    /// The story of the case.
    ///
    /// # Errors
    /// When the reader sees no such case.
    pub(crate) async fn story(&self) -> Result<Download, WebError> {
        let view = self.view().await?;
        let reader = self.reader(&view);
        let title = self.t.one("story-title", "reference", self.number());
        let told = Document::Story(story(self.t, &view, &reader, self.now));
        let what = self.t.get("document-file-story");
        self.print(&view, title, told, &what).await
    }

    /// What the CNIL asks about a breach (QUAL-3).
    ///
    /// # Errors
    /// When the reader sees no such case.
    pub(crate) async fn statement(&self) -> Result<Download, WebError> {
        let view = self.view().await?;
        let title = self.t.get("statement-document-title");
        let document = Document::Statement(statement(&self.statement_page(&view)));
        let what = self.t.get("document-file-statement");
        self.print(&view, title, document, &what).await
    }

    /// The same as text.
    ///
    /// # Errors
    /// When the reader sees no such case.
    pub(crate) async fn statement_as_text(&self) -> Result<Download, WebError> {
        let view = self.view().await?;
        let text = plain(&self.statement_page(&view));
        let what = self.t.get("document-file-statement");
        Ok(Download::text(self.reference, &what, text))
    }

    /// The confirmation of the declaration (DECL-5).
    ///
    /// # Errors
    /// When the reader sees no such case, or did not declare it.
    pub(crate) async fn receipt(&self) -> Result<Download, WebError> {
        let app = &self.state.app;
        let given = app.receipt(self.actor, self.reference).await?;
        let view = self.view().await?;
        let title = self.t.get("receipt-document-title");
        let hotline = self.state.hotline(self.now);
        let page = ReceiptPage::of(self.t, self.layout(), given, &view, self.base(), hotline);
        let document = Document::Receipt(receipt(&page, contacts(self.t, self.state)));
        let what = self.t.get("document-file-receipt");
        self.print(&view, title, document, &what).await
    }

    /// The custody sheet of a piece of evidence (KEEP-1).
    ///
    /// # Errors
    /// When the reader sees no such case, or no such piece in it.
    pub(crate) async fn custody(&self, evidence: EvidenceId) -> Result<Download, WebError> {
        let view = self.view().await?;
        let sheet = custody(self.t, &view, evidence).ok_or_else(WebError::not_found)?;
        let title = self.t.get("custody-title");
        let what = self.t.get("document-file-custody");
        self.print(&view, title, Document::Custody(sheet), &what)
            .await
    }

    /// The record of the case as files that prove themselves, with its story
    /// and the sheets of its evidence beside (KEEP-1).
    ///
    /// # Errors
    /// When the reader sees no such case, or nothing signs the log.
    pub(crate) async fn bundle(&self) -> Result<Download, WebError> {
        let story = self.story().await?;
        let mut papers = vec![Paper {
            path: "recit.pdf".to_owned(),
            bytes: story.content.to_vec(),
        }];
        let view = self.view().await?;
        for evidence in view.case.evidence.keys() {
            let sheet = self.custody(*evidence).await?;
            papers.push(Paper {
                path: format!("pieces/{evidence}.pdf"),
                bytes: sheet.content.to_vec(),
            });
        }
        let app = &self.state.app;
        let bundle = app
            .bundle(self.actor, self.reference, Extent::Whole, papers)
            .await?;
        Ok(Download::archive(bundle.name, bundle.bytes.into()))
    }

    async fn view(&self) -> Result<CaseView, WebError> {
        let app = &self.state.app;
        let read = app.case_for(self.actor, self.reference, Looked::Document);
        Ok(read.await?)
    }

    async fn print(
        &self,
        view: &CaseView,
        title: Cow<'static, str>,
        document: Document,
        what: &str,
    ) -> Result<Download, WebError> {
        let about = self
            .t
            .with("document-about")
            .arg("reference", self.number())
            .arg("facility", place::name(&view.facility))
            .text();
        let frame = Frame {
            t: self.t,
            title: title.into_owned(),
            about: about.into_owned(),
            marking: Marking::Confidential,
            at: self.now,
            made_for: MadeFor::Reader(self.reader(view)),
        };
        let made = self.state.press.print(frame, document).await?;
        Ok(Download::pdf(Some(self.reference), what, made))
    }

    fn reader(&self, view: &CaseView) -> String {
        let role = || naming::seat(self.t, view.seat).into_owned();
        self.reader.clone().unwrap_or_else(role)
    }

    fn statement_page(&self, view: &CaseView) -> StatementPage {
        let cnil = self.state.app.config().contacts.cnil_url.clone();
        StatementPage::of(self.t, self.layout(), view, self.base(), cnil)
    }

    fn layout(&self) -> Layout {
        Layout::new("", "", self.now)
    }

    fn base(&self) -> String {
        paths::case(self.reference)
    }

    fn number(&self) -> String {
        self.reference.to_string()
    }
}
