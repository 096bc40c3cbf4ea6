# La fin de vie des dossiers et l'effacement des données d'une personne.

nav-conservation = Conservation

category-case-file = Dossier d'incident
category-significant-case = Dossier d'incident significatif
category-not-incident = Déclaration qui n'était pas un incident
category-exercise = Exercice
category-incident-file = Incident significatif
category-alert-file = Alerte
category-contact = Coordonnées du déclarant
category-draft = Brouillon de déclaration
category-mail-address = Adresse des courriels envoyés
category-request-key = Réponse gardée pour une demande répétée
category-access-record = Journal des consultations
category-account = Compte sans habilitation
category-attempt = Tentative de connexion

disposition-keep = Prolonger la conservation
disposition-archive = Archiver, puis effacer du portail
disposition-destroy = Détruire

counting-closing = après la clôture
counting-over = après la fin de l'incident ou de l'alerte
counting-last-saving = après le dernier enregistrement
counting-sending = après l'envoi
counting-request = après la demande
counting-reading = après la consultation
counting-end-of-rights = après la fin des habilitations
counting-attempt = après la tentative

decider-two-persons = Deux personnes, dossier par dossier
decider-platform = La plateforme, à l'échéance

basis-public-mission = Mission d'intérêt public (RGPD, art. 6.1.e)
basis-security = Sécurité du traitement (RGPD, art. 32)
basis-service = Fonctionnement du service, pour la durée nécessaire (RGPD, art. 5.1.e)

period-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
period-months = { $count } mois
period-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

kept-case-under-way = Le dossier est en cours : l'équipe doit pouvoir joindre le déclarant (RGPD, art. 17.3.b).
kept-on-hold = Le dossier est retenu pour une plainte ou une enquête (RGPD, art. 17.3.e).
kept-ending = La fin de vie du dossier entier est décidée.
kept-rights-in-force = La personne est encore habilitée : retirez d'abord ses habilitations.
kept-draft-under-way = Une déclaration est en cours de rédaction ; le brouillon disparaît de lui-même s'il n'est pas repris.

ground-no-longer-needed = Les données ne sont plus nécessaires (art. 17.1.a)
ground-objection = La personne s'oppose, pour des raisons qui lui sont propres (art. 21.1)
ground-unlawful = Les données n'auraient pas dû être recueillies (art. 17.1.d)
ground-order = Un juge ou la CNIL l'ordonne (art. 17.1.e)

erasure-requested = Attend une seconde personne
erasure-approved = Décidé, en cours d'effacement
erasure-declined = Refusé
erasure-done = Effacé

conservation-lead = Une personne propose, une autre décide, la plateforme exécute. Les actes restent au registre, leur contenu disparaît.
conservation-person = Données d'une personne
conservation-proposed = { $count ->
    [0] Aucune proposition n'attend
    [one] { $count } proposition attend une seconde personne
   *[other] { $count } propositions attendent une seconde personne
}
conservation-proposed-none = Quand quelqu'un propose d'archiver, de détruire ou de prolonger un dossier, une autre personne le trouve ici.
conservation-due = { $count ->
    [0] Aucun dossier arrivé à échéance
    [one] { $count } dossier arrivé à échéance
   *[other] { $count } dossiers arrivés à échéance
}
conservation-due-none = Un dossier apparaît ici quand sa durée de conservation est écoulée et que rien ne le retient.
conservation-ending = { $count ->
    [one] { $count } fin de vie en cours d'exécution
   *[other] { $count } fins de vie en cours d'exécution
}
conservation-held = { $count ->
    [0] Aucun dossier retenu
    [one] { $count } dossier retenu
   *[other] { $count } dossiers retenus
}
conservation-held-none = Un dossier retenu pour une plainte ou une enquête ne peut être ni archivé ni détruit.
conservation-erasures = { $count ->
    [0] Aucune demande d'effacement
    [one] { $count } demande d'effacement
   *[other] { $count } demandes d'effacement
}
conservation-erasures-none = Les demandes d'effacement des données d'une personne sont décidées par deux personnes.
conservation-ended = { $count ->
    [0] Aucune fin de vie exécutée
    [one] { $count } fin de vie exécutée
   *[other] { $count } fins de vie exécutées
}
conservation-ended-none = Le numéro, les dates et la catégorie des dossiers archivés ou détruits restent ici.
conservation-categories = Durées de conservation
conservation-category = Catégorie
conservation-what = Fin de vie
conservation-by = Proposé par
conservation-expected = Décision attendue avant le
conservation-late = En retard
conservation-own = Vous l'avez proposé : une autre personne décide.
conservation-decide = Décider
conservation-closed = Clos le
conservation-since = Échu depuis le
conservation-then = À l'échéance
conservation-propose = Proposer
conservation-held-since = Retenu depuis le
conservation-asked = Demandé le
conservation-at = Exécuté le
conservation-length = Durée
conservation-decider = Qui décide
conservation-basis = Fondement
conservation-kept = Conservés
conservation-gone = Terminés
conservation-erased = Effacer

