### Cases that look alike, for the CERT.

mark-alike = Ressemblance
alike-title = Dossiers qui ressemblent au { $reference }
alike-link = Ressemblances
alike-lead = Ces dossiers peuvent venir de la même attaque ou de la même panne. À vous de juger : les motifs sont indiqués, avec leur poids.
alike-card = Ressemblances
alike-card-none = Aucun dossier ouvert ne ressemble à celui-ci.
alike-card-all = Voir les motifs et juger
alike-card-past = { $count ->
    [one] 1 dossier clos semblable
   *[other] { $count } dossiers clos semblables
}
alike-open = Dossiers ouverts
alike-none = Aucun dossier ouvert ne ressemble à celui-ci
alike-none-text = La plateforme cherche d'elle-même, à l'arrivée de chaque dossier et dès que les faits changent. Une ressemblance s'affichera ici avec ses motifs.
alike-past = Dossiers clos semblables
alike-past-lead = Pour savoir ce qui avait été trouvé et fait. Un dossier clos ne se rattache pas.
alike-apart = Dossiers jugés sans rapport
alike-apart-lead = Ils ne seront plus proposés, sauf si un élément particulier apparaît dans les deux : une trace technique, un prestataire, un produit, un texte presque identique.
alike-likely = Probable
alike-possible = Possible
alike-points = { $count ->
    [one] 1 point
   *[other] { $count } points
}
alike-reasons = Pourquoi ils se ressemblent
alike-reason = Motif
alike-weight = Poids
alike-total = Total
alike-scale = À partir de 35 points, un dossier est proposé ; à partir de 48, la ressemblance est dite probable. Un poids négatif éloigne.
alike-through = Rapproché par le dossier { $reference }, qui ressemble aux deux. Les motifs sont ceux de ce dossier.
alike-compare = Comparer côte à côte
alike-compare-title = { $one } et { $other } côte à côte
alike-same = C'est le même incident
alike-same-hint = Les deux dossiers passent dans un incident commun, que le HFDS pilote. Il en est prévenu aussitôt.
alike-together = Réunir plusieurs dossiers d'un coup
alike-together-hint = Les ressemblances probables sont cochées. Décochez ce qui n'en fait pas partie : les dossiers cochés et celui-ci passent dans un même incident, et le HFDS en est prévenu aussitôt.
alike-together-cases = Dossiers du même incident
alike-together-why = Ce qui les réunit
alike-together-why-hint = Lu par les autorités, jamais par les établissements.
alike-together-do = Réunir les dossiers cochés
alike-together-none = Cochez au moins un dossier
alike-one-by-one = Un par un, avec les motifs
alike-apart-do = Sans rapport
alike-why = Motif de votre décision
alike-reason-given = Vos raisons
alike-reason-given-hint = Lues par les autorités si les dossiers sont réunis, par le CERT seul s'ils sont écartés. Facultatives pour écarter.
alike-fact = Fait
alike-this = Ce dossier ({ $reference })
alike-other = Dossier { $reference }
alike-declared = Déclaré
alike-equal = Identique dans les deux
alike-unseen = Rien de commun n'a été trouvé entre ces deux dossiers. Vous pouvez quand même les comparer.
flash-gathered = C'est confirmé : les deux dossiers sont dans un même incident, et le HFDS en est prévenu.
flash-gathered-many = C'est confirmé : ces dossiers sont dans un même incident, et le HFDS en est prévenu.
flash-set-apart = C'est enregistré. Ces deux dossiers ne seront plus rapprochés, sauf élément nouveau.

## Reasons.

alike-address = Même adresse IP : { $value }
alike-domain = Même domaine : { $value }
alike-url = Même adresse de page : { $value }
alike-hash = Même fichier (empreinte) : { $value }
alike-mailbox = Même adresse de messagerie : { $value }
alike-file-name = Même nom de fichier : { $value }
alike-ransom-note = Même nom de demande de rançon : { $value }
alike-ending = Même extension de fichiers chiffrés : { $value }
alike-vulnerability = Même vulnérabilité : { $value }
alike-provider = Même prestataire : { $value }
alike-product = Même produit : { $value }
alike-causes = Même origine : { $value }
alike-opposite = L'un est malveillant, l'autre non
alike-at-once = Débuts au même moment
alike-apart-by = Débuts à { $value } d'écart
alike-departement = Même département : { $value }
alike-region = Même région : { $value }
alike-same-text = Textes presque identiques
alike-words = Mêmes mots rares : { $value }
refusal-same-case = Un dossier ne se compare pas à lui-même.
nav-signals = Signaux
signals-title = Signaux faibles
signals-lead = Plus de dossiers que d'ordinaire d'une même sorte, d'un même fournisseur ou dans un même territoire. À vous de dire ce qu'il en est.
signals-none = Rien qui sorte de l'ordinaire
signals-none-text = La plateforme compare chaque heure les dossiers reçus à ceux des semaines précédentes. Ce qui dépasse s'affichera ici, et le CERT sera prévenu par courriel.
signals-since = Premier dossier le
signals-raised = Signalé le
signals-seen = Vu pour la dernière fois le
signals-cases = Dossiers comptés
signals-further = { $count ->
    [one] Et un autre dossier.
   *[other] Et { $count } autres dossiers.
}
signals-note = Ce qu'il en est
signals-note-text = Un mot suffit : ce que vous avez vérifié, ou pourquoi ce n'est pas un signal.
signals-take-up = Prendre en charge
signals-reject = Ce n'est pas un signal
signals-answered = Déjà vus
signals-waiting = { $count ->
    [one] Un signal faible est à regarder
   *[other] { $count } signaux faibles sont à regarder
}
signal-what = { $what } – { $place }
signal-of-cases = Tous incidents
signal-of-named = « { $name } »
signal-of-forgotten = Fournisseur ou produit (nom effacé)
signal-in-country = toute la France
signal-usual = { $whole },{ $tenth }
signal-usual-none = moins de 0,1
signal-counts = { $count ->
    [one] Un établissement a déclaré
   *[other] { $count } établissements ont déclaré
} en { $window }, contre { $usual } d'ordinaire.
signal-method-usual = Comparé aux quatre semaines précédentes.
signal-method-elsewhere = Comparé aux autres territoires et aux autres moments.
signal-chance = { $count ->
    [one] Le hasard seul amène un tel nombre chaque jour, sur tout ce qui est compté.
   *[other] Le hasard seul amène un tel nombre une fois en { $count } jours, sur tout ce qui est compté.
}
signal-chance-never = Le hasard seul amène un tel nombre moins d'une fois par siècle, sur tout ce qui est compté.
flash-signal-answered = C'est noté.
