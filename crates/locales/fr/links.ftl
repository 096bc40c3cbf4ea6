### Retours d'expérience et fiches réflexes : ce qu'un retour change à une fiche (LESS-2).

link-title = Rattacher une recommandation à une fiche réflexe
link-lead = La recommandation se lira sur la page de la fiche. Si la fiche doit changer, dites où, en quoi et pourquoi : celles et ceux qui la tiennent répondront.
link-link = Rattacher à une fiche réflexe
link-playbook = Fiche réflexe
link-proposes = Ce qui devrait changer dans la fiche
link-proposes-hint = Laissez vide si la fiche le dit déjà. Écrivez sans numéro de dossier ni nom : une fiche se lit par tout le monde.
link-section = Partie de la fiche
link-no-section = Rien à changer
link-passage = Passage ou mesure tels qu'ils se lisent
link-passage-hint = Vide si quelque chose manque dans la fiche.
link-change = Ce qui devrait se lire
link-why = Ce que l'incident a montré
link-do = Enregistrer
link-back = Revenir au retour d'expérience
link-recommendation = Recommandation
link-says-so = La fiche le dit déjà
link-waits = Changement proposé, sans réponse
link-taken-up = Repris dans le texte en cours d'écriture
link-in-version = En vigueur depuis la version { $number }
link-set-aside = Changement écarté
links-title = Ce que les recommandations disent aux fiches réflexes
link-unlink = Retirer
link-unlink-why = Pourquoi
link-unlink-do = Retirer

proposals-waiting = { $count ->
    [0] Ce que des retours d'expérience ont fait changer
    [one] Un changement proposé par un retour d'expérience
   *[other] { $count } changements proposés par des retours d'expérience
}
proposals-hint = Reprendre ouvre le texte de la fiche, qu'une seconde personne approuvera. Écarter se dit avec un motif.
proposals-others = Recommandations rattachées
proposals-taken-up = À reprendre dans ce texte
proposals-count = { $count ->
    [one] Un changement proposé
   *[other] { $count } changements proposés
}
proposals-at-home = { $count ->
    [one] Un retour d'expérience propose un changement à une fiche réflexe
   *[other] Des retours d'expérience proposent { $count } changements aux fiches réflexes
}
proposal-take-up = Reprendre dans le texte de la fiche
proposal-set-aside = Écarter
proposal-set-aside-why = Pourquoi
playbook-act-taken-up = Changement { $change } repris dans le texte
playbook-act-set-aside = Changement { $change } écarté
playbook-version-answers = tient compte de { $changes }
lessons-read-edition = Lire l'édition anonymisée

story-change-proposed = Changement proposé à une fiche réflexe
story-recommendation-linked = Recommandation rattachée à une fiche réflexe
story-recommendation-unlinked = Recommandation détachée d'une fiche réflexe
reads-lessons = Retour d'expérience, parmi d'autres
mail-playbook-change-proposed-subject = Fiche réflexe : changement proposé
mail-playbook-change-proposed-body = Un retour d'expérience propose un changement à une fiche réflexe. Reprenez-le ou écartez-le sur le portail.
refusal-no-such-recommendation = Le retour d'expérience approuvé n'a pas de recommandation de ce numéro.
refusal-no-such-link = Aucune recommandation rattachée n'a ce numéro, ou elle a été retirée.
refusal-case-named = Le texte nomme le dossier { $case } : une fiche se lit par tout le monde. Retirez le numéro.
