//! Documents as a reader finds them: read back from the PDF by another
//! program (`pdftotext` and `pdfinfo`, of poppler-utils), which `cargo xtask
//! setup` installs. Each is written to `target/documents/` to be looked at.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod reading;

use locales::{Lang, Texts};
use proptest::prelude::*;
use reading::{Reading, read};
use report::{
    Act, Address, Cover, CustodySheet, Document, Due, Fact, Facts, Frame, MadeFor, Manner, Marking,
    Measure, Owed, PaperForm, Piece, PlaybookPart, PlaybookSheet, PlaybookSource, PlaybookStep,
    Playbooks, Receipt, Row, Statement, StepGroup, Story, Told, pdf,
};

fn frame(lang: Lang, title: &str) -> Frame {
    Frame {
        t: Texts::new(lang),
        title: title.to_owned(),
        about: "2026-000123 · CH de Valmont".to_owned(),
        marking: Marking::Confidential,
        at: "2026-01-16T05:12:00+01:00".parse().unwrap(),
        made_for: MadeFor::Reader("Dominique Exemple, Direction".to_owned()),
    }
}

fn row(label: &str, value: &str) -> Row {
    Row {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

/// A story in which somebody wrote `words` wherever words can be written.
fn story(words: &str) -> Story {
    let said = || words.to_owned();
    Story {
        summary: vec![row("État du dossier", "À traiter"), row("Note", words)],
        scope: said(),
        facts: vec![Facts {
            title: "Ce qui s'est passé".to_owned(),
            rows: vec![Fact {
                label: "Description".to_owned(),
                value: said(),
                before: said(),
            }],
        }],
        missing: vec![said()],
        measures: vec![Measure {
            title: "Mesure 1".to_owned(),
            text: said(),
            state: "Refusée".to_owned(),
            said: said(),
        }],
        due: vec![Due {
            what: "Répondre".to_owned(),
            who: said(),
            when: String::new(),
        }],
        elsewhere: vec![Owed {
            label: "CNIL".to_owned(),
            about: said(),
            until: "19 janvier".to_owned(),
            state: "à faire".to_owned(),
        }],
        told: vec![Told {
            who: said(),
            message: "Déclaration".to_owned(),
            when: "16 janv. 2026".to_owned(),
            outcome: "remis".to_owned(),
        }],
        acts: vec![Act {
            number: 1,
            title: "Message".to_owned(),
            when: "vendredi 16 janvier 2026".to_owned(),
            who: said(),
            audience: said(),
            pieces: vec![
                Piece::Words {
                    label: said(),
                    text: said(),
                },
                Piece::Fact(row("Moyen", words)),
                Piece::Change {
                    label: "Pilote".to_owned(),
                    before: said(),
                    after: said(),
                },
                Piece::Facts {
                    label: "La déclaration".to_owned(),
                    rows: vec![row("Description", words)],
                },
            ],
        }],
    }
}

fn set(lang: Lang, title: &str, document: Document) -> Reading {
    read(&pdf(&frame(lang, title), &document).unwrap())
}

fn set_story(words: &str) -> Reading {
    set(Lang::Fr, "Récit", Document::Story(story(words)))
}

#[test]
fn supp_5_a_binder_has_a_cover_a_table_of_contents_and_each_playbook() {
    let sheet = |title: &str| PlaybookSheet {
        title: title.to_owned(),
        lead: "Des fichiers ne s’ouvrent plus.".to_owned(),
        about: "Version 2".to_owned(),
        parts: [Manner::InOrder, Manner::Never, Manner::Any]
            .map(|manner| PlaybookPart {
                heading: format!("{manner:?}"),
                manner,
                groups: vec![StepGroup {
                    heading: if manner == Manner::Any { "Isoler" } else { "" }.to_owned(),
                    steps: vec![PlaybookStep {
                        mark: "informatique".to_owned(),
                        text: "Débranchez le réseau.".to_owned(),
                    }],
                }],
            })
            .into(),
        sources: vec![PlaybookSource {
            title: "CERT-FR".to_owned(),
            site: Address {
                address: "https://www.cert.ssi.gouv.fr/fiche/".to_owned(),
            },
        }],
    };
    let frame = Frame {
        about: String::new(),
        marking: Marking::Public,
        made_for: MadeFor::Everybody,
        ..frame(Lang::Fr, "Fiches réflexes")
    };
    let binder = |cover, sheets| {
        let contacts = vec![row("CERT Santé", "01 00 00 00 00")];
        let own_numbers = vec!["Direction de garde".to_owned()];
        let made = pdf(
            &frame,
            &Document::Playbooks(Playbooks {
                cover,
                contacts,
                own_numbers,
                sheets,
            }),
        );
        made.unwrap()
    };
    let cover = Cover {
        lead: "À garder près du téléphone.".to_owned(),
        made: "Le 16 janvier 2026".to_owned(),
    };
    let made = binder(Some(cover), vec![sheet("Rançongiciel"), sheet("Fuite")]);
    reading::keep("playbooks-binder", &made);
    let reading = read(&made);
    assert_eq!(
        reading.text.matches("Rançongiciel").count(),
        2,
        "contents and page"
    );
    assert!(reading.text.contains("Direction de garde"));
    let made = binder(None, vec![sheet("Rançongiciel")]);
    reading::keep("playbooks-one", &made);
    assert!(read(&made).text.contains("Débranchez le réseau."));
}

#[test]
fn decl_2b_the_form_on_paper_asks_what_the_portal_asks() {
    for lang in Lang::ALL {
        let t = Texts::new(lang);
        let contacts = vec![row("CERT Santé", "01 00 00 00 00 · cert@example.org")];
        let frame = Frame {
            about: String::new(),
            marking: Marking::ConfidentialOnceFilledIn,
            made_for: MadeFor::Everybody,
            ..frame(lang, &t.get("paper-title"))
        };
        let form = Document::PaperForm(PaperForm::of(t, contacts));
        let made = pdf(&frame, &form).unwrap();
        reading::keep(&format!("paper-form-{lang}"), &made);
        insta::assert_snapshot!(format!("paper_form_{lang}"), read(&made).structure);
    }
}

#[test]
fn a_story_is_read_in_order_under_its_headings() {
    let made = pdf(
        &frame(Lang::Fr, "Récit du dossier 2026-000123"),
        &Document::Story(story("Le serveur\nne répond plus.")),
    )
    .unwrap();
    reading::keep("story-sample", &made);
    insta::assert_snapshot!(read(&made).structure);
}

#[test]
fn documents_are_accessible_to_be_archived_and_say_their_title_and_language() {
    let statement = Document::Statement(Statement {
        due: "À notifier avant lundi.".to_owned(),
        site: report::Address {
            address: format!("https://notifications.example/{}", "a".repeat(150)),
        },
        rows: vec![row("Organisme", "CH de Valmont"), row("Contact", "")],
    });
    let receipt = Document::Receipt(Receipt {
        reference: "2026-000123".to_owned(),
        summary: vec![row("Déclaré", "vendredi")],
        link: report::Address::default(),
        bodies: vec!["CERT Santé".to_owned()],
        next: vec!["Une question.".to_owned()],
        elsewhere: Vec::new(),
        contacts: vec![row("CERT Santé", "01 00 00 00 00")],
    });
    let custody = Document::Custody(CustodySheet {
        piece: vec![row("Fichier", "journal.evtx")],
        sha256: "9f86d081".repeat(8),
        links: story("mots").acts,
    });
    let texts = Texts::new(Lang::Fr);
    for document in [
        custody,
        Document::Story(story("mots")),
        Document::PaperForm(PaperForm::of(texts, Vec::new())),
        statement,
        receipt,
    ] {
        for lang in Lang::ALL {
            let reading = set(lang, "Titre & titre", document.clone());
            assert_eq!(reading.fact("Title"), "Titre & titre");
            assert_eq!(reading.fact("Tagged"), "yes");
            assert_eq!(reading.fact("JavaScript"), "no");
            assert_eq!(reading.fact("Encrypted"), "no");
            assert_eq!(reading.fact("Page size"), "595.276 x 841.89 pts (A4)");
            let metadata = &reading.metadata;
            assert!(metadata.contains("<pdfuaid:part>1<"), "{metadata}");
            assert!(metadata.contains("<pdfaid:part>2<"), "{metadata}");
            assert!(metadata.contains("<pdfaid:conformance>A<"), "{metadata}");
            let code = lang.code();
            assert!(metadata.contains(&format!("<rdf:li>{code}-")), "{metadata}");
        }
    }
}

#[test]
fn what_somebody_wrote_is_never_an_instruction() {
    for hostile in [
        "#panic(\"x\") #read(\"/etc/passwd\") #import \"frame.typ\"",
        "$ x^2 $ \\ \\u{41} *gras* _souligné_ `code` ```",
        "= Titre\n== Titre\n- liste\n+ liste\n/ terme: x",
        "<label> @reference https://example.org // fin /* fin",
        "] ) } \" ' #[ ${ {{ }} </Span> %PDF EOF",
        "#data #labels #story.summary #sys.inputs",
    ] {
        let reading = set_story(hostile);
        let read: String = reading.words();
        let wrote: String = hostile.split_whitespace().collect();
        assert!(read.matches(&wrote).count() >= 10, "{hostile}\n{read}");
    }
}

#[test]
fn a_printed_name_of_a_page_or_a_facility_is_no_instruction_either() {
    let mut frame = frame(Lang::Fr, "#title *x*");
    frame.about = "$ #about".to_owned();
    frame.made_for = MadeFor::Reader("#panic()".to_owned());
    let reading = read(&pdf(&frame, &Document::Story(story("mots"))).unwrap());
    assert_eq!(reading.fact("Title"), "#title *x*");
    for part in ["#title*x*", "$#about", "#panic()"] {
        assert!(reading.words().contains(part), "{part}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let made = || {
        let document = Document::Story(story("mots"));
        pdf(&frame(Lang::Fr, "Récit"), &document).unwrap()
    };
    assert_eq!(made(), made());
}

#[test]
fn long_words_stay_on_the_page() {
    let reading = set_story(&"W".repeat(300));
    assert!(
        reading.right_edge <= 595.276 - 56.0,
        "{}",
        reading.right_edge
    );
}

#[test]
fn a_story_of_many_acts_is_set() {
    let mut long = story("Le serveur ne répond plus.");
    let act = long.acts.remove(0);
    long.acts = (1..=60)
        .map(|number| Act {
            number,
            ..act.clone()
        })
        .collect();
    let reading = set(Lang::Fr, "Récit", Document::Story(long));
    assert!(reading.words().contains("60.Message"));
}

#[test]
fn a_document_without_a_title_bears_the_portals_name() {
    for title in ["", " ", "\n\t"] {
        let document = Document::Story(story("Le serveur ne répond plus."));
        assert!(pdf(&frame(Lang::Fr, title), &document).is_ok(), "{title:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_characters_a_text_has_the_document_is_set(words in "(?s).{0,200}") {
        let document = Document::Story(story(&words));
        prop_assert!(pdf(&frame(Lang::En, &words), &document).is_ok());
    }
}
