# Plain answers.
word-yes-no-yes = Oui
word-yes-no-no = Non

# Nature, causes and traces.
word-incident-nature-malicious = Attaque, ou soupçon d’attaque
word-incident-nature-non-malicious = Panne ou erreur, sans malveillance
word-incident-nature-undetermined = On ne sait pas encore
word-cause-ransomware = Rançongiciel : fichiers bloqués contre une rançon
word-cause-other-malware = Autre logiciel malveillant
word-cause-malicious-messages = Messages malveillants, hameçonnage
word-cause-compromised-account = Compte utilisé par quelqu’un d’autre
word-cause-exploited-vulnerability = Faille de sécurité exploitée
word-cause-system-compromise = Intrusion dans le système d’information
word-cause-information-leak = Fuite ou publication d’informations
word-cause-equipment-theft = Vol de matériel
word-cause-denial-of-service = Attaque qui sature les accès (déni de service)
word-cause-defacement = Site web modifié par un attaquant
word-cause-local-infrastructure = Panne de l’infrastructure de l’établissement
word-cause-provider-failure = Panne chez un prestataire ou un hébergeur
word-cause-telecom-loss = Coupure du réseau ou du téléphone
word-cause-software-bug = Erreur d’un logiciel ou mise à jour manquée
word-cause-power-failure = Panne électrique
word-cause-cooling-failure = Panne de climatisation
word-cause-hardware-failure = Panne de matériel
word-cause-human-error = Erreur humaine
word-cause-other = Autre origine
word-trace-ransom-note = Un message demande une rançon
word-trace-renamed-files = Des fichiers ne s’ouvrent plus ou ont changé de nom
word-trace-suspicious-message = Un message suspect a été reçu ou ouvert
word-trace-messages-sent-in-our-name = Des messages partent en notre nom
word-trace-unknown-account = Un compte inconnu ou des droits inhabituels
word-trace-unusual-connection = Une connexion d’un lieu ou à une heure inhabituels
word-trace-protection-alert = Une alerte de l’antivirus ou d’un autre outil de protection
word-trace-odd-behaviour = Des machines lentes, qui redémarrent ou s’éteignent
word-trace-outside-warning = Quelqu’un d’extérieur nous a prévenus
word-trace-data-seen-online = Nos données ont été vues sur internet
word-trace-none = Rien de particulier

# Systems, products and third parties.
word-affected-system-patient-record = Dossier patient
word-affected-system-pharmacy = Prescription, pharmacie
word-affected-system-laboratory = Laboratoire, résultats d’analyses
word-affected-system-imaging = Imagerie médicale
word-affected-system-emergency = Urgences, régulation des appels
word-affected-system-theatre = Bloc opératoire, réanimation
word-affected-system-medical-devices = Appareils médicaux connectés
word-affected-system-telephony = Téléphone
word-affected-system-mail = Messagerie électronique
word-affected-system-directory = Comptes et mots de passe (annuaire)
word-affected-system-remote-access = Accès à distance (VPN)
word-affected-system-network = Réseau et accès à internet
word-affected-system-workstations = Postes de travail
word-affected-system-servers = Serveurs
word-affected-system-backups = Sauvegardes
word-affected-system-shared-files = Fichiers partagés
word-affected-system-administration = Gestion : admissions, facturation, paie, achats
word-affected-system-website = Site web
word-affected-system-exchange-platform = Échanges avec l’extérieur, télémédecine
word-affected-system-building = Bâtiment : portes, ascenseurs, climatisation, électricité
word-affected-system-everything = Tout le système d’information
word-affected-system-other = Autre
word-third-party-role-none = Non, personne d’extérieur
word-third-party-role-host = Un hébergeur
word-third-party-role-publisher = Un éditeur de logiciel
word-third-party-role-maintainer = Un prestataire informatique ou de maintenance
word-third-party-role-telecom-operator = Un opérateur de télécommunications
word-third-party-role-other-facility = Un autre établissement ou un groupement
word-third-party-role-other = Un autre organisme
word-regulated-product-none = Non
word-regulated-product-medical-device = Dispositif médical
word-regulated-product-in-vitro-device = Dispositif de diagnostic in vitro (automate, réactif)
word-regulated-product-prescription-software = Logiciel d’aide à la prescription
word-regulated-product-dispensing-software = Logiciel d’aide à la dispensation

