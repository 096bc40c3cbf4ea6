//! A case worked from its declaration to its lessons.

use super::*;

#[tokio::test]
async fn a_case_is_worked_to_its_lessons_by_forms_alone() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Écran de rançon sur deux postes.")
        .await
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let lead = portal.signed_in(Who::Lead).await;
    let agency = portal.signed_in(Who::Ars).await;
    let hfds = portal.signed_in(Who::Hfds).await;
    let dgs = portal.signed_in(Who::Dgs).await;

    acted(&analyst, case, "prendre-en-compte", &[]).await;
    acted(
        &analyst,
        case,
        "ecrire",
        &[
            ("text", "Quels serveurs ?"),
            ("to", "question"),
            ("within", "4"),
        ],
    )
    .await;
    acted(
        &analyst,
        case,
        "ecrire",
        &[("text", "À revoir demain."), ("to", "note")],
    )
    .await;
    let seen = version(&portal, Who::Analyst, case).await;
    acted(
        &analyst,
        case,
        "qualifier",
        &[
            ("class", "significant"),
            ("findings", "sanitary-impact"),
            ("kinds", "care-safety"),
            ("grounds", "Chiffrement constaté."),
            ("then", "confirm"),
            ("version", &seen),
        ],
    )
    .await;
    shown_and_acted(
        &analyst,
        case,
        "contact",
        &[("means", "phone"), ("summary", "Appel de la direction.")],
    )
    .await;
    shown_and_acted(
        &agency,
        case,
        "appui",
        &[("choice", "share"), ("comment", "Avec la délégation.")],
    )
    .await;
    shown_and_acted(&agency, case, "relais", &[("target", "prefecture")]).await;
    shown_and_acted(
        &agency,
        case,
        "offre-de-soins",
        &[("text", "Urgences déportées vers le CHU.")],
    )
    .await;
    shown_and_acted(
        &analyst,
        case,
        "mesure",
        &[("kind", "containment"), ("text", "Débrancher les postes.")],
    )
    .await;
    shown_and_acted(
        &agency,
        case,
        "mesure",
        &[("kind", "care-continuity"), ("text", "Passer au papier.")],
    )
    .await;
    shown_and_acted(
        &analyst,
        case,
        "retirer-mesure",
        &[("measure", "2"), ("reason", "Déjà fait.")],
    )
    .await;
    shown_and_acted(
        &analyst,
        case,
        "etape",
        &[
            ("step", "containment"),
            ("state", "in-progress"),
            ("actors", "cert-sante"),
            ("actors", "ars"),
            ("note", ""),
        ],
    )
    .await;
    shown_and_acted(
        &analyst,
        case,
        "causes",
        &[
            ("nature", "malicious"),
            ("causes", "ransomware"),
            ("perimeter", "Deux postes."),
        ],
    )
    .await;
    let [near, ..] = portal.world.directory().await;
    let listed = analyst
        .page(&format!("/dossiers/{case}/prestataires"))
        .await;
    let place = |name: &str| listed.find(name).unwrap();
    assert!(
        place("Secours Numérique du Littoral") < place("Atelier Cyber du Sud"),
        "SUPP-6: those of the region come first"
    );
    acted(
        &analyst,
        case,
        "prestataires",
        &[("providers", &near.to_string())],
    )
    .await;
    shown_and_acted(
        &dgs,
        case,
        "effet-sur-les-soins",
        &[("text", "Déport pendant un jour.")],
    )
    .await;
    shown_and_acted(&dgs, case, "mode-degrade", &[("text", "Dossier papier.")]).await;
    shown_and_acted(
        &hfds,
        case,
        "interministeriel",
        &[("text", "Aucun autre ministère.")],
    )
    .await;
    acted(&hfds, case, "lu", &[]).await;
    acted(&dgs, case, "lu", &[]).await;
    shown_and_acted(
        &analyst,
        case,
        "rapport",
        &[
            ("summary", "Deux postes chiffrés."),
            ("recommendations", "Segmenter."),
        ],
    )
    .await;

    let seen = version(&portal, Who::Analyst, case).await;
    acted(&analyst, case, "fin-appui", &[("version", &seen)]).await;
    let report = analyst.page(&format!("/dossiers/{case}/bilan")).await;
    assert!(report.contains("name=\"residual_risks\""), "CLOSE-2");
    acted(
        &analyst,
        case,
        "bilan",
        &[
            ("actions", "Postes réinstallés."),
            ("results", "Service rétabli."),
            ("residual_vulnerabilities", "Aucune connue."),
            ("residual_risks", ""),
        ],
    )
    .await;
    let director = portal.world.actor(Who::Director);
    let ended = process::command::Command::EndHandling {
        text: String::new(),
    };
    let request = app::cases::ActRequest {
        command: ended,
        seen: None,
        key: None,
    };
    portal.world.app.act(director, case, request).await.unwrap();
    for (browser, who) in [(&analyst, Who::Analyst), (&agency, Who::Ars)] {
        let seen = version(&portal, who, case).await;
        acted(
            browser,
            case,
            "accord",
            &[("version", &seen), ("comment", "")],
        )
        .await;
    }
    let board = lead.page(&format!("/dossiers/{case}")).await;
    assert!(board.contains("Accord attendu"), "CLOSE-1");
    shown_and_acted(
        &lead,
        case,
        "passer-outre",
        &[
            ("party", "facility"),
            ("reason", "Sans réponse depuis dix jours."),
        ],
    )
    .await;
    acted(
        &lead,
        case,
        "passer-outre",
        &[("party", "hfds"), ("reason", "Accord donné par téléphone.")],
    )
    .await;
    let seen = version(&portal, Who::Lead, case).await;
    acted(&lead, case, "clore", &[("version", &seen)]).await;
    let lessons = analyst
        .page(&format!("/dossiers/{case}/retour-experience"))
        .await;
    assert!(
        lessons.contains("Segmenter."),
        "LESS-1: filled from the case"
    );
    acted(
        &analyst,
        case,
        "retour-experience",
        &[
            ("causes", "Hameçonnage."),
            ("recommendations", "Segmenter."),
        ],
    )
    .await;
    acted(&analyst, case, "rouvrir", &[("reason", "Nouvelle vague.")]).await;
    let view = portal.world.sees(Who::Lead, case).await.unwrap();
    assert_eq!(view.case.state, State::InTreatment, "CLOSE-4");

    let record = lead.page(&format!("/dossiers/{case}/recit")).await;
    for (number, _) in view.story.iter().enumerate() {
        let mark = format!("id=\"acte-{}\"", number + 1);
        assert!(record.contains(&mark), "KEEP-1: {mark}");
    }
}
