//! The hue of a status. It only helps: the words say everything.

/// One of the hues that a status tag, a notice or a story's item may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to notice.
    #[default]
    Neutral,
    /// Under way, or worth knowing.
    Info,
    /// Done, agreed, safe.
    Good,
    /// Waits for somebody, or soon late.
    Warn,
    /// Serious, refused, late.
    Danger,
}

impl Tone {
    /// The CSS class of the hue.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Info => "tone-info",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Danger => "tone-danger",
        }
    }
}