# Impact.
word-patient-impact-none = Non, personne
word-patient-impact-potential = Peut-être
word-patient-impact-proven = Oui, c’est certain
word-care-impact-none = Oui, comme d’habitude
word-care-impact-degraded-mode = Oui, mais en mode dégradé
word-care-impact-interruption = Non, certains soins sont interrompus
word-care-service-emergency = Urgences
word-care-service-samu = SAMU, SMUR
word-care-service-theatre = Bloc opératoire
word-care-service-intensive-care = Réanimation, soins critiques
word-care-service-maternity = Maternité, néonatologie
word-care-service-imaging = Imagerie
word-care-service-laboratory = Laboratoire, sang
word-care-service-pharmacy = Pharmacie, médicaments
word-care-service-oncology = Cancérologie, radiothérapie
word-care-service-dialysis = Dialyse
word-care-service-wards = Services d’hospitalisation
word-care-service-consultations = Consultations
word-care-service-psychiatry = Psychiatrie
word-care-service-home-care = Soins à domicile
word-care-service-residents = Hébergement et accompagnement des résidents
word-care-service-other = Autre service
word-operation-impact-none = Oui, normalement
word-operation-impact-disturbed = Non, avec des difficultés
word-operation-impact-stopped = Non, des activités sont arrêtées
word-data-impact-none = Rien, elles sont intactes
word-data-impact-unavailable-or-lost = Inaccessibles ou perdues
word-data-impact-altered = Modifiées
word-data-impact-disclosed = Vues, volées ou publiées
word-data-nature-health = Données de santé de personnes
word-data-nature-other-personal = Autres données personnelles : agents, familles, comptes
word-data-nature-technical = Données techniques : configurations, mots de passe
word-data-nature-facility-working = Fonctionnement de l’établissement : finances, contrats
word-repercussion-none = Non, seulement sur l’établissement
word-repercussion-departement = Sur le département
word-repercussion-region = Sur la région
word-repercussion-nation = Sur le pays

# Handling and help.
word-handling-state-in-progress = Nous y travaillons encore
word-handling-state-resolved = L’incident est résolu
word-measure-taken-none = Rien encore
word-measure-taken-machines-isolated = Machines débranchées du réseau
word-measure-taken-internet-cut = Accès à internet coupé
word-measure-taken-links-cut = Liens avec d’autres établissements ou prestataires coupés
word-measure-taken-systems-stopped = Machines ou applications arrêtées
word-measure-taken-accounts-secured = Comptes bloqués ou mots de passe changés
word-measure-taken-backups-secured = Sauvegardes mises à l’abri
word-measure-taken-traces-kept = Traces conservées : journaux, copies, photos d’écran
word-measure-taken-replacement-procedures = Procédures de secours lancées dans les services
word-measure-taken-staff-warned = Personnel prévenu
word-measure-taken-restoring = Remise en route en cours ou faite
word-measure-taken-other = Autre chose
word-backup-state-safe-offline = Intactes et hors de portée
word-backup-state-safe-but-connected = Intactes, mais encore reliées au réseau
word-backup-state-partly-usable = En partie utilisables
word-backup-state-lost = Inutilisables
word-backup-state-never-made = Il n’y en a pas
word-staffing-in-house = Notre équipe, elle est à l’œuvre
word-staffing-insufficient = Notre équipe, absente ou trop peu nombreuse
word-staffing-facility-group = L’équipe d’un établissement de notre groupement
word-staffing-provider-only = Seulement un prestataire
word-staffing-nobody = Personne
word-help-kind-phone-call = Être rappelé et savoir quoi faire
word-help-kind-qualification = Comprendre ce qui se passe
word-help-kind-containment = Empêcher l’incident de s’étendre
word-help-kind-investigation = Chercher d’où il vient et ce qu’il a touché
word-help-kind-remediation = Réparer et redémarrer
word-help-kind-hardening = Éviter qu’il se reproduise
word-other-duty-none = Aucune pour l’instant
word-other-duty-complaint = Plainte à la police ou à la gendarmerie
word-other-duty-cnil = Notification à la CNIL
word-other-duty-persons-concerned = Information des personnes concernées
word-other-duty-anssi = Déclaration à l’ANSSI
word-other-duty-ansm = Déclaration à l’ANSM
word-other-duty-insurer = Déclaration à l’assureur

