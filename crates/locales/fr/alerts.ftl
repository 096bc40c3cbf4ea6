### Alertes : écrire, approuver, envoyer, acquitter (SIGN-3).

tlp-red = TLP:RED
tlp-red-hint = Pour les seules personnes destinataires.
tlp-amber-strict = TLP:AMBER+STRICT
tlp-amber-strict-hint = Au sein de l'établissement destinataire, à qui doit agir.
tlp-amber = TLP:AMBER
tlp-amber-hint = Au sein de l'établissement et avec ses prestataires, à qui doit agir.
tlp-green = TLP:GREEN
tlp-green-hint = Dans la communauté de la santé, jamais en public.
tlp-clear = TLP:CLEAR
tlp-clear-hint = À tout le monde. L'alerte paraît sur l'accueil public.

alert-nature-vulnerability = Une vulnérabilité ou une menace, sans incident en cours de propagation
alert-nature-vulnerability-hint = Le responsable du CERT Santé approuve.
alert-nature-spreading = Un incident qui peut se propager
alert-nature-spreading-hint = HFDS/FSSI approuve et conduit.
alert-urgency-normal = Dans la journée
alert-urgency-urgent = Tout de suite
alert-state-draft = Brouillon
alert-state-to-approve = À approuver
alert-state-approved = Approuvée, à envoyer
alert-state-sent = En cours
alert-state-ended = Terminée
alert-state-withdrawn = Retirée
measure-answer-done = Fait
measure-answer-not-concerned = Non concerné
measure-answer-need-help = Besoin d'aide
receipt-need-help = Besoin d'aide
receipt-waiting = Sans réponse
receipt-acknowledged = Reçue, réponse incomplète
receipt-answered = Réponse complète

nav-alerts = Alertes
alerts-title = Alertes
alerts-lead = Ce qui est arrivé ailleurs et pourrait vous toucher, et ce qu'il faut faire.
alerts-lead-staff = Les avertissements envoyés aux établissements, et ceux qui y ont répondu.
alerts-none = Aucune alerte
alerts-none-text = Les alertes qui concernent vos établissements paraîtront ici.
alerts-write = Écrire une alerte
alerts-column-alert = Alerte
alerts-column-state = État
alerts-column-mark = Diffusion
alerts-column-when = Mise à jour
alert-title = Alerte { $number }
alert-sent-on = Envoyée le { $when }
alert-sent-public = Publiée le { $when }
alert-untitled = Titre effacé
alerts-to-answer = { $count ->
    [one] Une alerte attend votre réponse
   *[other] { $count } alertes attendent votre réponse
}
alert-answer-now = Lire et répondre
home-alerts = Alertes en cours

alert-write-title = Écrire une alerte
alert-rewrite-title = Modifier l'alerte { $number }
alert-write-lead = Rien n'est envoyé avant un accord. Le nombre de destinataires s'affiche d'abord.
alert-field-title = Titre
alert-field-title-hint = Une ligne. Il se lit dans les listes du portail, jamais dans un courriel.
alert-field-happens = Ce qui se passe
alert-field-happens-hint = Les faits établis, dans l'ordre, en mots simples.
alert-field-measures = Ce qu'il faut faire
alert-field-measures-hint = Une mesure par ligne. Chaque établissement répond à chacune : fait, non concerné, besoin d'aide.
alert-field-nature = De quoi s'agit-il ?
alert-field-tlp = Diffusion permise
alert-field-urgency = À lire
alert-field-incident = Incident groupé
alert-field-incident-hint = Facultatif : le numéro de l'incident auquel l'alerte se rapporte, par exemple INC-2026-007.
alert-population = À qui
alert-population-text = Choisissez une liste, ou des critères. Un établissement doit remplir tous les critères donnés ; dans un même critère, une seule des valeurs suffit. Sans aucun critère, toute la France est destinataire. Les établissements fermés et les hôpitaux militaires sont toujours laissés de côté.
alert-field-regions = Régions
alert-field-departements = Départements
alert-field-departements-hint = Numéros séparés par des espaces ou des virgules, par exemple 35 56 2A.
alert-field-natures = Types d'établissement
alert-field-categories = Catégories FINESS
alert-field-categories-hint = Codes à trois chiffres séparés par des espaces, en plus des types cochés.
alert-field-flags = Désignés par l'État comme
alert-field-uses = Produit ou prestataire utilisé
alert-field-uses-hint = Un par ligne. Sont trouvés les établissements qui l'ont nommé dans une déclaration ou qui disent l'utiliser.
alert-field-outside = Laisser de côté les établissements qui ont un dossier dans cet incident
alert-field-outside-hint = Ils savent déjà, et lisent les consignes de l'incident. Sans effet sur une liste de numéros.
alert-field-numbers = Ou une liste de numéros FINESS
alert-field-numbers-hint = Un par ligne ou séparés par des espaces. Si la liste est remplie, les critères ne comptent pas.
alert-flag-oiv = OIV
alert-flag-ose = OSE
alert-save = Enregistrer et compter les destinataires
alert-unreadable-departement = « { $value } » n'est pas un département
alert-unreadable-category = « { $value } » n'est pas une catégorie FINESS à trois chiffres
alert-unreadable-number = « { $value } » n'est pas un numéro FINESS
alert-unreadable-incident = Ce numéro d'incident ne se lit pas ; il s'écrit comme INC-2026-007
alert-outside-of-what = Indiquez le numéro de l'incident dont les établissements sont laissés de côté

