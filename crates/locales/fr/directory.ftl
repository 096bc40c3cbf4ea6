### The directory of providers (SUPP-6).

nav-directory = Annuaire des prestataires
directory-title = Annuaire des prestataires
directory-lead = Qui peut aider un établissement quand l'appui du CERT ne suffit pas : par région et par compétence, avec le numéro de nuit.
directory-add = Ajouter un prestataire
directory-csv = Télécharger cette liste (CSV)
directory-none = Aucun prestataire ne correspond
directory-none-text = Élargissez la recherche. Le CERT et les ARS tiennent cet annuaire.
directory-filter-name = Nom
directory-filter-region = Région servie
directory-filter-competence = Compétence
directory-filter-competence-every = Toutes les compétences
directory-filter-kind = Genre
directory-filter-kind-every = Tous les genres
directory-filter-state = Montrer
directory-filter-state-listed = Dans l'annuaire
directory-to-check = À vérifier
directory-withdrawn = Retirés
directory-column-name = Prestataire
directory-column-able = Compétences
directory-column-served = Territoire servi
directory-column-reach = Le joindre

provider-kind-pris = Réponse aux incidents, qualifié par l'ANSSI (PRIS)
provider-kind-incident-response = Autre prestataire de réponse aux incidents
provider-kind-csirt = CSIRT régional ou sectoriel
provider-kind-grades = Groupement régional d'appui à l'e-santé (GRADeS)
provider-kind-publisher-support = Support d'un éditeur
provider-kind-host = Hébergeur de données de santé
provider-kind-operator = Opérateur de réseau ou de téléphonie
provider-kind-integrator = Infogérant ou intégrateur
provider-kind-other = Autre

provider-competence-coordination = pilotage de la réponse
provider-competence-containment = confinement
provider-competence-investigation = investigation
provider-competence-compromise-search = recherche de compromission
provider-competence-malware-analysis = analyse de codes malveillants
provider-competence-remediation = remédiation
provider-competence-rebuilding = reconstruction du système d'information
provider-competence-data-recovery = récupération de données et de sauvegardes
provider-competence-application-support = support de logiciels
provider-competence-hosting = hébergement de secours
provider-competence-network = réseau et téléphonie
provider-competence-medical-devices = dispositifs médicaux
provider-competence-crisis-support = appui à la cellule de crise

provider-state-listed = Proposé aux établissements
provider-state-withdrawn = Retiré

provider-everywhere = France entière
provider-day = Jour
provider-night = Nuit et week-end
provider-way-day = Jour : { $way }
provider-way-night = Nuit et week-end : { $way }
provider-way-mail = Courriel : { $way }
provider-way-web = Site : { $way }
provider-qualified-until = { $title }, jusqu'au { $day }
provider-qualified-lapsed = { $title }, échue depuis le { $day }

directory-add-title = Ajouter un prestataire
directory-change-title = Modifier un prestataire
directory-change = Modifier
directory-write-lead = Ce que vous écrivez est proposé aux établissements dès maintenant. Qui l'a écrit et quand reste au journal.
directory-save = Enregistrer
directory-field-name = Nom
directory-field-name-hint = Tel que l'établissement le lira.
directory-field-kind = Genre
directory-field-competences = Compétences
directory-field-competences-hint = Celles que l'incident appelle font passer le prestataire devant.
directory-field-nation = Intervient dans la France entière
directory-field-regions = Régions servies
directory-field-regions-hint = À cocher si le prestataire n'intervient que dans certaines régions.
directory-field-phone = Téléphone de jour
directory-field-night = Téléphone de nuit et de week-end
directory-field-night-hint = C'est lui qu'on appelle à 3 h.
directory-field-email = Courriel
directory-field-url = Site
directory-field-url-hint = Adresse complète, par exemple https://prestataire.example.
directory-field-qualification = Qualification et portée
directory-field-qualification-hint = Par exemple : PRIS, recherche de compromission, investigation. Demandée pour un PRIS.
directory-field-until = Dernier jour de validité de la qualification
directory-field-note = Note pour ceux qui tiennent l'annuaire
directory-field-note-hint = Elle n'est pas envoyée aux établissements.
directory-review-day = À vérifier de nouveau avant le
directory-review-by = À vérifier avant le { $day }
directory-review-near = À vérifier bientôt : { $day }
directory-review-overdue = À vérifier depuis le { $day }
directory-review-lapsed = Qualification échue
directory-day-unreadable = Choisissez un jour du calendrier.
directory-kind-missing = Choisissez un genre.
directory-regions-missing = Cochez au moins une région, ou la France entière.

directory-next = Tenir cette fiche à jour
directory-do-review = Vérifié, rien ne change
directory-do-withdraw = Retirer de l'annuaire
directory-do-restore = Proposer de nouveau
directory-checked = Ce qui a été vérifié
directory-why = Pourquoi
directory-withdrawn-by = Retiré par { $who } le { $when }
directory-story = Ce qui s'est passé
directory-act-listed = Ajouté à l'annuaire
directory-act-changed = Modifié
directory-act-reviewed = Vérifié, à vérifier de nouveau avant le { $day }
directory-act-withdrawn = Retiré
directory-act-restored = Proposé de nouveau

providers-overdue = { $count ->
    [one] Un prestataire de l'annuaire est à vérifier sans attendre
   *[other] { $count } prestataires de l'annuaire sont à vérifier sans attendre
}
providers-near = { $count ->
    [one] Un prestataire de l'annuaire est à vérifier bientôt
   *[other] { $count } prestataires de l'annuaire sont à vérifier bientôt
}

flash-provider-listed = Le prestataire est dans l'annuaire.

refusal-outside-your-region = Votre agence tient les prestataires qui ne servent que votre région. Les autres sont tenus par le CERT.
refusal-provider-name-missing = Donnez le nom du prestataire.
refusal-listed-already = Un prestataire de ce nom est déjà dans l'annuaire : modifiez sa fiche.
refusal-qualification-missing = Donnez la qualification et sa portée : un PRIS en a une.
refusal-competence-missing = Cochez au moins une compétence.
refusal-provider-out-of-reach = Donnez un téléphone ou un courriel.
refusal-not-a-link = Écrivez l'adresse complète du site, qui commence par https://.
refusal-wrong-provider-state = Cette fiche a été retirée ou rétablie entre-temps : relisez-la.
wrong-not-a-directory = Ce fichier n'est pas un annuaire de prestataires : sa première ligne nomme ses colonnes.

act-providers-able = pour cet incident : { $what }
proof-story-provider = du prestataire { $name }
