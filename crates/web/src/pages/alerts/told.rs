//! The story of an alert in words.

use std::borrow::Cow;

use app::alerts::{AlertView, Part};
use locales::Texts;
use process::access::{Seat, Standing};
use process::act::Private;
use process::alert::AlertAct;

use crate::naming;
use crate::paths;
use crate::reader::Reader;
use crate::signing::Signings;
use crate::story::{Entry, Part as Said};
use crate::tone::Tone;

/// The acts of an alert that the reader may read, the latest first.
pub(crate) fn story(reader: &Reader, view: &AlertView) -> Vec<Entry> {
    let t = reader.t;
    let (Part::Staff(part), Standing::Staff(role)) = (&view.part, &reader.actor.standing) else {
        return Vec::new();
    };
    let signings = Signings::new(
        t,
        part.story
            .iter()
            .map(|act| (act, view.name(&act.by.pseudonym))),
        (&reader.actor.pseudonym, Seat::Staff { role: *role }),
        format!("{}/{}", paths::ALERTS, view.alert.number),
    );
    part.story
        .iter()
        .map(|act| Entry {
            number: act.seq.0,
            tone: Tone::Neutral,
            title: t.alert_act(&act.act),
            who: naming::person(t, view.name(&act.by.pseudonym), act.by.seat),
            at: act.at,
            audience: Cow::Borrowed(""),
            parts: said(t, &act.act).into_iter().collect(),
            signing: signings.of(act),
        })
        .collect()
}

fn said(t: Texts, act: &AlertAct) -> Option<Said> {
    let text = match act {
        AlertAct::Declined { reason }
        | AlertAct::Ended { reason }
        | AlertAct::Withdrawn { reason } => reason,
        AlertAct::Corrected { text, .. } => text,
        AlertAct::Retention(act) => act.reason()?,
        AlertAct::Signed(signed) => {
            return Some(Said::Fact {
                label: t.get("story-signed-how"),
                value: t.get(signed.means.label_key()).into_owned(),
            });
        }
        _ => return None,
    };
    let text = match text {
        Private::Known(text) if text.is_empty() => return None,
        Private::Known(text) => text.clone(),
        Private::Erased => t.get("story-erased").into_owned(),
    };
    Some(Said::Words {
        label: Cow::Borrowed(""),
        text,
    })
}
