### A case: its parties and what each of them has to do.

# Who agrees to closing.
party-cert = CERT Santé
party-ars = Agence régionale de santé
party-facility = Établissement
party-hfds = HFDS

# What is expected.
duty-take-in = Prendre en compte la déclaration
duty-confirm = Confirmer la déclaration
duty-qualify = Qualifier l'incident
duty-first-contact = Prendre contact avec l'établissement
duty-answer = Répondre à une question
duty-answer-measure = Répondre à une mesure proposée
duty-decide-support = Décider qui appuie l'établissement
duty-report-progress = Informer l'ARS de l'avancement
duty-elsewhere-cnil = Notifier la violation de données à la CNIL
duty-elsewhere-complaint = Porter plainte
duty-elsewhere-anssi = Déclarer l'incident à l'ANSSI
duty-elsewhere-ansm = Déclarer l'incident à l'ANSM
duty-elsewhere-nis2-warning = Adresser l'alerte précoce NIS 2
duty-elsewhere-nis2-notification = Notifier l'incident au titre de NIS 2
duty-elsewhere-nis2-final = Remettre le rapport final NIS 2
duty-assess-care-impact = Évaluer l'effet sur les soins
duty-relay = Informer la délégation et la préfecture
duty-acknowledge = Confirmer la lecture
duty-state-handling = Dire si l'incident est terminé chez vous
duty-write-closing-report = Écrire le bilan
duty-agree = Donner son accord pour clore
duty-close = Clore le dossier
duty-write-lessons = Écrire le retour d'expérience
duty-approve-lessons = Approuver le retour d'expérience

case-exercise = Exercice
case-no-agency = Aucune agence régionale de santé

case-title = Dossier { $reference }
case-print = Récit à imprimer
case-facts = Les faits, tels qu'ils sont connus
case-fact-added = Ajouté { $when }
case-fact-changed = Modifié { $when }. Avant : { $before }
case-facts-missing = { $count ->
    [one] Un fait sans réponse
   *[other] { $count } faits sans réponse
}
case-other-sites = { $count ->
    [one] Un autre site touché
   *[other] { $count } autres sites touchés
}
case-callee-reporter = Déclarant
case-callee-technical = Contact technique
case-callee-off-hours = Hors heures ouvrées
case-questions-waiting = Questions sans réponse
case-question-waits = Question { $count }, sans réponse
case-story = Le déroulé, du plus récent au plus ancien
case-next = À faire
case-next-none = Rien n'est attendu pour le moment.
case-next-others = Attendu des autres
case-since = Attendu { $when }
case-offers = Autres actions
case-duty-answer = Répondre à la question { $count }
case-duty-measure = Répondre à la mesure { $count }
case-qualification = Qualification
case-steps = Étapes de la réponse
case-measures = Mesures
case-measure-number = Mesure { $count }
case-agreements = Accords pour clore
case-knows = Qui sait
case-told-since = Depuis le { $when }
case-told-mails = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
case-told-no-mail = Sur sa page seulement
case-told-read = Lu
case-told-on-call = Astreinte { $body }
case-told-facility = Établissement : boîte de sécurité et direction
case-told-reporter = Déclarant

delivery-waiting = en attente d'envoi
delivery-sent = remis
delivery-failed = { $count ->
    [one] échec, nouvel essai à { $next }
   *[other] { $count } échecs, nouvel essai à { $next }
}
delivery-given-up = non remis
delivery-no-address = pas d'adresse

agreement-given = Accord donné
agreement-overruled = Passé outre
agreement-awaited = Accord attendu
agreement-not-asked = Pas encore demandé

mark-help = Aide au plus vite
mark-unconfirmed = À confirmer
mark-military = Hôpital militaire

phase-declared = Déclaration
phase-taken-in = Prise en compte
phase-qualified = Qualification
phase-supported = Appui
phase-closing = Clôture
phase-lessons = Retour d'expérience

facility-finess = FINESS { $number }
facility-switchboard = Standard
facility-mailbox = Boîte de sécurité
facility-card-link = Fiche de l'établissement
facility-flag-oiv = Opérateur d'importance vitale
facility-flag-ose = Opérateur de services essentiels
case-jumps = Parties de la page
act-qualify-again = Réviser la qualification
case-supplement = Compléter la déclaration
case-contacts = Contacts
case-causes = Causes
case-elsewhere = Démarches de l'établissement
case-elsewhere-hint = Prévenir un organisme ici ne remplace pas ces démarches.