person-title = Données d'une personne
person-lead = Cherchez un nom, une adresse de courriel ou un numéro. Chaque dossier où la personne apparaît est inscrit au journal des consultations.
person-sought = Nom, courriel ou téléphone
person-too-short = Indiquez un nom, une adresse ou un numéro d'au moins quatre signes.
person-none = Rien n'est conservé sous ces mots
person-none-text = Essayez le nom seul, l'adresse de courriel ou le numéro de téléphone.
person-found = { $count ->
    [one] { $count } donnée trouvée
   *[other] { $count } données trouvées
}
person-erase = Effacer
person-what = Donnée
person-said = Ce qui est écrit
person-text = Texte, effacé en entier
person-account = Compte
person-draft = Brouillon

erasure-title = Demande d'effacement
erasure-lead = Une seconde personne vérifie que la demande est fondée. Une fois exécutée, elle ne peut pas être annulée.
erasure-ground = Fondement de la demande
erasure-items = Données
erasure-reason = Motif
erasure-reason-hint = Sans nommer la personne : le motif reste au registre.
erasure-propose = Proposer l'effacement
erasure-values = { $count ->
    [one] { $count } donnée à effacer
   *[other] { $count } données à effacer
}
erasure-own = Vous avez proposé cet effacement : une autre personne décide. Vous pouvez le retirer.
erasure-approve = Approuver et effacer
erasure-decline = Ne pas effacer
erasure-sought-gone = Effacé avec le reste

act-disposition = Proposer la fin de vie du dossier
act-disposition-hint = Une autre personne décidera. Un dossier n'est archivé ou détruit qu'une fois sa durée de conservation écoulée.
act-disposition-short = Proposer
act-disposition-what = Que doit devenir le dossier ?
act-disposition-until = Jusqu'à quand le conserver ?
act-disposition-until-hint = À remplir seulement pour prolonger la conservation.
act-disposition-reason = Pourquoi ?
act-disposition-at = Proposé le
act-approve-keeping = Le dossier est conservé jusqu'à la date proposée, puis il en sera de nouveau décidé.
act-approve-disposition = Approuver la fin de vie du dossier
act-approve-disposition-hint = La plateforme l'exécute aussitôt : le contenu du dossier disparaît du portail et ne peut pas être retrouvé.
act-approve-disposition-short = Approuver
act-decline-disposition = Refuser ou retirer la fin de vie proposée
act-decline-disposition-hint = Le dossier est conservé comme avant.
act-decline-disposition-short = Refuser
act-hold = Retenir le dossier pour une plainte ou une enquête
act-hold-hint = Tant qu'il est retenu, le dossier n'est ni archivé, ni détruit, ni effacé en partie.
act-hold-short = Retenir
act-lift-hold = Ne plus retenir le dossier
act-lift-hold-hint = La durée de conservation s'applique de nouveau.
act-lift-hold-short = Ne plus retenir
act-retention-reason = Pourquoi ?

story-hold-placed = Dossier retenu pour une plainte ou une enquête
story-hold-lifted = Dossier qui n'est plus retenu
story-disposition-proposed = Fin de vie proposée : { $disposition }
story-disposition-approved = Fin de vie approuvée
story-disposition-declined = Fin de vie refusée ou retirée
story-disposition-begun = Fin de vie en cours d'exécution
story-disposed = Fin de vie exécutée : { $disposition }
story-values-erased = Données effacées
story-category = Catégorie
story-kept-until = Conservé jusqu'au
story-erased-because = Motif
story-erased-on-request = Demande de la personne
story-backups-until = Présentes dans les sauvegardes jusqu'au
story-copies = Copies imprimées connues