# Judgement.
word-legal-kind-care-safety = Conséquences potentielles ou avérées sur la sécurité des soins
word-legal-kind-health-data = Conséquences sur la confidentialité ou l’intégrité de données de santé
word-legal-kind-normal-working = Atteinte au fonctionnement normal de l’établissement
word-legal-kind-health-organisation = Retentissement potentiel ou avéré sur l’organisation sanitaire du département, de la région ou du pays
word-legal-kind-other-facilities = Incident susceptible de toucher d’autres établissements
word-class-not-incident = N’est pas un incident
word-class-minor = Mineur
word-class-serious = Grave
word-class-significant = Significatif
word-advice-report-anyway = D’après vos réponses, rien ne vous y oblige, mais votre déclaration est utile.
word-advice-recommended = D’après vos réponses, il est recommandé de déclarer.
word-advice-must-report = D’après vos réponses, cet incident doit être déclaré.
word-advice-reason-care-safety = La sécurité des soins est touchée ou peut l’être.
word-advice-reason-health-data = Des données de santé ont pu être modifiées ou divulguées.
word-advice-reason-normal-working = L’établissement ne fonctionne pas normalement.
word-advice-reason-health-organisation = L’offre de soins du territoire est touchée ou peut l’être.
word-advice-reason-other-facilities = D’autres établissements peuvent être touchés.
word-advice-reason-malicious-harm = Une attaque a rendu des données ou des services indisponibles, ou les a modifiés.
word-advice-reason-power-failure = Une panne électrique se déclare toujours.
word-advice-reason-care-software-bug = Un logiciel nécessaire aux soins fonctionne mal.
word-advice-reason-weak-signal = Une attaque, même sans conséquence visible, peut en annoncer d’autres.
word-advice-reason-no-criterion-reached = Aucun critère de la loi n’est atteint d’après vos réponses.
word-care-urgency-no-impact = Soins non touchés
word-care-urgency-not-known = Effet sur les soins inconnu
word-care-urgency-degraded-mode = Soins en mode dégradé
word-care-urgency-potential-danger = Danger possible pour des patients
word-care-urgency-interruption = Soins interrompus
word-care-urgency-proven-danger = Danger avéré pour des patients
word-urgency-reason-patients-in-danger = Des patients sont ou ont été en danger
word-urgency-reason-care-interrupted = Des soins sont interrompus
word-urgency-reason-patients-redirected = Des patients sont envoyés ailleurs
word-urgency-reason-patients-may-be-in-danger = Des patients sont peut-être en danger
word-urgency-reason-vital-service-touched = Un service vital est touché
word-urgency-reason-degraded-mode = Les soins continuent en mode dégradé
word-urgency-reason-impact-not-known = L’effet sur les soins n’est pas connu
word-urgency-reason-no-impact = Les soins ne sont pas touchés

# Where a case stands.
word-state-awaiting-qualification = En attente de qualification
word-state-in-treatment = À traiter
word-state-to-close = À clôturer
word-state-closed = Clos

# How a declaration came.
word-channel-portal = Sur le portail
word-channel-unidentified = Sans compte, à confirmer
word-channel-phone = Par téléphone
word-channel-paper = Sur papier
word-channel-mail = Par courriel
word-channel-armed-forces = Par le ministère des Armées
word-military-notice-existence-only = L'existence de l'incident seulement
word-military-notice-full = Toutes les informations

# Results of qualification.
word-finding-sanitary-impact = Impact sanitaire possible
word-finding-national-scope = Portée nationale
word-finding-medical-device = Dispositif médical concerné
word-finding-prescription-software = Logiciel de prescription ou de dispensation concerné
word-finding-vital-operator = Opérateur d'importance vitale
word-finding-essential-operator = Opérateur de services essentiels
word-finding-major = Incident majeur, au sens de l'ANSSI
word-finding-personal-data = Violation de données personnelles
word-finding-malicious = Acte malveillant

