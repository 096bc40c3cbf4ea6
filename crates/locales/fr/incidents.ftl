# Les incidents significatifs : leurs dossiers, leur pilotage, leur page.

mail-case-joined-incident-subject = Dossier { $reference } : traité avec d'autres
mail-case-joined-incident-subject-short = Traité avec d'autres dossiers
mail-case-joined-incident-body = Le dossier est désormais traité avec d'autres qui ont la même cause. Les consignes communes se lisent dans le dossier.
mail-case-left-incident-subject = Dossier { $reference } : traité séparément
mail-case-left-incident-subject-short = Traité séparément
mail-case-left-incident-body = Le dossier est de nouveau traité séparément.
mail-incident-decision-subject = Dossier { $reference } : consigne commune
mail-incident-decision-subject-short = Consigne commune
mail-incident-decision-body = Une décision concerne toutes les structures touchées. Merci de la lire dans le dossier.
mail-incident-action-subject = Dossier { $reference } : action demandée
mail-incident-action-subject-short = Action demandée à tous
mail-incident-action-body = Une action est demandée à toutes les structures touchées. Merci d'indiquer dans le dossier où vous en êtes.
mail-incident-action-ended-subject = Dossier { $reference } : action terminée
mail-incident-action-ended-subject-short = Action commune terminée
mail-incident-action-ended-body = Une action commune n'est plus demandée.
mail-incident-statement-subject = Dossier { $reference } : communiqué publié
mail-incident-statement-subject-short = Communiqué publié
mail-incident-statement-body = Un communiqué vient d'être publié. Il se lit dans le dossier.
mail-incident-over-subject = Dossier { $reference } : traitement commun terminé
mail-incident-over-subject-short = Traitement commun terminé
mail-incident-over-body = Le traitement commun avec les autres dossiers est terminé.
mail-incident-help-needed-subject = Dossier { $reference } : aide demandée
mail-incident-help-needed-subject-short = Aide demandée pour une action
mail-incident-help-needed-body = Une structure demande de l'aide pour une action commune.

mail-incident-opened-subject = Incident { $reference } : à piloter
mail-incident-opened-body = Des dossiers de même cause ont été réunis. Le mode de traitement est à choisir.
mail-incident-cases-changed-subject = Incident { $reference } : dossiers modifiés
mail-incident-cases-changed-body = Un dossier a rejoint l'incident, ou l'a quitté.
mail-incident-mode-chosen-subject = Incident { $reference } : mode de traitement
mail-incident-mode-chosen-body = Le mode de traitement de l'incident a été choisi.
mail-incident-decided-subject = Incident { $reference } : décision
mail-incident-decided-body = Une décision a été prise.
mail-incident-plan-changed-subject = Incident { $reference } : plan d'action
mail-incident-plan-changed-body = Le plan d'action a changé.
mail-incident-action-asked-subject = Incident { $reference } : action demandée
mail-incident-action-asked-body = Une action du plan vous est confiée.
mail-incident-statement-to-approve-subject = Incident { $reference } : communiqué à approuver
mail-incident-statement-to-approve-body = Un communiqué attend l'accord d'une deuxième personne.
mail-incident-public-page-changed-subject = Incident { $reference } : communication publique
mail-incident-public-page-changed-body = La page publique a changé.
mail-incident-situation-reported-subject = Incident { $reference } : point de situation
mail-incident-situation-reported-body = Un point de situation a été rédigé.
mail-incident-closed-subject = Incident { $reference } : clos
mail-incident-closed-body = L'incident est clos.
mail-incident-duty-overdue-subject = Incident { $reference } : en retard
mail-incident-duty-overdue-body = Une action attendue de vous est en retard.

word-mode-normal = Mode normal
word-mode-crisis = Gestion de crise
word-reach-everybody = Tous, y compris chaque structure touchée
word-reach-authorities = Les autorités concernées
word-reach-steering = Le CERT Santé et le HFDS
word-progress-not-started = Pas commencé
word-progress-under-way = En cours
word-progress-done = Fait
word-progress-not-concerned = Non concerné
word-progress-needs-help = Aide demandée
word-action-end-done = Réalisée
word-action-end-withdrawn = Retirée du plan
word-cell-decision = Cellule de décision
word-cell-operations = Cellule opérationnelle
word-presence-present = Présent
word-presence-away = Absent pour le moment
word-presence-relieved = Relevé
word-statement-draft = À approuver
word-statement-approved = Approuvé, à publier
word-statement-published = Publié
word-statement-withdrawn = Retiré

