//! Writing SVG.

/// A drawing that is being written.
pub(super) struct Drawing {
    text: String,
}

impl Drawing {
    /// A drawing of this size; its title and description tell it to those who
    /// do not see it.
    pub(super) fn of(told: (&str, &str), name: &str, width: u64, height: u64) -> Self {
        let (title, description) = told;
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" \
             viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             aria-labelledby=\"{name}-title {name}-desc\" font-family=\"sans-serif\" \
             font-size=\"13\" fill=\"currentColor\">\
             <title id=\"{name}-title\">{}</title><desc id=\"{name}-desc\">{}</desc>",
            escaped(title),
            escaped(description),
        );
        Self { text }
    }

    /// Adds what is written already.
    pub(super) fn put(&mut self, svg: &str) {
        self.text.push_str(svg);
    }

    /// Adds words; `anchor` is `start`, `middle` or `end`.
    pub(super) fn words(&mut self, x: u64, y: u64, anchor: &str, words: &str) {
        self.put(&format!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escaped(words)
        ));
    }

    /// Adds words that stand above what follows.
    pub(super) fn heading(&mut self, x: u64, y: u64, words: &str) {
        self.put(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-weight=\"bold\">{}</text>",
            escaped(words)
        ));
    }

    /// A line from one point to another.
    pub(super) fn line(&mut self, (x1, y1): (u64, u64), (x2, y2): (u64, u64), ink: Ink) {
        let opacity = if ink == Ink::Pale { "0.25" } else { "1" };
        self.put(&format!(
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"currentColor\" \
             stroke-opacity=\"{opacity}\"/>"
        ));
    }

    /// A full rectangle, or its outline.
    pub(super) fn rectangle(&mut self, at: (u64, u64), size: (u64, u64), ink: Ink) {
        let ((x, y), (width, height)) = (at, size);
        let ink = match ink {
            Ink::Full => "fill-opacity=\"0.75\"",
            Ink::Pale => "fill-opacity=\"0.3\"",
            Ink::Outline => "fill=\"none\" stroke=\"currentColor\"",
            Ink::Broken => "fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"3 3\"",
        };
        self.put(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {ink}/>"
        ));
    }

    pub(super) fn done(mut self) -> String {
        self.put("</svg>");
        self.text
    }
}

/// How something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Full.
    Full,
    /// So pale that words stand out upon it.
    Pale,
    /// Only its edge.
    Outline,
    /// Only its edge, broken: what has no end, or of which nothing is known.
    Broken,
}

/// A part of a length.
pub(super) fn scaled(value: u64, largest: u64, length: u64) -> u64 {
    (value * length + largest / 2) / largest.max(1)
}

/// Room that words take, for the letters of any font without serifs.
pub(super) fn room(words: &str) -> u64 {
    words.chars().count() as u64 * 7
}

pub(super) fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(letter),
        }
    }
    safe
}
