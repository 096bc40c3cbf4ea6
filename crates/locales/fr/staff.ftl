### Lists, homes and facilities, for staff.

queue-lead = Ce qui attend d'abord. Dans chaque partie, du plus urgent au moins urgent, selon l'effet sur les patients et la nature de l'établissement.
cases-lead = Les dossiers que vous suivez.
cases-empty = Aucun dossier ici
cases-empty-text = Les dossiers apparaîtront dès qu'une déclaration répondra à ces critères.

column-case = Dossier
column-about = À propos de
column-facility = Établissement
column-why = Pourquoi à cette place
column-state = État
column-declared = Déclaré
column-act = Action
column-expected = Attendu
column-when = Quand
column-who = Qui
column-message = Message
column-outcome = Remise

tabs-label = Étapes du travail
tab-open = En cours
tab-take-in = À prendre en compte
tab-qualify = À qualifier
tab-treat = À traiter
tab-close = À clôturer
tab-closed = Clos
tally-at-least = plus de { $count }

filter-mark = À signaler
filter-mark-every = Tous les dossiers
filter-region = Région
filter-region-every = Toutes les régions
filter-class = Classe
filter-class-every = Toutes les classes
filter-reality = Réel ou exercice
filter-reality-every = Réels et exercices
filter-order = Ordre
filter-real = Réel
filter-urgent = Le plus urgent d'abord
filter-newest = Le plus récent d'abord

mark-to-take-in = À prendre en compte
mark-help-off-hours = Aide au plus vite, hors heures ouvrées

nature-university-hospital = CHU
nature-hospital-centre = Centre hospitalier
nature-military-hospital = Hôpital militaire
nature-clinic = Clinique
nature-cancer-centre = Centre de lutte contre le cancer
nature-psychiatric-hospital = Psychiatrie
nature-dialysis = Dialyse
nature-home-hospital = Hospitalisation à domicile
nature-blood-service = Transfusion sanguine
nature-other-hospital = Autre établissement sanitaire
nature-nursing-home = EHPAD ou accueil de personnes âgées
nature-other-medico-social = Autre établissement médico-social
nature-laboratory = Laboratoire
nature-pharmacy = Pharmacie
nature-primary-care = Soins de ville
nature-other = Autre

desk-cert = Aujourd'hui
desk-ars = Votre territoire
desk-hfds = Situation nationale
desk-mine = Vos dossiers
desk-queue = Ouvrir la file d'attente
desk-expected = Attendu de vous
desk-expected-more = { $count ->
    [one] Une autre, du même genre
   *[other] { $count } autres, du même genre
}
desk-expected-none = Rien n'est attendu de vous pour le moment.
desk-more = Voir la suite
desk-help = Aide au plus vite, pas encore qualifiés
desk-help-none = Aucun établissement ne demande d'aide au plus vite.
desk-new = Nouveaux depuis 24 heures
desk-new-none = Aucune déclaration depuis 24 heures.
desk-unconfirmed = Déclarations à confirmer
desk-unconfirmed-none = Aucune déclaration n'attend d'être confirmée.
desk-territory = Dossiers en cours
desk-territory-none = Aucun incident en cours dans votre territoire.
desk-significant = Incidents significatifs en cours
desk-significant-none = Aucun incident significatif en cours.
desk-analysed = Autres dossiers analysés
desk-analysed-none = Aucun autre dossier analysé en cours.
desk-not-analysed = Pas encore analysés, portés à votre connaissance
desk-not-analysed-none = Aucun.
desk-told = Dossiers qui vous concernent
desk-told-none = Aucun dossier ne vous a été signalé.
desk-places = Par département
desk-lacking = Établissements à compléter

figure-expected = { $count ->
    [one] attendu de vous
   *[other] attendus de vous
}
figure-late = en retard

lacking-reporter = { $count ->
    [one] Un établissement sans déclarant désigné
   *[other] { $count } établissements sans déclarant désigné
}
lacking-mailbox = { $count ->
    [one] Un établissement sans boîte de sécurité
   *[other] { $count } établissements sans boîte de sécurité
}