incident-warn = Alerter d'autres établissements
duty-choose-mode = Choisir le mode de traitement
duty-report-situation = Rédiger le point de situation
duty-approve-statement = Approuver un communiqué
duty-end-action = Réaliser une action du plan
duty-state-progress = Réaliser une action commune et dire où vous en êtes
duty-close-incident = Clore l'incident

refusal-in-incident = Ce dossier est traité avec d'autres dans un incident : faites-l'en sortir d'abord.
refusal-unknown-incident = Il n'y a pas d'incident { $incident }.
refusal-not-in-incident = Ce dossier n'appartient pas à cet incident.
refusal-not-significant = Il faut un dossier qualifié significatif, ou plusieurs dossiers de même cause encore traités.
refusal-mixes-exercise = Un exercice et un incident réel ne se mélangent pas.
refusal-incident-over = Cet incident est clos, ou réuni à un autre : plus rien ne peut y changer.
refusal-cases-open = Des dossiers de cet incident ne sont pas clos. Chacun se clôt par ses propres accords, l'incident ensuite.
refusal-not-in-crisis = Cet incident n'est pas en gestion de crise.
refusal-no-such-action = Cette action n'est pas dans le plan, ou elle est terminée.
refusal-no-such-statement = Ce communiqué n'existe pas, ou n'est pas à cette étape.
refusal-no-such-member = Cette personne n'est pas dans une cellule, ou a été relevée.
refusal-names-facility = Toutes les structures touchées lisent ce texte : il ne doit nommer aucune d'elles, ni citer leur dossier.

story-incident-joined = Dossier réuni à d'autres de même cause
story-incident-left = Dossier de nouveau traité séparément
story-progress = Action commune { $number } : { $progress }
story-incident = Incident

nav-incidents = Incidents
incidents-lead = Les incidents significatifs réunissent les dossiers de même cause. Le HFDS les pilote ; chaque dossier lit ce qui est décidé une fois pour tous.
incidents-lead-own = Les incidents significatifs qui touchent des dossiers que vous voyez.
incidents-owed = { $count ->
    [one] Une action attendue de vous
   *[other] { $count } actions attendues de vous
}
incidents-none = Aucun incident significatif
incidents-none-text = Ils s'ouvrent quand un expert du CERT confirme que des dossiers ont la même cause, ou qualifie un dossier significatif.
incidents-open = { $count ->
    [one] Un incident en cours
   *[other] { $count } incidents en cours
}
incidents-over = { $count ->
    [one] Un incident terminé
   *[other] { $count } incidents terminés
}

incident-number = Numéro
incident-name = Intitulé
incident-mode = Traitement
incident-mode-none = Mode à choisir
incident-state-over = Terminé
incident-opened = Ouvert
incident-closed = Clos
incident-opened-when = Ouvert le { $when }
incident-crisis-since = gestion de crise depuis le { $when }
incident-merged = Les dossiers de cet incident sont passés à l'incident { $reference }.
incident-cases = { $count ->
    [0] Aucun dossier
    [one] Un dossier
   *[other] { $count } dossiers
}
incident-board = Structures touchées
incident-board-none = Aucun dossier de votre ressort n'est dans cet incident.
incident-own-chain = Chaîne militaire
incident-plan = Plan d'action
incident-plan-none = Le plan d'action apparaîtra ici : ce qui est demandé, à qui, pour quand.
incident-action = Action { $count }
incident-action-line = Action { $number } : { $text }
incident-owner-facilities = Toutes les structures touchées
incident-owner = Confiée à
incident-due = Pour le { $when }
incident-decision = Décision { $count }
incident-decisions = Décisions
incident-decisions-none = Ce qui est décidé ici est lu dans tous les dossiers concernés.
incident-grounds = Raisons
incident-statements = Communication publique
incident-reports = Points de situation
incident-owed = Attendu
incident-cell-empty = Personne n'y siège encore.
incident-card = Incident significatif
incident-audience-all = Lu par toutes les structures touchées

