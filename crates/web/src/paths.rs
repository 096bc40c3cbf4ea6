//! Addresses that the frame of every page and several pages link to.

/// The public home.
pub const HOME: &str = "/";
/// Where a person signs in.
pub const SIGN_IN: &str = "/sign-in";
/// Where a signed-in person leaves, by POST.
pub const SIGN_OUT: &str = "/sign-out";
/// The signed-in person's account.
pub const ACCOUNT: &str = "/account";
/// Changes the language, by POST of `lang` and `back`.
pub const LANGUAGE: &str = "/language";
/// Starts a declaration.
pub const DECLARE: &str = "/declare";
/// What to do now when help is needed (DECL-6).
pub const HELP_NOW: &str = "/help-now";
/// The form to fill in by hand (DECL-2b).
pub const PAPER_FORM: &str = "/paper-form";
