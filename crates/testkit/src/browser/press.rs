//! Presses a button or a link and follows it to the page it leads to.

use std::time::Instant;

use thirtyfour::WebElement;
use tokio::time;

use super::Session;
use super::session::{INTERVAL, PATIENCE};

/// Notes on the page that it is being left: by a form that is really sent, or
/// a link that leads to another document and is not kept as a file.
const WATCH: &str = r"
if (window.leaving === undefined) {
    window.leaving = false;
    window.addEventListener('submit', event => { window.leaving ||= !event.defaultPrevented; });
    window.addEventListener('click', event => {
        const link = event.target.closest?.('a[href]');
        if (!link || link.hasAttribute('download') || link.target || event.defaultPrevented) return;
        const here = location.href.split('#')[0];
        window.leaving ||= link.href.split('#')[0] !== here || !link.hash;
    });
}
";

/// Whether there is no page to wait for: this one stays, or the next is whole.
const SETTLED: &str = r"
return window.leaving === undefined ? document.readyState === 'complete' : !window.leaving;
";

impl Session {
    /// Presses an element of the page and, where that leads to another page,
    /// waits until it is there: the driver's own waiting gives up on a server
    /// that takes its time to answer. What is answered with a file leaves the
    /// page as it is once the patience is over.
    ///
    /// # Panics
    /// When the element cannot be pressed.
    pub async fn press(&self, element: &WebElement) {
        self.execute(WATCH, []).await.expect("the page is watched");
        element.click().await.expect("the element can be pressed");
        let begun = Instant::now();
        while !self.has_settled().await && begun.elapsed() < PATIENCE {
            time::sleep(INTERVAL).await;
        }
    }

    /// A page that goes while it is asked has not settled.
    async fn has_settled(&self) -> bool {
        match self.execute(SETTLED, []).await {
            Ok(answer) => answer.convert().unwrap_or(false),
            Err(_) => false,
        }
    }
}