incident-log = Journal
incident-log-title = Journal de l'incident { $reference }
incident-log-file = journal-{ $reference }
incident-log-summary = En bref
incident-log-acts = Tout ce qui a été fait, dans l'ordre
incident-log-number = acte n° { $number }

incident-story-opened = Incident ouvert
incident-story-named = Intitulé donné
incident-story-merged = Dossiers passés à l'incident { $reference }
incident-story-joined = Le dossier { $reference } rejoint l'incident
incident-story-left = Le dossier { $reference } quitte l'incident
incident-story-mode = Mode choisi : { $mode }
incident-story-decided = Décision { $count }
incident-story-action = Action { $count } ajoutée au plan
incident-story-action-ended = Action { $count } : { $end }
incident-story-drafted = Communiqué { $count } rédigé
incident-story-approved = Communiqué { $count } approuvé
incident-story-published = Communiqué { $count } publié
incident-story-withdrawn = Communiqué { $count } retiré
incident-story-seated = { $cell } : une personne rejoint
incident-story-attendance = { $person } : { $presence }
incident-story-logged = Main courante
incident-story-reported = Point de situation { $count }
incident-story-handed-over = Relève
incident-story-closed = Incident clos

order-mode = Choisir le mode de traitement
order-mode-short = Choisir ce mode
order-mode-hint = En mode normal, l'incident est traité comme un incident grave. La gestion de crise ouvre les cellules, les points de situation et la main courante.
order-decide = Décider
order-decide-short = Enregistrer la décision
order-decide-hint = La décision est lue aussitôt dans tous les dossiers auxquels elle s'adresse.
order-action = Ajouter une action au plan
order-action-short = Ajouter au plan
order-action-hint = Chaque structure dit dans son dossier où elle en est.
order-end-action = Terminer une action
order-end-action-short = Terminer
order-end-action-hint = L'action sort de ce qui est attendu. Elle reste au journal.
order-report = Rédiger le point de situation
order-report-short = Enregistrer le point
order-report-hint = Ce qui s'est passé depuis le dernier point est déjà écrit : complétez et corrigez.
order-log = Écrire dans la main courante
order-log-short = Enregistrer
order-log-hint = Un fait, un appel, une demande : daté et conservé au journal.
order-seat = Appeler quelqu'un en cellule
order-seat-short = Ajouter à la cellule
order-seat-hint = La personne n'a pas besoin de compte sur le portail.
order-attendance = Noter une présence
order-attendance-short = Enregistrer
order-attendance-hint = Arrivée, absence, relève.
order-hand-over = Passer la relève
order-hand-over-short = Enregistrer la relève
order-hand-over-hint = Ce que l'équipe suivante doit savoir.
order-draft = Rédiger un communiqué
order-draft-short = Proposer ce communiqué
order-draft-hint = Une autre personne l'approuve avant publication. Il ne nomme aucune structure.
order-approve = Approuver un communiqué
order-approve-short = Approuver
order-approve-hint = Vous approuvez le texte tel qu'il est écrit ici.
order-publish = Publier un communiqué
order-publish-short = Publier maintenant
order-publish-hint = Le texte approuvé paraît aussitôt sur la page publique.
order-withdraw = Retirer un communiqué
order-withdraw-short = Retirer de la page publique
order-withdraw-hint = Le texte quitte la page publique et reste au journal.
order-join = Ajouter un dossier
order-join-short = Ajouter à l'incident
order-join-hint = Le dossier passe aussitôt en traitement commun. Ses interlocuteurs sont prévenus.
order-release = Retirer un dossier
order-release-short = Retirer de l'incident
order-release-hint = Le dossier est de nouveau traité séparément. Il garde ce qu'il a lu jusqu'ici.
order-name = Donner un intitulé
order-name-short = Enregistrer
order-name-hint = Lu par les autorités seules, jamais par les structures.
order-close = Clore l'incident
order-close-short = Clore l'incident
order-close-hint = Tous ses dossiers sont clos. Les structures touchées lisent ce bilan.

