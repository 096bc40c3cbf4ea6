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
duty-assess-care-impact = Évaluer l'effet sur les soins
duty-relay = Informer la délégation et la préfecture
duty-acknowledge = Confirmer la lecture
duty-state-handling = Dire si l'incident est terminé chez vous
duty-write-closing-report = Écrire le bilan
duty-agree = Donner son accord pour clore
duty-close = Clore le dossier
duty-write-lessons = Écrire le retour d'expérience

case-exercise = Exercice
case-no-agency = Aucune agence régionale de santé
