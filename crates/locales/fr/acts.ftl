### The forms by which staff act on a case.

act-back = Revenir au dossier
act-latest = Derniers actes
act-list-item = – { $text }
act-missing-words = Écrivez un texte.
act-missing-choice = Choisissez une réponse.
act-missing-moment = Indiquez une date.
act-since = { $count ->
    [one] Un acte a été enregistré depuis que vous avez ouvert cette page :
   *[other] { $count } actes ont été enregistrés depuis que vous avez ouvert cette page :
}
act-since-label = Ce qui a changé entre-temps

act-take-in = Prendre en compte
act-take-in-hint = Le déclarant est averti que le CERT s'occupe de son dossier.

act-confirm = Confirmer la déclaration
act-confirm-hint = La déclaration vient d'une personne qui n'est pas désignée par l'établissement. Vérifiez-la, par exemple en rappelant un numéro trouvé par vos soins.
act-confirm-short = Confirmer
act-confirm-note = Comment l'avez-vous vérifiée ?
act-confirm-note-hint = Qui vous avez joint, à quel numéro, d'où vient ce numéro.

act-qualify = Qualifier l'incident
act-qualify-short = Vérifier avant d'envoyer

act-contact = Noter un contact
act-contact-hint = Le premier contact est attendu au plus vite après la qualification.
act-contact-short = Enregistrer le contact
act-contact-means = Comment ?
act-contact-at = Quand ?
act-contact-at-hint = Laissez vide si c'est à l'instant.
act-contact-summary = Ce qui a été dit
act-contact-summary-hint = L'établissement lit ce texte.

act-write = Écrire
act-write-hint = Une question attend une réponse et figure dans ce que l'établissement doit faire. Un message n'en attend pas.
act-write-short = Envoyer
act-write-text = Écrire
act-write-to = Pour
act-write-within = Réponse souhaitée
act-write-hours = { $count ->
    [one] dans l'heure
   *[other] sous { $count } heures
}
act-write-question = Question à l'établissement
act-write-message = Message : { $audience }
act-write-note = Note interne, CERT seulement

act-measure = Proposer une mesure
act-measure-hint = L'établissement l'accepte, la fait, ou la refuse en disant pourquoi. Une mesure d'urgence n'attend pas de connaître les causes.
act-measure-short = Proposer la mesure
act-measure-kind = But de la mesure
act-measure-text = Ce que l'établissement doit faire
act-measure-text-hint = Une seule mesure, en mots simples, avec ce qu'il faut éviter.
act-measure-due = À faire avant
act-measure-due-hint = Laissez vide s'il n'y a pas d'échéance.

act-withdraw = Retirer une mesure
act-withdraw-hint = L'établissement est averti qu'il n'a plus à la faire.
act-withdraw-short = Retirer la mesure
act-withdraw-measure = Quelle mesure ?
act-withdraw-choice = Mesure { $number } : { $kind } ({ $state })
act-withdraw-reason = Pourquoi ?

act-step = Faire le point sur une étape
act-step-hint = Les étapes peuvent se mener en même temps.
act-step-short = Enregistrer l'étape
act-step-step = Étape
act-step-state = Où en est-elle ?
act-step-actors = Qui la mène ?
act-step-note = Précisions

act-causes = Préciser les causes
act-causes-hint = Ce que l'on sait à ce stade. Vous pourrez y revenir.
act-causes-short = Enregistrer les causes
act-causes-nature = Attaque ou panne ?
act-causes-causes = Causes
act-causes-perimeter = Périmètre technique
act-causes-perimeter-hint = Matériels, logiciels, comptes et réseaux concernés.
act-causes-text = Précisions

act-providers = Proposer des prestataires
act-providers-hint = Prestataires de l'annuaire. Ceux qui interviennent dans la région et savent faire ce que l'incident demande viennent d'abord. L'établissement reçoit leurs coordonnées.
act-providers-short = Envoyer la liste
act-providers-list = Prestataires
act-providers-note = Un mot pour l'établissement

