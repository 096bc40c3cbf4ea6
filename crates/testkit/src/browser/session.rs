//! One browser with a profile of its own.

use std::fs;
use std::ops::Deref;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::json;
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::error::WebDriverResult;
use thirtyfour::extensions::query::ElementPollerWithTimeout;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};

use super::driver::{Driver, chromium};

/// Where the pictures go.
const SCREENSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/screenshots");
/// How long an element, or the next page, is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is looked for.
pub(super) const INTERVAL: Duration = Duration::from_millis(50);

/// Switches of every browser: no window, no visit to anything but this machine, no motion.
const SWITCHES: [&str; 11] = [
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-breakpad",
    "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/// Size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Viewport {
    /// 1280 × 900 pixels.
    #[default]
    Desktop,
    /// A phone, 390 × 844 CSS pixels, with a touch screen unless scripts are blocked.
    Phone,
}

/// Whether the pages' scripts run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scripts {
    /// They run.
    #[default]
    Run,
    /// They are blocked, as a careful reader may choose.
    Blocked,
}

/// What the reader's system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColourScheme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// The kind of browser to open.
#[derive(Debug, Clone, Copy, Default)]
pub struct SessionOptions {
    /// Size of the window; a desktop by default.
    pub viewport: Viewport,
    /// Whether scripts run; they do by default.
    pub scripts: Scripts,
    /// Light by default.
    pub colour_scheme: ColourScheme,
    /// Value of `Accept-Language`; `fr-FR,fr` by default.
    pub languages: Option<&'static str>,
}

/// A browser with a profile of its own. What it can do besides is that of [`WebDriver`].
#[derive(Debug)]
pub struct Session {
    web_driver: WebDriver,
    /// Dropped after the session: the driver has to be there to close it.
    _driver: Arc<Driver>,
}

impl Deref for Session {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.web_driver
    }
}

impl Session {
    pub(super) async fn open(driver: Arc<Driver>, options: SessionOptions) -> Self {
        let web_driver = match start(&driver, options).await {
            Ok(started) => started,
            // On a busy machine Chromium sometimes ends while it starts.
            Err(_) => start(&driver, options).await.expect("Chromium starts"),
        };
        let session = Self {
            web_driver,
            _driver: driver,
        };
        session.prefer(options.colour_scheme).await;
        session
    }

    async fn prefer(&self, colour_scheme: ColourScheme) {
        let value = match colour_scheme {
            ColourScheme::Light => "light",
            ColourScheme::Dark => "dark",
        };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.cdp()
            .send_raw("Emulation.setEmulatedMedia", media)
            .await
            .expect("the colour scheme can be chosen");
    }

    /// Takes a picture of the whole page, below the fold too, to
    /// `target/screenshots/<name>.png`, and tells where.
    ///
    /// # Panics
    /// When the browser or the disk refuses.
    pub async fn screenshot(&self, name: &str) -> PathBuf {
        let metrics = self
            .cdp()
            .send_raw("Page.getLayoutMetrics", json!({}))
            .await
            .expect("the page has a size");
        let size = &metrics["cssContentSize"];
        let picture = json!({
            "captureBeyondViewport": true,
            "clip": { "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 },
        });
        let picture = self
            .cdp()
            .send_raw("Page.captureScreenshot", picture)
            .await
            .expect("the page can be pictured");
        let file = Path::new(SCREENSHOTS).join(format!("{name}.png"));
        let picture = picture["data"].as_str().unwrap_or_default();
        let picture = BASE64.decode(picture).expect("the picture is readable");
        fs::create_dir_all(SCREENSHOTS).expect("the directory of pictures");
        fs::write(&file, picture).expect("the picture is written");
        file
    }

    /// The errors in the browser's console since the last call: failed scripts, resources that
    /// did not load, what the content security policy blocked.
    ///
    /// # Panics
    /// When the browser does not answer.
    pub async fn console_errors(&self) -> Vec<String> {
        let entries = self.browser_log().await.expect("the console can be read");
        entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message)
            .collect()
    }

    /// Closes the browser; one that is merely dropped is closed with its driver.
    ///
    /// # Panics
    /// When the browser does not answer.
    pub async fn close(self) {
        let web_driver = self.web_driver.clone();
        web_driver.quit().await.expect("the browser closes");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Closing from here would block the test's thread for minutes; stopping the driver
        // closes every browser at once.
        let _already_closed = self.web_driver.clone().leak();
    }
}

async fn start(driver: &Driver, options: SessionOptions) -> WebDriverResult<WebDriver> {
    WebDriver::builder(driver.url(), capabilities(driver, options)?)
        .poller(Arc::new(ElementPollerWithTimeout::new(PATIENCE, INTERVAL)))
        .await
}

fn capabilities(driver: &Driver, options: SessionOptions) -> WebDriverResult<ChromeCapabilities> {
    let languages = options.languages.unwrap_or("fr-FR,fr");
    let mut capabilities = ChromeCapabilities::new();
    if let Some(chromium) = chromium() {
        capabilities.set_binary(&chromium.display().to_string())?;
    }
    for switch in SWITCHES {
        capabilities.add_arg(switch)?;
    }
    capabilities.add_arg(&format!(
        "--user-data-dir={}",
        driver.new_profile().display()
    ))?;
    capabilities.add_arg(&format!("--accept-lang={languages}"))?;
    if run_by_root() {
        capabilities.add_arg("--no-sandbox")?;
    }
    match options.viewport {
        Viewport::Desktop => capabilities.add_arg("--window-size=1280,900")?,
        Viewport::Phone => capabilities.add_experimental_option(
            "mobileEmulation",
            json!({ "deviceMetrics": {
                "width": 390, "height": 844, "pixelRatio": 2.0, "mobile": true,
                // Without scripts the driver would wait for ever for the answer to a touch.
                "touch": options.scripts == Scripts::Run,
            } }),
        )?,
    }
    let mut preferences = json!({ "intl.accept_languages": languages });
    if options.scripts == Scripts::Blocked {
        // 2 is Chromium's number for "block".
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    capabilities.add_experimental_option("prefs", preferences)?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::Severe)?;
    Ok(capabilities)
}

/// Chromium's sandbox refuses to work as root.
fn run_by_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