unready-lead = Ils ne peuvent pas encore déclarer, ou ne peuvent pas être prévenus.
unready-reporter = Sans déclarant désigné
unready-mailbox = Sans boîte de sécurité
unready-empty = Aucun établissement
unready-empty-text = Ceux à qui il manque quelque chose apparaîtront ici.
unready-total = { $count ->
    [one] { $count } établissement
   *[other] { $count } établissements
}

mailbox-title = Boîte de sécurité de l'agence
mailbox-lead = Les messages destinés à votre agence y arrivent. Choisissez une boîte lue par plusieurs personnes.
mailbox-none = Aucune : vous n'êtes prévenus que sur le portail.
mailbox-change = Changer l'adresse
mailbox-email = Adresse de la boîte
mailbox-save = Enregistrer
mailbox-back = Revenir à l'accueil

search-field = Rechercher
search-field-hint = Un numéro de dossier ou d'incident, un établissement (nom, ville, FINESS) ou des mots.
search-none = Rien ne correspond
search-none-text = Vérifiez l'orthographe, ou essayez un seul mot.
search-cases = { $count ->
    [one] Un dossier
   *[other] { $count } dossiers
}
search-incidents = { $count ->
    [one] Un incident
   *[other] { $count } incidents
}
search-facilities = { $count ->
    [one] Un établissement
   *[other] { $count } établissements
}

facility-number = Numéro FINESS
facility-long-name = Nom complet
facility-nature = Nature
facility-address = Adresse
facility-place = Lieu
facility-agency = Agence compétente
facility-legal-entity = Entité juridique
facility-ght = Établissement support du GHT
facility-closed = Fermé au répertoire depuis
facility-register = Répertoire national
facility-cases = Dossiers
facility-cases-none = Aucun dossier que vous puissiez lire.
facility-people = Personnes
facility-people-none = Personne n'a encore de rôle dans cet établissement.
facility-reach = Joindre
facility-since = Depuis
facility-flags = Désignations par l'État

director-title = Confirmer la direction
director-lead = Rappelez un numéro trouvé indépendamment de la demande, puis notez cet appel. La personne reçoit une invitation.
director-name = Prénom et nom
director-function = Fonction
director-email = Adresse électronique
director-phone = Téléphone
director-note = Comment l'avez-vous vérifié ?
director-note-hint = Numéro rappelé, où vous l'avez trouvé, qui a répondu, à quelle heure.
director-confirm = Confirmer et inviter

enter-title = Saisir une déclaration reçue
enter-lead = Par téléphone, sur papier ou par courriel : au nom du déclarant, avec le même formulaire.
enter-facility = Établissement
enter-facility-hint = Son nom, sa ville ou son numéro FINESS.
enter-find = Chercher l'établissement
enter-choose = Choisissez l'établissement

military-title = Information du ministère des Armées
military-lead = Le ministère, qui qualifie, informe de l'incident d'un hôpital militaire. L'agence ne reçoit qu'un message d'existence, sauf si l'offre de soins est touchée.
military-notice = Que transmet le ministère ?
military-description = Ce qui est transmis
military-description-hint = Peut rester vide si seule l'existence est signalée.
military-care = Effet sur les soins
military-contact = Contact au ministère
military-phone = Téléphone
military-send = Enregistrer

story-title = Récit du dossier { $reference }
story-print-hint = Cette page s'imprime telle quelle : Ctrl + P.
story-record = Le registre, acte par acte

act-progress = Informer l'ARS de l'avancement
act-progress-hint = Le texte est préparé d'après les actes du dossier depuis le dernier envoi. Relisez-le et complétez-le : il part tel quel aux agences régionales de santé du dossier.
act-progress-short = Envoyer à l'ARS
act-progress-text = Avancement
progress-since = Depuis le { $when }
progress-happened = Ce qui s'est passé
progress-measures = Mesures
progress-steps = Étapes
progress-waited = Ce qui est attendu
progress-nothing = Rien à signaler
progress-line = { $what } : { $more }
progress-measure-open = Mesure { $count } à faire
