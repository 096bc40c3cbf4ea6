//! A draft of the guided form, filled in as a browser without JavaScript does.

use crate::portal::{Browser, Portal, location};

/// A draft that a browser fills in.
pub(crate) struct Drafting<'a> {
    pub(crate) browser: &'a Browser,
    /// Address of the draft.
    pub(crate) base: String,
}

impl<'a> Drafting<'a> {
    /// A draft for the hospital.
    pub(crate) async fn begun(portal: &Portal, browser: &'a Browser) -> Self {
        Self::begun_for(browser, portal.world.hospital.finess.as_str()).await
    }

    /// A draft for a facility.
    pub(crate) async fn begun_for(browser: &'a Browser, finess: &str) -> Self {
        let answer = browser.post("/declarer", &[("facility", finess)]).await;
        assert_eq!(answer.status(), 303, "{finess}");
        let first = location(&answer);
        let base = first.rsplit_once('/').expect("a page of a draft").0;
        Self {
            browser,
            base: base.to_owned(),
        }
    }

    /// Address of a page of the draft.
    pub(crate) fn at(&self, page: &str) -> String {
        format!("{}/{page}", self.base)
    }

    /// A page of the draft.
    pub(crate) async fn page(&self, page: &str) -> String {
        self.browser.page(&self.at(page)).await
    }

    /// Fills a page in and sends it with the version that it was shown with.
    pub(crate) async fn fill(&self, page: &str, answers: &[(&str, &str)]) -> reqwest::Response {
        let shown = self.page(page).await;
        self.send(page, &shown, answers).await
    }

    /// Sends a page that was shown before.
    pub(crate) async fn send(
        &self,
        page: &str,
        shown: &str,
        answers: &[(&str, &str)],
    ) -> reqwest::Response {
        let (version, mark) = (hidden(shown, "version"), hidden(shown, "marque"));
        let mut fields = vec![("version", version.as_str()), ("marque", mark.as_str())];
        fields.extend_from_slice(answers);
        self.browser.post(&self.at(page), &fields).await
    }

    /// Fills in what is needed to send.
    pub(crate) async fn fill_essentials(&self, words: &str) {
        let answers = [
            ("description", words),
            ("reporter-name", "Prénom Nom"),
            ("reporter-phone", "01 23 45 67 89"),
            ("reporter-email", "prenom.nom@test.example"),
        ];
        let answer = self.fill("essentiel", &answers).await;
        assert_eq!(answer.status(), 303);
    }
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let Some((_, rest)) = page.split_once(&mark) else {
        return String::new();
    };
    rest.split('"').next().unwrap_or_default().to_owned()
}
