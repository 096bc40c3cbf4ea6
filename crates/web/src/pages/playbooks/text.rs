//! The form in which a playbook is written, read and filled.

use app::playbooks::PlaybookText;
use locales::Texts;
use process::facility::FacilityNature;
use process::playbook::Content;
use process::refusal::{Reason, Tongue};
use process::words::{Cause, Word};

use crate::form::{Choice, Form};
use crate::input::Fields;
use crate::pages::staff::nature_key;

/// What the form offers.
pub(super) struct Offered {
    pub(super) causes: Vec<Choice>,
    pub(super) facilities: Vec<Choice>,
}

impl Offered {
    pub(super) fn of(t: Texts) -> Self {
        Self {
            causes: Choice::of(t, Cause::CHOICES),
            facilities: FacilityNature::ALL
                .iter()
                .map(|nature| Choice::new(word(*nature), t.get(nature_key(*nature))))
                .collect(),
        }
    }
}

fn word(nature: FacilityNature) -> &'static str {
    nature_key(nature).trim_start_matches("nature-")
}

/// Reads what was sent.
pub(super) fn read(fields: &Fields) -> PlaybookText {
    let given = |name: &str, value: &str| fields.values(name).any(|given| given == value);
    PlaybookText {
        causes: fields.values("types").filter_map(Cause::from_key).collect(),
        facilities: FacilityNature::ALL
            .into_iter()
            .filter(|nature| given("etablissements", word(*nature)))
            .collect(),
        french: fields.value("francais").to_owned(),
        english: fields.value("anglais").to_owned(),
    }
}

/// The form filled with what a playbook says.
pub(super) fn filled(content: &Content) -> Form {
    let mut form = Form::filled([
        ("francais", content.french.as_str()),
        ("anglais", content.english.as_deref().unwrap_or_default()),
    ]);
    for cause in &content.causes {
        form.set("types", cause.key());
    }
    for nature in &content.facilities {
        form.set("etablissements", word(*nature));
    }
    form
}

/// The field beside which it is said what is in the way.
pub(super) const fn field(reason: &Reason) -> &'static str {
    match reason {
        Reason::CauseMissing => "types",
        Reason::MisplacedText(Tongue::English, _) => "anglais",
        _ => "francais",
    }
}

/// An empty playbook with the headings that every one has.
pub(super) fn blank() -> Form {
    use process::playbook::SectionKind;
    use process::words::MeasureKind;

    let t = Texts::new(locales::Lang::Fr);
    let mut text = format!("# \n\n{}\n", t.get("playbook-blank-lead"));
    for kind in SectionKind::ALL {
        text.push_str(&format!("\n## {}\n", t.get(kind.label_key())));
        match kind {
            SectionKind::FirstMinutes => text.push_str("1. \n"),
            SectionKind::Measures => {
                let first = MeasureKind::ALL[0];
                text.push_str(&format!("### {}\n- \n", t.get(first.label_key())));
            }
            _ => text.push_str("- \n"),
        }
    }
    text.push_str(&format!("\n## {}\n", t.get("playbook-sources")));
    Form::filled([("francais", text)])
}