order-back = Retour à l'incident
order-why = Pourquoi
order-note = Précisions
order-mode-which = Mode de traitement
order-decide-to = Pour qui
order-decide-text = Décision
order-decide-text-hint = Si toutes les structures le lisent, n'en nommez aucune.
order-action-owner = Confiée à
order-action-text = Ce qui est à faire
order-action-text-hint = Si toutes les structures le lisent, n'en nommez aucune.
order-action-due = Pour quand
order-end-action-which = Action
order-end-action-how = Elle est
order-report-situation = Situation
order-report-done = Fait depuis le dernier point
order-report-next = À venir
order-report-needs = Besoins
order-log-text = Ce qui s'est passé
order-log-at = Quand
order-log-at-hint = Maintenant, si vous ne dites rien.
order-seat-cell = Cellule
order-seat-person = Nom
order-seat-function = Fonction
order-attendance-who = Qui
order-attendance-how = Présence
order-attendance-at = Depuis quand
order-hand-over-to = À qui
order-hand-over-text = Ce qu'il faut savoir
order-draft-which = Communiqué à réécrire
order-draft-which-hint = Laissez vide pour un nouveau communiqué.
order-draft-title = Titre
order-draft-text = Texte
order-approve-which = Communiqué à approuver
order-publish-which = Communiqué à publier
order-withdraw-which = Communiqué à retirer
order-join-case = Numéro du dossier
order-join-number = Un numéro de dossier s'écrit comme 2026-000123.
order-join-unknown = Aucun dossier ne porte ce numéro.
order-release-case = Dossier
order-name-title = Intitulé
order-close-summary = Bilan
order-close-summary-hint = Lu par toutes les structures touchées : n'en nommez aucune.

incident-since = Depuis le { $when } :
incident-since-joined = { $count ->
    [one] Un dossier a rejoint l'incident.
   *[other] { $count } dossiers ont rejoint l'incident.
}
incident-since-left = { $count ->
    [one] Un dossier l'a quitté.
   *[other] { $count } dossiers l'ont quitté.
}
incident-since-logged = { $count ->
    [one] Une ligne de main courante.
   *[other] { $count } lignes de main courante.
}
incident-since-decided = { $count ->
    [one] Décision { $numbers }.
   *[other] Décisions { $numbers }.
}
incident-since-set = { $count ->
    [one] Action { $numbers } ajoutée au plan.
   *[other] Actions { $numbers } ajoutées au plan.
}
incident-since-ended = { $count ->
    [one] Action { $numbers } terminée.
   *[other] Actions { $numbers } terminées.
}
incident-since-published = { $count ->
    [one] Communiqué { $numbers } publié.
   *[other] Communiqués { $numbers } publiés.
}
incident-since-progress = Action { $action } – { $counts }.

gather-title = Passer en incident significatif
gather-lead = Confirmez que ce dossier et d'autres ont la même cause : ils passent aussitôt en phase 4 bis, dans un même incident, et le HFDS est prévenu. Seul, un dossier doit être qualifié significatif.
gather-others = Numéros des autres dossiers
gather-others-hint = Séparés par des espaces ou des virgules.
gather-send = Confirmer
instructions-title = Consignes communes
instructions-lead = Votre dossier est traité avec d'autres qui ont la même cause. Voici ce qui est demandé à toutes les structures touchées. Les autres ne voient rien de votre dossier, ni vous du leur.
instructions-none = Aucune consigne commune
instructions-none-text = Ce dossier est traité séparément.
instructions-actions-none = Aucune action ne vous est demandée pour l'instant.
instructions-former = Traitement commun terminé pour ce dossier
instructions-waiting = { $count ->
    [one] Une action commune attend votre réponse
   *[other] { $count } actions communes attendent votre réponse
}
instructions-common = Ce dossier est traité avec d'autres qui ont la même cause
instructions-link = Lire les consignes et dire où vous en êtes
instructions-stands = Où en êtes-vous ?
instructions-note = Précisions
instructions-note-text = Nécessaires si vous demandez de l'aide ou n'êtes pas concerné.
instructions-change = Changer ce que nous avons dit
instructions-send = Enregistrer où nous en sommes
statements-title = Communiqués
statements-lead = Ce que le ministère dit des incidents en cours.
statements-none = Aucun communiqué
statements-none-text = Les communiqués du ministère paraîtront ici.