act-playbook = Envoyer une fiche réflexe
act-playbook-hint = L'établissement reçoit la version en vigueur, qui ne changera pas, et les mesures que vous cochez.
act-playbook-short = Envoyer la fiche
act-playbook-which = Fiche
act-playbook-skill = Pour qui
act-playbook-measures = Mesures à proposer
act-playbook-measures-hint = Celles que le dossier a déjà n'y sont plus.
act-playbook-note = Un mot pour l'établissement

act-report = Envoyer le rapport de gestion d'incident
act-report-hint = À la fin de l'appui : ce qui s'est passé, ce qui a été fait, et comment durcir le système.
act-report-short = Envoyer le rapport

act-support = Décider de l'appui
act-support-hint = Tant que l'agence n'a pas décidé, le CERT Santé appuie l'établissement.
act-support-short = Enregistrer la décision
act-support-choice = Qui appuie l'établissement ?
act-support-comment = Précisions

act-care-supply = Mesures sur l'offre de soins
act-care-supply-hint = Ce que l'agence fait dans son territoire : régulation, déport de patients, renforts. L'établissement ne lit pas ce texte.
act-care-supply-short = Enregistrer
act-care-supply-text = Mesures prises

act-relay = Noter une information transmise
act-relay-hint = La délégation départementale et la préfecture sont à informer.
act-relay-short = Enregistrer
act-relay-target = Service informé
act-relay-at = Quand ?
act-relay-at-hint = Laissez vide si c'est à l'instant.
act-relay-note = Précisions

act-care-impact = Évaluer l'effet sur les soins
act-care-impact-hint = Cette évaluation est lue par les autorités, et d'abord par le HFDS.
act-care-impact-short = Enregistrer l'évaluation
act-care-impact-text = Évaluation

act-degraded-mode = Recommander un mode dégradé
act-degraded-mode-hint = L'établissement lit ces recommandations.
act-degraded-mode-short = Envoyer les recommandations
act-degraded-mode-text = Recommandations

act-interministerial = Décrire l'effet sur d'autres ministères
act-interministerial-hint = Lu par les autorités qui suivent le dossier.
act-interministerial-short = Enregistrer
act-interministerial-text = Effet sur d'autres ministères

act-acknowledge = Confirmer la lecture

act-to-closing = Terminer l'appui
act-to-closing-hint = Le dossier passe à clôturer. Il reste à écrire le bilan et à recueillir les accords.
act-to-closing-short = Passer à la clôture

act-closing-report = Écrire le bilan
act-closing-report-hint = Les parties le lisent avant de donner leur accord. S'il change, elles sont consultées à nouveau.
act-closing-report-short = Enregistrer le bilan

act-agree = Donner l'accord pour clore
act-agree-hint = L'accord porte sur le bilan, tel que vous l'avez lu.
act-agree-short = Donner l'accord
act-agree-comment = Un mot, si vous le souhaitez

act-overrule = Passer outre un silence
act-overrule-hint = La partie en est avertie, et la raison reste au dossier.
act-overrule-short = Passer outre
act-overrule-party = Quelle partie ne répond pas ?
act-overrule-reason = Pourquoi passer outre ?

act-close = Clore le dossier
act-close-hint = Le fil de suivi se ferme. Seuls le retour d'expérience et une réouverture restent possibles.

act-reopen = Rouvrir le dossier
act-reopen-hint = Les accords donnés tombent. Tous ceux qui suivent le dossier sont avertis.
act-reopen-short = Rouvrir
act-reopen-reason = Pourquoi ?

act-lessons = Écrire le retour d'expérience
act-lessons-hint = Partagé avec l'agence et l'établissement, qui peuvent le compléter. Les premiers mots viennent du dossier : relisez-les.
act-lessons-short = Enregistrer le retour
act-approve-lessons = Approuver le retour d'expérience
act-approve-lessons-hint = Vous êtes la deuxième personne : relisez tout, complété des remarques de l'agence et de l'établissement. Approuvé, il entre dans la base partagée avec les agences.
act-approve-lessons-short = Approuver

act-lead = Changer de territoire pilote
act-lead-hint = La nouvelle agence est prévenue. L'ancienne garde ce qu'elle a lu.
act-lead-short = Changer
act-lead-departement = Département pilote
act-lead-reason = Pourquoi ?
