//! SUPP-5: playbooks leave as files and come in again, each awaiting a second
//! person.

use std::fs;

use crate::place::{Place, Said};

const FILE: &str = "+++\ncauses = [\"telecom-loss\"]\nreview_by = \"2027-11-01\"\n+++\n\
    # Téléphone coupé\n\nPlus aucun appel ne passe.\n\n\
    ## Les quinze premières minutes\n1. Prenez les téléphones de secours.\n\n\
    ## Ce qu'il ne faut pas faire\n- Ne redémarrez pas l'autocommutateur.\n\n\
    ## Qui appeler\n- L'opérateur, depuis un mobile.\n\n\
    ## Les traces à garder\n- L'heure de la coupure.\n\n\
    ## Les mesures\n### Continuer les soins sans le système\n- Organiser des rondes.\n\n\
    ## Quand c'est fini\n- Les appels d'urgence passent.\n";

fn import(place: &Place, more: &[&str]) -> Said {
    let folder = place.path("fiches").display().to_string();
    let mut words = vec!["playbooks", "import", &folder];
    words.extend(more);
    place.run(&words)
}

fn write(place: &Place, name: &str, text: &str) {
    let file = place.path("fiches").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

#[test]
fn supp_5_what_comes_in_is_tried_first_then_awaits_a_second_person() {
    let place = Place::new();
    place.done(&["migrate"]);
    write(&place, "fr/telephone-coupe.md", FILE);
    let tried = import(&place, &["--dry-run"]);
    assert_eq!(tried.code, Some(0), "{}", tried.err);
    assert!(tried.out.contains("telephone-coupe: new"), "{}", tried.out);
    let kept = import(&place, &[]);
    assert!(
        kept.out.contains("telephone-coupe: new"),
        "nothing was kept before"
    );
    assert_eq!(kept.code, Some(0), "{}", kept.err);
    let again = import(&place, &[]);
    assert_eq!(again.code, Some(3), "{}", again.out);
    assert!(
        again.out.contains("somebody is writing its next text"),
        "{}",
        again.out
    );

    let folder = place.path("sorties").display().to_string();
    let left = place.run(&["playbooks", "export", &folder]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let waits = place.path("sorties").join("fr/telephone-coupe.md");
    assert!(!waits.exists(), "it is not in force");
}

#[test]
fn supp_5_what_is_wrong_is_said_file_by_file_and_the_others_come_in() {
    let place = Place::new();
    place.done(&["migrate"]);
    write(&place, "fr/telephone-coupe.md", FILE);
    write(&place, "fr/sans-proprietes.md", "# Titre\n");
    write(&place, "fr/Majuscules.md", FILE);
    write(
        &place,
        "fr/sans-titre.md",
        &FILE.replace("# Téléphone coupé\n", ""),
    );
    write(&place, "fr/autres-causes.md", FILE);
    write(
        &place,
        "en/autres-causes.md",
        &FILE.replace("telecom-loss", "ransomware"),
    );
    let said = import(&place, &[]);
    assert_eq!(said.code, Some(3), "{}", said.err);
    for (file, problem) in [
        ("sans-proprietes.md", "properties"),
        ("Majuscules.md", "name"),
        ("sans-titre.md", ""),
        ("autres-causes.md", "English"),
    ] {
        let line = said.out.lines().find(|line| line.contains(file));
        let line = line.unwrap_or_else(|| panic!("{file} in:\n{}", said.out));
        assert!(line.contains(problem), "{line}");
    }
    assert!(said.out.contains("telephone-coupe: new"), "{}", said.out);
    assert!(said.out.contains("Left out: 4."), "{}", said.out);

    let nowhere = place.run(&["playbooks", "import", "nulle-part"]);
    assert_eq!(nowhere.code, Some(1));
    assert!(nowhere.err.contains("nulle-part"), "{}", nowhere.err);
}
