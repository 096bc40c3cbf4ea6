### Retour d'expérience : ce qui pourrait faire reconnaître (LESS-4).

anonymised-link = Relire le retour d'expérience sans ce qui identifie
anonymised-title = Retour d'expérience sans ce qui identifie
anonymised-lead = Ce qui pourrait faire reconnaître un établissement, un lieu ou une personne est marqué, avec une proposition pour le remplacer. Relisez tout : une machine propose, une personne décide.
anonymised-none = Pas encore de retour d'expérience
anonymised-none-text = Une fois écrit, il se relira ici avec ce qui pourrait faire reconnaître l'établissement.
anonymised-count = { $count ->
    [0] Rien n'a été marqué. Relisez tout de même.
    [one] Un passage est marqué.
   *[other] { $count } passages sont marqués.
}
anonymised-written = Tel qu'écrit
anonymised-proposed = Tel que proposé
anonymised-marks = Ce qui est marqué
anonymised-mark = Marque { $number }
anonymised-number = Numéro
anonymised-passage = Passage
anonymised-tells = Ce qu'il dirait
anonymised-why = Pourquoi il est marqué
anonymised-instead = Proposition
anonymised-hint = Pour corriger les mots eux-mêmes, récrivez le retour d'expérience.

anonymised-numbered = {"["}{ $kind } { $number }]
anonymised-kind = {"["}{ $kind }]
anonymised-day = { $days ->
    [0] jour J
   *[other] { $sign ->
        [before] J-{ $days }
       *[after] J+{ $days }
    }
}
anonymised-university-hospital = { $other ->
    [0] { $link ->
        [of] d'un centre hospitalier universitaire
        [at] à un centre hospitalier universitaire
       *[plain] un centre hospitalier universitaire
    }
   *[other] { $link ->
        [of] d'un centre hospitalier universitaire ({ $other })
        [at] à un centre hospitalier universitaire ({ $other })
       *[plain] un centre hospitalier universitaire ({ $other })
    }
}
anonymised-hospital = { $other ->
    [0] { $link ->
        [of] d'un hôpital
        [at] à un hôpital
       *[plain] un hôpital
    }
   *[other] { $link ->
        [of] d'un hôpital ({ $other })
        [at] à un hôpital ({ $other })
       *[plain] un hôpital ({ $other })
    }
}
anonymised-clinic = { $other ->
    [0] { $link ->
        [of] d'une clinique
        [at] à une clinique
       *[plain] une clinique
    }
   *[other] { $link ->
        [of] d'une clinique ({ $other })
        [at] à une clinique ({ $other })
       *[plain] une clinique ({ $other })
    }
}
anonymised-nursing-home = { $other ->
    [0] { $link ->
        [of] d'un EHPAD
        [at] à un EHPAD
       *[plain] un EHPAD
    }
   *[other] { $link ->
        [of] d'un EHPAD ({ $other })
        [at] à un EHPAD ({ $other })
       *[plain] un EHPAD ({ $other })
    }
}
anonymised-group = { $other ->
    [0] { $link ->
        [of] d'un groupement d'établissements
        [at] à un groupement d'établissements
       *[plain] un groupement d'établissements
    }
   *[other] { $link ->
        [of] d'un groupement d'établissements ({ $other })
        [at] à un groupement d'établissements ({ $other })
       *[plain] un groupement d'établissements ({ $other })
    }
}
anonymised-facility = { $other ->
    [0] { $link ->
        [of] d'un établissement
        [at] à un établissement
       *[plain] un établissement
    }
   *[other] { $link ->
        [of] d'un établissement ({ $other })
        [at] à un établissement ({ $other })
       *[plain] un établissement ({ $other })
    }
}
anonymised-post-management = la direction
anonymised-post-computing = l'équipe informatique
anonymised-post-care = l'encadrement soignant
anonymised-post-authority = une autorité