# Support and its steps.
word-support-choice-entrust = Confier l'appui au CERT Santé
word-support-choice-share = Partager l'appui avec le CERT Santé
word-support-choice-take-over = Assurer l'appui
word-step-qualification = Qualification
word-step-containment = Endiguement
word-step-investigation = Investigation
word-step-remediation = Remédiation
word-step-hardening = Durcissement
word-step-reconstruction = Reconstruction
word-step-state-not-started = Pas commencé
word-step-state-in-progress = En cours
word-step-state-done = Terminé
word-step-state-not-needed = Sans objet
word-step-actor-cert-sante = CERT Santé
word-step-actor-cert-fr = CERT-FR
word-step-actor-pris = Prestataire référencé par l'État
word-step-actor-ars = Agence régionale de santé
word-step-actor-facility = L'établissement

# Measures.
word-measure-kind-containment = Empêcher l'incident de s'étendre
word-measure-kind-isolation = Couper une partie du réseau ou d'un service
word-measure-kind-preserve-traces = Garder les traces numériques
word-measure-kind-remediation = Remettre en sécurité
word-measure-kind-hardening = Renforcer pour la suite
word-measure-kind-care-continuity = Continuer les soins sans le système
word-measure-kind-recommendation = Autre recommandation
word-measure-state-proposed = Proposée
word-measure-state-accepted = Acceptée
word-measure-state-done = Faite
word-measure-state-refused = Refusée
word-measure-state-withdrawn = Retirée
word-measure-reply-accept = Nous allons le faire
word-measure-reply-done = C'est fait
word-measure-reply-refuse = Nous ne le ferons pas

# Contacts, relays, handling.
word-contact-means-phone = Par téléphone
word-contact-means-video = En visioconférence
word-contact-means-mail = Par courriel
word-contact-means-on-site = Sur place
word-relay-target-delegation = Délégation départementale
word-relay-target-prefecture = Préfecture
word-relay-target-other-state-service = Autre service de l'État
word-own-handling-not-said = L'établissement ne s'est pas prononcé
word-own-handling-goes-on = L'établissement traite encore l'incident
word-own-handling-ended = L'établissement a fini de traiter l'incident

# What a facility owes elsewhere.
word-elsewhere-duty-cnil = Notifier la violation de données à la CNIL, dans les 72 heures
word-elsewhere-duty-complaint = Porter plainte dans les 72 heures, condition du remboursement par l'assurance
word-elsewhere-duty-anssi = Déclarer l'incident à l'ANSSI, comme opérateur de services essentiels
word-elsewhere-duty-ansm = Déclarer l'incident à l'ANSM, au titre des vigilances

# Organismes
body-cert = CERT Santé
body-ars = { $name }
body-hfds = HFDS/FSSI (ministère)
body-dgs = Direction générale de la santé
body-ansm = ANSM
body-anssi = ANSSI
body-armed-forces = Ministère des Armées
word-elsewhere-duty-nis2-warning = Adresser l'alerte précoce NIS 2 à l'ANSSI, dans les 24 heures
word-elsewhere-duty-nis2-notification = Notifier l'incident à l'ANSSI au titre de NIS 2, dans les 72 heures
word-elsewhere-duty-nis2-final = Remettre à l'ANSSI le rapport final NIS 2, un mois après la notification

# To whom it is owed, by which text, from when.
word-authority-cnil = Commission nationale de l'informatique et des libertés (CNIL)
word-authority-police = Police ou gendarmerie nationales
word-authority-anssi = Agence nationale de la sécurité des systèmes d'information (ANSSI)
word-authority-ansm = Agence nationale de sécurité du médicament et des produits de santé (ANSM)
word-legal-text-gdpr-33 = Règlement général sur la protection des données (RGPD), article 33
word-legal-text-insurance = Code des assurances, article L12-10-1
word-legal-text-operators = Décret n° 2018-384 du 23 mai 2018 (opérateurs de services essentiels)
word-legal-text-vigilance = Code de la santé publique, articles L5212-2 et R5212-14
word-legal-text-nis2 = Directive (UE) 2022/2555 (NIS 2), article 23
word-clock-start-awareness = Prise de connaissance de l'incident
word-clock-start-notification = Notification envoyée