duty-review-disposition = Décider de la fin de vie proposée

flash-erasure-requested = L'effacement est proposé. Une autre personne doit l'approuver.
flash-erasure-decided = Votre décision est enregistrée.

error-disposed-title = Dossier arrivé en fin de vie
error-disposed-detail = Le contenu de ce dossier a disparu du portail.
error-disposed-archived = Le dossier { $reference }, déclaré le { $declared } et clos le { $closed }, a été archivé le { $at }. Catégorie : { $category }. Son contenu n'est plus sur le portail.
error-disposed-destroyed = Le dossier { $reference }, déclaré le { $declared } et clos le { $closed }, a été détruit le { $at }. Catégorie : { $category }. Son contenu n'existe plus.

refusal-not-yet-due = La durée de conservation de ce dossier court jusqu'au { $when }.
refusal-on-hold = Ce dossier est retenu pour une plainte ou une enquête.
refusal-not-on-hold = Ce dossier n'est pas retenu.
refusal-proposal-pending = Une proposition attend déjà : décidez-en d'abord.
refusal-no-proposal = Rien n'est proposé pour ce dossier.
refusal-same-person = Vous l'avez proposé : une autre personne doit décider.
refusal-until-missing = Indiquez jusqu'à quand conserver le dossier.
refusal-disposal-begun = La fin de vie de ce dossier est exécutée ou en cours : plus rien ne peut y changer.
refusal-nothing-to-erase = Choisissez au moins une donnée qui peut être effacée.

mail-disposition-proposed-subject = Dossier { $reference } : fin de vie proposée
mail-disposition-proposed-subject-short = Fin de vie proposée
mail-disposition-proposed-body = Une fin de vie est proposée pour ce dossier. Une seconde personne doit en décider sur le portail.
mail-disposition-approved-subject = Dossier { $reference } : fin de vie approuvée
mail-disposition-approved-subject-short = Fin de vie approuvée
mail-disposition-approved-body = La fin de vie proposée pour ce dossier est approuvée.
mail-disposition-declined-subject = Dossier { $reference } : fin de vie refusée
mail-disposition-declined-subject-short = Fin de vie refusée
mail-disposition-declined-body = La fin de vie proposée pour ce dossier est refusée ou retirée. La raison est sur le portail.
mail-disposed-subject = Dossier { $reference } : fin de vie exécutée
mail-disposed-subject-short = Fin de vie exécutée
mail-disposed-body = La fin de vie de ce dossier est exécutée.

archive-title = Dossier { $reference }
archive-facility = Établissement déclarant
archive-declared = Déclaré
archive-closed = Clos
archive-category = Catégorie
archive-text = Texte
archive-by-stranger = Une personne sans compte
archive-by-operator = L'administrateur
archive-by-platform = La plateforme

ending-title = Fin de vie : { $number }
ending-lead = Une personne propose, une autre décide, la plateforme exécute. Les actes restent au registre, leur contenu disparaît.
ending-link = Fin de vie du dossier
ending-about = Incident ou alerte
ending-over = Terminé le
ending-goes-on = En cours
ending-due = À échéance le
ending-kept-until = Conservation prolongée jusqu'au
ending-kept = Conservé
ending-held = Retenu pour une plainte ou une enquête
ending-under-way = Fin de vie décidée, en cours d'exécution
ending-proposed = Ce qui est proposé
ending-decide = Décider
ending-approve = Approuver
ending-decline = Refuser la proposition
ending-hold = Retenir pour une plainte ou une enquête
ending-story-held = Fin de vie suspendue
ending-story-lifted = Fin de vie de nouveau possible
ending-story-proposed = Fin de vie proposée : { $what }
ending-story-approved = Fin de vie approuvée
ending-story-declined = Fin de vie refusée
ending-story-archived = Contenu archivé, puis effacé du portail
ending-story-destroyed = Contenu détruit
error-file-archived = { $reference }, du { $declared } au { $closed } : archivé le { $at }. Catégorie : { $category }. Son contenu n'est plus sur le portail.
error-file-destroyed = { $reference }, du { $declared } au { $closed } : détruit le { $at }. Catégorie : { $category }. Son contenu n'existe plus.
refusal-not-over = Ce n'est pas terminé : la fin de vie ne se propose qu'après.