alert-counted = { $count ->
    [one] Un établissement destinataire
   *[other] { $count } établissements destinataires
}
alert-counted-none = Aucun établissement ne correspond
alert-counted-without = { $count ->
    [0] Tous ont une adresse à laquelle écrire.
    [one] Un établissement n'a aucune adresse : il faudra l'appeler.
   *[other] { $count } établissements n'ont aucune adresse : il faudra les appeler.
}
alert-counted-ars = Agences informées : { $ars }
alert-happens = Ce qui se passe
alert-measures = Ce qu'il faut faire
alert-measures-none = Aucune mesure n'est demandée : accusez seulement réception.
alert-corrected = Rectification du { $when }
alert-over-ended = Cette alerte est terminée depuis le { $when }
alert-over-withdrawn = Cette alerte est retirée depuis le { $when } : ne la suivez plus
alert-declined = L'accord a été refusé
alert-waits-approval = L'alerte attend l'accord de { $who }
alert-approver-hfds = HFDS/FSSI
alert-approver-lead = du responsable du CERT Santé
alert-approved-by = Approuvée par { $who }, le { $when }
alert-written-by = Écrite par { $who }, le { $when }
alert-about = L'essentiel
alert-whom = Destinataires
alert-whom-nation = Tous les établissements de France
alert-whom-outside = Sauf ceux de l'incident
alert-whom-list = { $count ->
    [one] Une liste d'un établissement
   *[other] Une liste de { $count } établissements
}
alert-next = Ce que vous pouvez faire
alert-do-rewrite = Modifier
alert-do-submit = Demander l'accord
alert-do-approve = Approuver
alert-do-decline = Refuser
alert-do-send = { $count ->
    [one] Envoyer à un établissement
   *[other] Envoyer à { $count } établissements
}
alert-do-remind = Relancer ceux qui n'ont pas répondu
alert-do-correct = Rectifier
alert-do-end = Mettre fin à l'alerte
alert-do-withdraw = Retirer l'alerte
alert-why = Pourquoi
alert-why-hint = Les destinataires le lisent.
alert-correct-text = Ce qui est rectifié
alert-correct-measures = Mesures ajoutées
alert-correct-measures-hint = Facultatif, une par ligne. Ceux qui avaient tout répondu seront interrogés sur elles.
alert-story = Ce qui s'est passé
alert-act-written = Texte écrit
alert-act-submitted = Accord demandé
alert-act-approved = Approuvée
alert-act-declined = Accord refusé
alert-act-sent = { $count ->
    [one] Envoyée à un établissement
   *[other] Envoyée à { $count } établissements
}
alert-act-reminded = { $count ->
    [one] Un établissement relancé
   *[other] { $count } établissements relancés
}
alert-act-corrected = Rectifiée
alert-act-ended = Terminée
alert-act-withdrawn = Retirée
alert-mails-sent = Courriels partis
alert-mails-waiting = Courriels en route
alert-mails-given-up = Courriels non remis
alert-expanding = L'envoi est en cours : { $count } établissements traités
alert-board = Qui a répondu
alert-board-all = Voir tous les destinataires
alert-board-title = Alerte { $number } : qui a répondu
alert-board-ars = Par agence
alert-board-column-ars = Agence
alert-board-column-total = Destinataires
alert-board-without-ars = Sans agence
alert-board-none = Personne ne correspond
alert-board-none-text = Changez le filtre, ou attendez la fin de l'envoi.
alert-board-column-facility = Établissement
alert-board-column-receipt = Réponse
alert-board-column-reach = Joindre
alert-board-filter-ars = Agence
alert-board-filter-ars-every = Toutes les agences
alert-board-filter-receipt = Réponse
alert-board-filter-receipt-every = Toutes les réponses
alert-board-filter-reach = Joignable
alert-board-filter-reach-every = Tous les établissements
alert-board-not-by-mail = Sans adresse : à appeler
alert-board-answers = { $done } fait, { $not } non concerné, { $help } besoin d'aide
alert-board-export = Télécharger cette liste (CSV)
alert-csv-comment = Commentaire
alert-csv-measure = Mesure { $number }
alert-csv-finess = FINESS
alert-csv-town = Commune
alert-csv-departement = Département
alert-csv-phone = Téléphone
alert-csv-mailbox = Boîte de sécurité
alert-csv-when = Répondu le

alert-reply = Votre réponse
alert-reply-text = Répondez à chaque mesure, ou accusez seulement réception : vous pourrez compléter plus tard.
alert-reply-for = Pour quels établissements
alert-reply-measure = Mesure { $number }
alert-reply-comment = Précisions
alert-reply-comment-hint = Facultatif. Si vous avez besoin d'aide, dites laquelle et comment vous joindre.
alert-reply-send = Accuser réception et répondre
alert-reply-given = Votre réponse est enregistrée. Vous pouvez la changer tant que l'alerte est en cours.
alert-reply-over = L'alerte n'est plus en cours : rien n'est attendu de vous.
alert-sign-in = Cette alerte vous concerne ? Connectez-vous pour y répondre.

flash-alert-written = L'alerte est enregistrée. Voici qui la recevrait.
flash-alert-done = C'est enregistré.
flash-alert-sent = L'alerte part. Les déclarations passent devant elle.
flash-alert-answered = Votre réponse est enregistrée. Merci.

refusal-wrong-alert-state = L'alerte n'en est pas là : { $state }.
refusal-nobody-concerned = Aucun établissement ne correspond à ce choix. Élargissez-le.
refusal-term-too-short = Écrivez au moins { $max } lettres de chaque produit ou prestataire.
refusal-too-many-measures = Une alerte demande { $max } mesures au plus.
refusal-hfds-steers = Un incident peut se propager : cette alerte est conduite par HFDS/FSSI.
refusal-everybody-answered = Tous les destinataires ont répondu : personne n'est à relancer.

duty-approve-alert = Donner ou refuser l'accord à une alerte