mark-facility = Un établissement
mark-facility-short = établissement
mark-number = Un numéro d'établissement, de personne ou de compte
mark-number-short = numéro
mark-place = Un lieu
mark-place-short = lieu
mark-person = Une personne
mark-person-short = personne
mark-function = Une fonction qu'une seule personne exerce
mark-function-short = fonction
mark-phone = Un numéro de téléphone
mark-phone-short = téléphone
mark-mailbox = Une adresse de messagerie
mark-mailbox-short = courriel
mark-domain = Un nom de domaine
mark-domain-short = domaine
mark-url = L'adresse d'une page
mark-url-short = lien
mark-address = Une adresse IP
mark-address-short = adresse IP
mark-host = Une machine ou un partage
mark-host-short = machine
mark-file = Un fichier ou un dossier
mark-file-short = fichier
mark-account = Un compte
mark-account-short = compte
mark-provider = Un prestataire ou un produit : à vous de dire s'il peut être nommé
mark-provider-short = prestataire
mark-date = Une date assez précise pour reconnaître
mark-date-short = date
mark-size = Une taille, un montant ou un âge
mark-size-short = nombre
mark-rare = Ce que peu d'établissements ont
mark-rare-short = particularité
mark-name = Un nom propre dont rien ne dit ce qu'il désigne
mark-name-short = nom

mark-why-known = Le dossier le nomme
mark-why-form = Il en a la forme
mark-why-announced = Les mots voisins l'annoncent
mark-why-listed = Il figure dans une liste de noms
mark-why-unusual = Écrit comme un nom, ou mot inhabituel
mark-why-elsewhere = Marqué ailleurs dans le même retour
mark-why-says-rare = Le texte dit lui-même que c'est rare
mark-why-together = Type, lieu et date se lisent dans la même phrase

lessons-roots = Ce qui l'a rendu possible
lessons-roots-hint = Ces choix se comptent d'un dossier à l'autre.
lessons-aggravations = Ce qui a aggravé, en quelques mots
lessons-delay-taken-in = Pris en compte en { $span }
lessons-delay-qualified = Qualifié en { $span }
lessons-delay-first-measure = Première mesure proposée en { $span }
lessons-delay-closed = Clos en { $span }
lessons-refused = Mesure refusée : { $measure } Motif : { $reason }
lessons-watch = Éclairages de la veille ou d'incidents semblables
lessons-watch-hint = Bulletin, alerte ou retour d'un autre dossier qui aide à comprendre.
lessons-recommendations-hint = Une par ligne : chacune reçoit un numéro et peut être citée ailleurs.
lessons-title = Retour d'expérience
lessons-lead = Ce que l'incident a appris. Le CERT l'écrit, l'agence et l'établissement le complètent, une deuxième personne du CERT l'approuve.
lessons-link = Lire et compléter le retour d'expérience
lessons-complete-text = Ce que l'incident a appris est écrit. Vous pouvez corriger ou compléter.
lessons-write = Écrire de nouveau
lessons-none = Pas encore de retour d'expérience
lessons-none-text = Une fois écrit par le CERT, il se lira et se complétera ici.
lessons-to-approve = Attend l'accord d'une deuxième personne
lessons-rewritten = Récrit depuis la version { $number } approuvée, attend l'accord d'une deuxième personne
lessons-approved = Version { $number }, approuvée le { $when }
lessons-comments = Ce que chacun ajoute
lessons-comments-none = Personne n'a encore rien ajouté.
lessons-comment = Corriger ou compléter
lessons-comment-hint = Lu par le CERT, l'agence et l'établissement.
lessons-comment-by = { $who } ajoute, le { $when }
lessons-comment-send = Ajouter
nav-lessons = Retours d'expérience
lessons-base-title = Retours d'expérience
lessons-base-lead = Ce que les incidents clos ont appris, partagé entre le CERT et les agences. D'un dossier que vous ne suivez pas, vous lisez ce qui se compte, sans lieu, sans nom et sans texte.
lessons-base-none = Aucun retour d'expérience ne correspond
lessons-base-none-text = Chaque retour approuvé entre ici. Les mots ne se cherchent que dans ceux que vous pouvez lire en entier.
lessons-base-count = { $count ->
    [one] Un retour d'expérience
   *[other] { $count } retours d'expérience
}
lessons-filter-words = Mots
lessons-filter-root = Ce qui l'a rendu possible
lessons-filter-factor = Ce qui a aggravé
lessons-filter-nature = Type d'établissement
lessons-filter-every-factor = Tous les facteurs
lessons-filter-every-year = Toutes les années
lessons-filter-year = Année de la déclaration
lessons-column-case = Dossier
lessons-column-factors = Ce qui a aggravé
lessons-elsewhere = Hors de votre territoire
lessons-not-shown = Non communiqué
alike-lessons = Ce qu'il a appris
alike-propose = Proposer comme mesure
alike-lessons-read = Lire le retour d'expérience
alike-card-lessons = Retours de dossiers semblables :
word-edition-readers-signed-in = Les personnes connectées
word-edition-readers-all = Tout le monde
edition-by-hand = Marqué par une personne
edition-not-there = Ces mots ne sont pas dans le texte, tels quels.
edition-marked-already = Ces mots sont déjà marqués.
edition-published = L'édition anonymisée est publiée
edition-read = La lire
edition-undecided = { $count ->
    [one] Un passage à décider
   *[other] { $count } passages à décider
}
edition-decided = Tout est décidé
edition-not-approved = Les passages se décident une fois le retour d'expérience approuvé.
edition-done = Décidé
edition-to-do = À décider
edition-take = Remplacer par « { $words } »
edition-other = Remplacer par d'autres mots
edition-other-words = Autres mots
edition-keep = Laisser tel quel
edition-keep-reason = Pourquoi il ne fait reconnaître personne
edition-unmark = Ôter la marque
edition-add = Marquer autre chose
edition-add-hint = Les mots exacts, remplacés partout où ils se lisent.
edition-add-passage = Mots du texte
edition-add-words = À lire à la place
edition-nothing = J'ai tout relu : rien à remplacer
edition-comments = { $count ->
    [one] Ce qui a été ajouté, et ne se publie pas
   *[other] Ce qui a été ajouté ({ $count }), et ne se publie pas
}
edition-save = Enregistrer les décisions
edition-publish = Publier
edition-second-person = Vous avez décidé de passages : une autre personne du CERT relit et publie.
edition-publish-text = Relisez la colonne de droite en entier : c'est elle qui sera lue. L'agence et l'établissement seront avertis.
edition-publish-do = Publier l'édition anonymisée
edition-readers = Qui la lira
edition-retract = Retirer l'édition publiée
edition-retract-reason = Pourquoi
edition-retract-do = Retirer
editions-title = Retours d'expérience anonymisés
editions-lead = Ce que des incidents ont appris à d'autres établissements, sans rien qui les fasse reconnaître. Relu et publié par deux personnes du CERT Santé.
editions-none-text = Chaque retour publié se lira ici.
editions-column-published = Publié
edition-of = Retour publié le { $when }
edition-lead = Écrit par le CERT Santé avec l'agence et l'établissement, puis relu pour que rien n'y fasse reconnaître personne.

