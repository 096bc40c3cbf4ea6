//! Somebody at a browser: acts on pages as people do, and looks at each with
//! axe-core, the console and a phone.

use std::cell::RefCell;

use locales::{Lang, Texts};
use serde_json::json;
use testkit::browser::prelude::*;
use testkit::browser::{Browser, Scripts, Session, SessionOptions};
use testkit::server::Server;
use testkit::world::{PASSWORD, Who};

/// What the catalogue says in French.
pub(crate) fn says(key: &str) -> String {
    Texts::new(Lang::Fr).get(key).into_owned()
}

/// Somebody at a browser of their own.
pub(crate) struct Person {
    pub(crate) session: Session,
    url: String,
    scripts: Scripts,
    wrong: RefCell<Vec<String>>,
}

impl Person {
    /// Somebody who has not signed in.
    pub(crate) async fn stranger(browser: &Browser, url: &str, options: SessionOptions) -> Self {
        Self {
            session: browser.session_with(options).await,
            url: url.to_owned(),
            scripts: options.scripts,
            wrong: RefCell::default(),
        }
    }

    /// Somebody who signs in by the page.
    pub(crate) async fn signed_in(browser: &Browser, server: &Server, who: Who) -> Self {
        let person = Self::stranger(browser, &server.url, SessionOptions::default()).await;
        let code = match who.is_staff() {
            true => Some(server.world.code(who).await),
            false => None,
        };
        person.open("/connexion").await;
        person.write("email", &who.email()).await;
        person.write("password", PASSWORD).await;
        person.press_in("main", "sign-in-submit").await;
        if let Some(code) = code {
            person.write("code", &code).await;
            person.press_in("main", "second-step-submit").await;
        }
        assert_eq!(person.path().await, "/accueil", "{who:?} signs in");
        person
    }

    /// Opens a page by its address.
    pub(crate) async fn open(&self, path: &str) {
        let address = match path.starts_with("http") {
            true => path.to_owned(),
            false => format!("{}{path}", self.url),
        };
        self.session.goto(address).await.unwrap();
        self.look().await;
    }

    /// Where the person is, without the query.
    pub(crate) async fn path(&self) -> String {
        let address = self.session.current_url().await.unwrap();
        address.path().to_owned()
    }