word-root-cause-no-second-factor = Accès sans second facteur
word-root-cause-weak-password = Mot de passe faible, partagé ou réutilisé
word-root-cause-missing-update = Correctif connu non appliqué
word-root-cause-exposed-service = Service exposé sur internet sans nécessité
word-root-cause-deceived-person = Personne trompée
word-root-cause-excessive-rights = Droits trop larges d'un compte
word-root-cause-provider-access = Accès d'un prestataire
word-root-cause-provider-failure = Défaillance d'un prestataire ou hébergeur
word-root-cause-change-gone-wrong = Changement qui a mal tourné
word-root-cause-equipment-failure = Panne de matériel, d'énergie ou de climatisation
word-root-cause-mistake = Erreur humaine
word-root-cause-not-found = Cause non trouvée
word-root-cause-other = Autre cause
word-aggravating-factor-flat-network = Réseau non cloisonné
word-aggravating-factor-reachable-backups = Sauvegardes accessibles depuis le réseau
word-aggravating-factor-untried-restore = Restauration jamais essayée
word-aggravating-factor-missing-logs = Journaux absents ou trop courts
word-aggravating-factor-late-detection = Détection tardive
word-aggravating-factor-late-report = Signalement tardif
word-aggravating-factor-obsolete-systems = Systèmes qui ne sont plus maintenus
word-aggravating-factor-no-degraded-mode = Mode dégradé absent ou méconnu
word-aggravating-factor-missing-inventory = Inventaire ou cartographie manquants
word-aggravating-factor-few-people = Trop peu de monde, ou mauvaise heure
word-aggravating-factor-unreachable-provider = Prestataire injoignable
word-aggravating-factor-lost-communications = Téléphone ou messagerie perdus aussi
word-aggravating-factor-none = Aucun
word-aggravating-factor-other = Autre facteur