    /// The last part of the address.
    pub(crate) async fn last_of_path(&self) -> String {
        let path = self.path().await;
        path.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// What the server answered to the page.
    pub(crate) async fn status(&self) -> u16 {
        let script = "return performance.getEntriesByType('navigation')[0].responseStatus";
        let answer = self.session.execute(script, []).await.unwrap();
        answer.convert().unwrap()
    }

    /// Opens an address that is not for this person: the page says that there
    /// is nothing.
    pub(crate) async fn finds_nothing_at(&self, path: &str) {
        let address = format!("{}{path}", self.url);
        self.session.goto(address).await.unwrap();
        assert_eq!(self.status().await, 404, "{path}");
        self.sees("error-not-found-title").await;
        // The browser tells the answer's status in its console.
        self.session.console_errors().await;
        self.note_violations().await;
    }

    /// Presses the button, or follows the link, of this name.
    pub(crate) async fn press(&self, key: &str) {
        self.press_in("body", key).await;
    }

    /// The same within a part of the page.
    pub(crate) async fn press_in(&self, part: &str, key: &str) {
        self.press_words(part, &says(key)).await;
    }

    /// The same, by the words themselves.
    pub(crate) async fn press_words(&self, part: &str, words: &str) {
        let named = format!(
            "//{part}//*[self::button or self::a or self::summary][not(@aria-hidden)]\
             [starts-with(normalize-space(.), \"{words}\")]"
        );
        self.follow(&self.found(By::XPath(named)).await).await;
        self.look().await;
    }

    async fn follow(&self, pressed: &WebElement) {
        match self.scripts {
            Scripts::Run => self.session.press(pressed).await,
            Scripts::Blocked => pressed.click().await.unwrap(),
        }
    }

    /// Writes into a field, over what is there.
    pub(crate) async fn write(&self, field: &str, text: &str) {
        self.unfold(&format!("@id='{field}'")).await;
        let element = self.found(By::Id(field)).await;
        element.clear().await.unwrap();
        element.send_keys(text).await.unwrap();
    }

    /// Gives a day and an hour.
    pub(crate) async fn date(&self, field: &str, day: &str, hour: &str) {
        let script = "const [field, day, hour] = arguments;\
            for (const [id, value] of [[field, day], [field + '-time', hour]]) {\
              const input = document.getElementById(id);\
              input.value = value;\
              input.dispatchEvent(new Event('input', { bubbles: true }));\
            }";
        let given = vec![json!(field), json!(day), json!(hour)];
        self.session.execute(script, given).await.unwrap();
    }

    /// Chooses one answer of a field, or ticks one of its boxes; one that is
    /// chosen already stays so.
    pub(crate) async fn choose(&self, field: &str, value: &str) {
        let choice = format!("@name='{field}' and @value='{value}'");
        self.unfold(&choice).await;
        let choice = By::XPath(format!("//input[{choice}]"));
        let choice = self.found(choice).await;
        if !choice.is_selected().await.unwrap() {
            choice.click().await.unwrap();
        }
    }

    /// What a field holds.
    pub(crate) async fn value_of(&self, field: &str) -> String {
        let element = self.found(By::Id(field)).await;
        element.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Chooses one line of a list.
    pub(crate) async fn select(&self, field: &str, value: &str) {
        let line = format!("select[name='{field}'] option[value='{value}']");
        self.found(By::Css(line)).await.click().await.unwrap();
    }

    /// Waits until the page says these words of the catalogue.
    pub(crate) async fn sees(&self, key: &str) {
        self.reads("body", &says(key)).await;
    }

    /// Waits until a part of the page says these words.
    pub(crate) async fn reads(&self, part: &str, words: &str) {
        let element = self.session.query(By::Css(part));
        let wanted = words.to_owned();
        let found = element
            .with_filter(move |element: WebElement| {
                let wanted = wanted.clone();
                async move { Ok(element.text().await?.contains(&wanted)) }
            })
            .first()
            .await;
        if found.is_err() {
            let page = self.text_of("body").await;
            panic!("no {words:?} in {part} of {}:\n{page}", self.path().await);
        }
    }

    /// The text of a part of the page.
    pub(crate) async fn text_of(&self, part: &str) -> String {
        let part = By::Css(part.to_owned());
        self.found(part).await.text().await.unwrap()
    }

    /// Takes the page's picture on a desktop and on a phone.
    pub(crate) async fn picture(&self, name: &str) {
        self.session.screenshot(name).await;
        let cdp = self.session.cdp();
        let phone = json!({"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true});
        cdp.send_raw("Emulation.setDeviceMetricsOverride", phone)
            .await
            .unwrap();
        let script = "return document.documentElement.scrollWidth";
        let width = self.session.execute(script, []).await.unwrap();
        let width: u32 = width.convert().unwrap();
        if width > 390 {
            self.note(format!("{width} pixels wide on a phone")).await;
        }
        self.session.screenshot(&format!("{name}-phone")).await;
        cdp.send_raw("Emulation.clearDeviceMetricsOverride", json!({}))
            .await
            .unwrap();
    }

    /// Everything that was wrong with the pages that the person saw.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.wrong.take()
    }

    /// Opens what is folded over a field.
    async fn unfold(&self, field: &str) {
        let fold = format!("//details[not(@open)][.//*[{field}]]/summary");
        for summary in self.session.find_all(By::XPath(fold)).await.unwrap() {
            summary.click().await.unwrap();
        }
    }

    async fn found(&self, by: By) -> WebElement {
        let found = self.session.query(by.clone()).first().await;
        match found {
            Ok(element) => element,
            Err(_) => {
                let page = self.session.source().await.unwrap_or_default();
                let main = page.split_once("<main").map_or("", |(_, main)| main);
                panic!("no {by} on {}:\n{main}", self.path().await)
            }
        }
    }

    /// Notes what is wrong with the page at hand.
    pub(crate) async fn look(&self) {
        for error in self.session.console_errors().await {
            // The console tells of a page that refuses, sometimes once the next
            // one is shown; what a page loads must load.
            let (address, _) = error
                .split_once(" - Failed to load resource")
                .unwrap_or_default();
            if address.is_empty() || address.contains("/assets/") {
                self.note(error).await;
            }
        }
        self.note_violations().await;
    }

    async fn note_violations(&self) {
        // axe-core is a script too; without any, the page is the same.
        if self.scripts == Scripts::Blocked {
            return;
        }
        for violation in self.session.violations().await {
            self.note(violation.to_string()).await;
        }
    }

    async fn note(&self, wrong: String) {
        let page = self.path().await;
        self.wrong.borrow_mut().push(format!("{page}: {wrong}"));
    }
}

/// A phone whose owner blocks scripts.
pub(crate) const CAREFUL_PHONE: SessionOptions = SessionOptions {
    viewport: testkit::browser::Viewport::Phone,
    scripts: Scripts::Blocked,
    colour_scheme: testkit::browser::ColourScheme::Light,
    languages: None,
};
