# Tasks and pages of the declaration form.
task-scope = Ce qui se passe
task-impact = Les conséquences
task-coping = Vos moyens d’y faire face
task-contacts = Vous joindre
theme-what-happened = Ce que vous constatez
theme-systems = Les systèmes touchés
theme-third-parties = Prestataires et produits
theme-patients = Les patients et les résidents
theme-care = L’organisation des soins
theme-data = Les données
theme-reach = L’établissement et au-delà
theme-origin = L’origine de l’incident
theme-handling = Ce que vous avez déjà fait
theme-help = L’aide dont vous avez besoin
theme-other-steps = Vos autres démarches
theme-contacts = Les personnes à joindre
importance-needed-to-send = Indispensable pour envoyer
importance-wanted-first = À remplir d’abord si vous pouvez
importance-useful-later = Utile, peut attendre

# What stands in place of an answer.
answer-unknown = Je ne sais pas encore
answer-unanswered = Pas de réponse

# The person who reports.
reporter-name = Prénom et nom
reporter-function = Fonction
reporter-phone = Téléphone où appeler maintenant
reporter-email = Adresse électronique

# What happened.
field-description = Que se passe-t-il ?
field-description-why = Vos mots suffisent pour que le CERT Santé commence à vous aider.
field-description-hint = Ce que vous voyez, depuis quand, ce qui ne marche plus. N’indiquez aucun nom de patient.
field-noticed-at = Quand l’avez-vous constaté ?
field-noticed-at-why = L’heure du constat permet de savoir depuis combien de temps l’incident peut s’étendre.
field-noticed-at-hint = Si vous ne connaissez pas l’heure, indiquez seulement le jour.
field-started-at = Quand l’incident a-t-il commencé, à votre avis ?
field-started-at-why = Un début plus ancien que le constat indique jusqu’où remonter dans les traces et les sauvegardes.
field-started-at-hint = Une estimation suffit. Vous pourrez la corriger.

# Systems.
field-systems = Qu’est-ce qui est touché ?
field-systems-why = La liste des systèmes touchés montre ce qu’il faut protéger ou rétablir en premier.
field-equipment = Quels matériels et quels logiciels sont concernés ?
field-equipment-why = Le nom et la version permettent de chercher une faille connue et de prévenir ceux qui utilisent le même produit.
field-equipment-hint = Marque, nom, version, si vous les connaissez.
field-workstations-affected = Combien de postes de travail sont touchés ?
field-workstations-affected-why = Le nombre de postes donne l’ampleur de l’incident.
field-workstations-affected-hint = Un ordre de grandeur suffit. Écrivez 0 si aucun poste n’est touché.
field-servers-affected = Combien de serveurs sont touchés ?
field-servers-affected-why = Les serveurs portent les applications et les données : leur nombre aide à prévoir la remise en route.
field-regulated-products = Un dispositif médical ou un logiciel de prescription est-il concerné ?
field-regulated-products-why = Dans ce cas, l’Agence nationale de sécurité du médicament (ANSM) doit être prévenue.
field-regulated-products-hint = Par exemple un appareil d’imagerie, un automate de laboratoire, un logiciel d’aide à la prescription.

# Third parties.
field-third-parties = Un prestataire ou un autre organisme est-il impliqué ?
field-third-parties-why = La cause ou la solution se trouve souvent chez un hébergeur, un éditeur ou un prestataire.
field-third-party-name = Quel est son nom ?
field-third-party-name-why = Le CERT Santé peut le contacter et vérifier si d’autres de ses clients sont touchés.
field-product = Quel produit ou quel service est en cause ?
field-product-why = Si une faille de ce produit est connue, nous pouvons vous donner tout de suite la marche à suivre.
field-product-hint = Le nom affiché à l’écran suffit.
field-deployed-elsewhere = D’autres établissements l’utilisent-ils ?
field-deployed-elsewhere-why = S’ils l’utilisent, ils peuvent être touchés eux aussi et doivent être prévenus.

# Patients.
field-patient-impact = Des patients ou des résidents sont-ils, ou ont-ils été, en danger ?
field-patient-impact-why = Les incidents qui mettent des personnes en danger sont traités avant tous les autres.
field-patient-detail = Quel est ce danger ?
field-patient-detail-why = Les autorités sanitaires s’en servent pour organiser les soins autour de vous.
field-patient-detail-hint = Décrivez la situation sans nommer personne.
field-patients-redirected = Des patients sont-ils envoyés vers d’autres établissements ?
field-patients-redirected-why = L’agence régionale de santé (ARS) doit le savoir pour répartir les patients.

# Care.
field-care-impact = Les soins peuvent-ils continuer ?
field-care-impact-why = L’effet sur les soins décide de l’ordre dans lequel les dossiers sont traités.
field-care-impact-hint = Le « mode dégradé », c’est continuer autrement : papier, téléphone, procédures de secours.
field-care-services = Quels services sont touchés ?
field-care-services-why = Aux urgences, au bloc ou en réanimation, chaque minute compte.
field-care-since = Depuis quand les soins sont-ils perturbés ?
field-care-since-why = Plus la perturbation dure, plus les équipes ont besoin de relais.
field-care-until = Si les soins ont repris normalement, depuis quand ?
field-care-until-why = Cette date permet de connaître la durée de la perturbation.

# Data.
field-data-impact = Qu’est-il arrivé aux données ?
field-data-impact-why = Des données perdues, modifiées ou divulguées n’appellent pas les mêmes gestes.
field-data-natures = De quelles données s’agit-il ?
field-data-natures-why = Les données de santé sont particulièrement protégées par la loi.
field-persons-concerned = Combien de personnes ces données concernent-elles ?
field-persons-concerned-why = La CNIL demande ce nombre, même approximatif.
field-persons-concerned-hint = Un ordre de grandeur suffit.
field-personal-data-breach = Des données personnelles ont-elles pu être perdues, modifiées ou vues par quelqu’un d’autre ?
field-personal-data-breach-why = Si oui, la CNIL est en principe à prévenir dans les 72 heures ; nous vous y aiderons.
field-personal-data-breach-hint = Un simple doute compte : répondez oui.
field-aware-at = Quand votre établissement en a-t-il pris connaissance ?
field-aware-at-why = Les délais de 72 heures, pour la CNIL et pour la plainte, partent de ce moment.

# The facility and beyond.
field-operation-impact = Hors des soins, l’établissement fonctionne-t-il normalement ?
field-operation-impact-why = La paie, les admissions, les repas ou le téléphone comptent aussi pour tenir dans la durée.
field-repercussion = L’incident a-t-il, ou pourrait-il avoir, des conséquences sur les soins du territoire ?
field-repercussion-why = Dans ce cas, le ministère pilote la réponse avec votre agence régionale de santé.
field-may-touch-others = D’autres établissements pourraient-ils être touchés ?
field-may-touch-others-why = Nous pouvons les prévenir avant que l’incident ne les atteigne.
field-may-touch-others-hint = Pensez aux réseaux communs, aux accès partagés, au même prestataire, aux messages envoyés depuis chez vous.
field-others-detail = Lesquels, et par quel lien ?
field-others-detail-why = Le CERT Santé saura qui prévenir et quel lien couper.

# Origin.
field-nature = Est-ce une attaque ou une panne ?
field-nature-why = Devant une attaque, il faut protéger les traces et porter plainte.
field-causes = Quelle est l’origine, d’après ce que vous savez ?
field-causes-why = Chaque origine a ses premiers gestes : nous vous enverrons les bons.
field-traces-seen = Qu’avez-vous vu d’anormal ?
field-traces-seen-why = Ces signes aident à reconnaître l’attaque ou la panne.
field-traces-detail = Pouvez-vous recopier ce que vous avez vu ?
field-traces-detail-why = Un message, une adresse ou un nom de fichier suffit parfois à identifier l’attaquant.
field-traces-detail-hint = Texte de la demande de rançon, fin du nom des fichiers, adresse de l’expéditeur. Ne cliquez sur aucun lien.

# Handling.
field-handling-state = Où en êtes-vous ?
field-handling-state-why = Un incident déjà résolu se déclare aussi : il peut en annoncer d’autres.
field-resolved-at = Si l’incident est résolu, depuis quand ?
field-resolved-at-why = Cette date permet de vérifier que rien n’a continué après.
field-measures-taken = Qu’avez-vous déjà fait ?
field-measures-taken-why = Nous ne vous redemanderons pas ce qui est déjà fait.
field-measures-taken-hint = Si rien n’est fait : débranchez du réseau les machines touchées, sans les éteindre.
field-measures-detail = Voulez-vous préciser ce que vous avez fait ?
field-measures-detail-why = L’ordre des gestes et leur heure aident à comprendre ce que montrent les traces.
field-backups = Dans quel état sont vos sauvegardes ?
field-backups-why = Des sauvegardes sûres permettent de repartir ; il faut les mettre à l’abri tout de suite.
field-staffing = Qui peut intervenir sur vos systèmes maintenant ?
field-staffing-why = Nous adaptons nos consignes à la personne qui les suivra.
field-provider-helping = Un prestataire vous aide-t-il déjà ?
field-provider-helping-why = Nous nous coordonnerons avec lui pour ne pas agir à l’opposé.
field-crisis-cell = Une cellule de crise est-elle ouverte ?
field-crisis-cell-why = Si elle existe, nos échanges passeront par elle.

# Help.
field-urgent-help = Avez-vous besoin d’aide tout de suite ?
field-urgent-help-why = Si oui, l’astreinte est prévenue, même la nuit et le week-end.
field-urgent-help-hint = Répondez oui si les soins sont menacés ou si l’incident s’étend.
field-help-wanted = Souhaitez-vous être accompagné par le CERT Santé ?
field-help-wanted-why = Le CERT Santé conseille, vous restez maître de vos décisions.
field-help-kinds = De quelle aide avez-vous besoin ?
field-help-kinds-why = Nous pourrons vous mettre en relation avec la bonne personne.

# Other steps.
field-other-duties = Quelles démarches avez-vous déjà faites ?
field-other-duties-why = Cette déclaration ne remplace pas les autres ; nous vous rappellerons celles qui restent.
field-other-duties-hint = Si vous êtes assuré contre les cyberattaques, la plainte est à déposer dans les 72 heures.
field-complaint-on = Quel jour avez-vous porté plainte ?
field-complaint-on-why = Pour être indemnisé par une assurance, il faut porter plainte dans les 72 heures.
field-cnil-on = Quel jour avez-vous prévenu la CNIL ?
field-cnil-on-why = La date permet de vérifier que le délai de 72 heures est tenu.

# Contacts.
field-technical-name = Qui peut répondre aux questions techniques ?
field-technical-name-why = Nous appellerons cette personne plutôt que vous pour les détails techniques.
field-technical-phone = Quel est son numéro de téléphone ?
field-technical-phone-why = En cas d’attaque, le téléphone est souvent le seul moyen sûr.
field-technical-phone-hint = De préférence un portable : le standard peut être coupé.
field-technical-email = Quelle est son adresse électronique ?
field-technical-email-why = Nous y enverrons l’annonce de nos consignes, jamais leur contenu.
field-off-hours-name = Qui joindre la nuit, le week-end et les jours fériés ?
field-off-hours-name-why = Un incident n’attend pas les heures de bureau.
field-off-hours-phone = À quel numéro ?
field-off-hours-phone-why = Nous n’appellerons ce numéro que si la situation l’exige.
field-best-way-to-call = Quel est le meilleur moyen de vous joindre, et quand ?
field-best-way-to-call-why = Votre messagerie peut être coupée ou surveillée par l’attaquant.
field-best-way-to-call-hint = Par exemple : portable du directeur à toute heure, cellule de crise de 8 h à 20 h.

# What is wrong with an answer.
problem-missing = Il manque cette réponse pour envoyer.
problem-not-a-date = Cette date n’existe pas. Écrivez-la ainsi : 31/01/2026.
problem-not-a-time = Cette heure n’existe pas. Écrivez-la ainsi : 03:15.
problem-not-a-zone = Ce fuseau horaire est inconnu. Écrivez par exemple Europe/Paris.
problem-implausible = Vérifiez l’année de cette date.
problem-in-the-future = Cette date n’est pas encore passée. Vérifiez-la.
problem-noticed-before-start = Le début vient après le constat. Vérifiez les deux dates.
problem-ends-before-start = La fin vient avant le début. Vérifiez les deux dates.
problem-not-a-number = Écrivez un nombre entier, en chiffres, par exemple 12.
problem-too-large = Ce nombre semble trop grand : { $max } au plus.
problem-too-long = Ce texte est trop long : { $max } caractères au plus. Rien n’est perdu, raccourcissez-le.
problem-not-a-choice = Choisissez une réponse de la liste.
problem-contradiction = Ces réponses se contredisent. Gardez-en une seule.
problem-not-an-email = Cette adresse est incomplète. Écrivez-la ainsi : nom@exemple.fr.
problem-not-a-phone = Ce numéro est incomplet. Écrivez-le ainsi : 01 23 45 67 89.

# Choosing the facility.
declare-entry = Déclarer un incident
declare-entry-lead = Quel établissement est touché ? Vous répondrez ensuite à des questions simples ; presque aucune n'est obligatoire.
declare-entry-own = Vos établissements
declare-entry-other = Un autre établissement
declare-entry-choose = Déclarer pour cet établissement
declare-entry-search = Rechercher
declare-entry-none = Aucun établissement ne correspond à « { $query } ».
declare-entry-none-text = Vérifiez l'orthographe, essayez le nom de la ville, ou le numéro FINESS : neuf caractères, inscrits sur vos documents administratifs. Si vous ne trouvez toujours pas, appelez le CERT Santé.
declare-entry-found = { $count ->
    [one] Un établissement trouvé
   *[other] { $count } établissements trouvés
}
declare-entry-many = La liste s'arrête aux vingt premiers. Ajoutez le nom de la ville pour la réduire.
declare-entry-closed = Fermé dans le répertoire national
declare-finess = FINESS { $finess }
declare-entry-drafts = Reprendre une déclaration commencée
declare-stranger = Vous pouvez déclarer sans compte
declare-stranger-text = Votre déclaration est prise en compte tout de suite. Elle est marquée « à confirmer » : le directeur de l'établissement ou le CERT Santé la confirme ensuite. À l'envoi, vous recevez un lien secret pour suivre la réponse.
declare-stranger-urgent = Si c'est urgent, appelez d'abord :
declare-stranger-sign-in = Vous avez un compte ? Connectez-vous
declare-elsewhere = Vous n'êtes pas désigné comme déclarant de cet établissement
declare-elsewhere-text = Vous pouvez déclarer quand même. Votre déclaration est prise en compte tout de suite et marquée « à confirmer » : le directeur ou le CERT Santé la confirme ensuite.
declare-competent = Seront prévenus : { $bodies }.
declare-urgent-way = Pas le temps ? Déclarez en une page
declare-urgent-way-text = Quatre questions et vos coordonnées suffisent pour prévenir. Vous compléterez après.
declare-urgent-start = Déclarer en une page
declare-paper = Imprimer le formulaire papier

# Military hospitals.
declare-military = Cet établissement déclare au ministère des Armées
declare-military-text = { $facility } dépend du service de santé des armées. Ses incidents sont déclarés par la chaîne de cyberdéfense du ministère des Armées, et par elle seule.
declare-military-nothing = Rien n'a été enregistré ici, et personne n'a été prévenu par ce portail.
declare-military-what = Ce que vous devez faire
declare-military-contact = Prévenez sans attendre la chaîne de cyberdéfense des armées :
declare-military-usual = Prévenez sans attendre votre officier de sécurité des systèmes d'information, ou la chaîne de cyberdéfense des armées par vos moyens habituels.
declare-military-other = Choisir un autre établissement

# The pages.
declare-sites = Les autres sites touchés
declare-reporter = Vous
declare-reporter-lead = Le CERT Santé vous rappelle à ce numéro.
declare-reporter-agent = La personne qui déclare
declare-essentials = L'essentiel
declare-essentials-lead = Ces réponses suffisent pour prévenir et être rappelé. Vous compléterez ensuite, quand vous aurez le temps.
declare-facility-line = Déclaration pour { $facility }
declare-later = Questions qui peuvent attendre ({ $count })
declare-next = Enregistrer et continuer
declare-back-to-review = Enregistrer et revenir à la vérification
declare-to-review = Enregistrer et vérifier
declare-previous = Page précédente
declare-leave = Enregistrer et quitter
declare-continue-anyway = Corriger plus tard et continuer
declare-all-pages = Voir toutes les pages
declare-new-questions = D'après vos réponses, d'autres questions sont apparues sur cette page.

# Two devices.
declare-conflict = Cette page a été modifiée sur un autre appareil
declare-conflict-text = Vos réponses sont ci-dessous ; celles de l'autre appareil sont rappelées ici. Rien n'est perdu. Reprenez ce qui vous semble juste, puis enregistrez.
declare-conflict-when = Modifiée { $ago }
declare-conflict-keep = Garder mes réponses
declare-conflict-take = Garder celles de l'autre appareil

# All pages at a glance.
declare-overview = Votre déclaration
declare-overview-lead = Répondez dans l'ordre que vous voulez. Tout est enregistré ; vous pouvez envoyer dès que l'indispensable est rempli.
declare-ready = L'indispensable est rempli : vous pouvez envoyer
declare-ready-text = Vous pourrez compléter après l'envoi, autant de fois qu'il le faut.
declare-not-ready = { $count ->
    [one] Il manque une réponse pour envoyer
   *[other] Il manque { $count } réponses pour envoyer
}
declare-check = Vérifier et envoyer
declare-state-needed = Indispensable
declare-state-to-mend = À corriger
declare-state-empty = Pas commencé
declare-state-begun = Commencé
declare-state-filled = Rempli
declare-answers = { $count ->
    [0] Aucune réponse
    [one] Une réponse
   *[other] { $count } réponses
}
declare-sites-count = { $count ->
    [0] Aucun autre site
    [one] Un autre site
   *[other] { $count } autres sites
}
declare-delete = Supprimer ce brouillon
declare-delete-sure = Supprimer ce brouillon ?
declare-delete-text = Les réponses déjà données seront effacées pour toutes les personnes de l'établissement. Rien n'a été envoyé.
declare-delete-yes = Supprimer le brouillon
declare-delete-no = Garder le brouillon
declare-deleted = Le brouillon est supprimé. Rien n'a été envoyé.

# Leaving.
declare-saved = Votre brouillon est enregistré
declare-saved-not-sent = Rien n'est encore envoyé : personne n'est prévenu.
declare-saved-until = Il est gardé jusqu'au { $date }.
declare-saved-account = Retrouvez-le dans « Mon établissement », sur n'importe quel appareil. Vos collègues désignés comme déclarants le voient aussi.
declare-saved-stranger = Pour le retrouver, revenez sur ce portail avec ce même appareil, ou gardez l'adresse ci-dessous. Elle est secrète : qui la possède lit et modifie votre brouillon.
declare-saved-link = Adresse secrète de votre brouillon
declare-resume = Reprendre
declare-urgent-call = Si la situation s'aggrave, n'attendez pas, appelez :

# Other sites.
declare-sites-lead = Une même attaque peut toucher plusieurs sites. Les agences régionales de santé de tous les sites nommés sont prévenues.
declare-sites-list = Sites déjà ajoutés
declare-sites-none = Seul { $facility } est touché, pour l'instant.
declare-sites-remove = Retirer
declare-sites-add = Ajouter
declare-sites-search = Chercher un site
declare-sites-paste = Coller une liste de numéros FINESS
declare-sites-paste-hint = Un numéro par ligne, ou séparés par des espaces ou des virgules. Jusqu'à { $max } sites.
declare-sites-paste-add = Ajouter cette liste
declare-sites-unread = { $count ->
    [one] Un numéro n'a pas été reconnu. Il reste ci-dessous pour que vous le corrigiez.
   *[other] { $count } numéros n'ont pas été reconnus. Ils restent ci-dessous pour que vous les corrigiez.
}
declare-sites-added = Sites ajoutés à votre déclaration.
declare-sites-removed = Site retiré de votre déclaration.
declare-sites-too-many = Une déclaration nomme au plus { $max } sites. Déclarez les autres dans une deuxième déclaration.

# Checking before sending.
declare-review = Vérifiez vos réponses
declare-review-lead = Relisez, corrigez si besoin, puis envoyez. Une fois envoyée, la déclaration n'est plus modifiée : vous pourrez la compléter.
declare-review-wrong = Avant d'envoyer
declare-review-advice = Ce que dit la loi
declare-review-advice-always = Votre déclaration est reçue et lue dans tous les cas.
declare-review-told = Qui sera prévenu
declare-review-told-text = À l'envoi, en même temps :
declare-review-told-facility = la direction de l'établissement, qui confirmera votre déclaration
declare-review-no-ars = Ce territoire n'a pas d'agence régionale de santé : le CERT Santé et le haut fonctionnaire de défense et de sécurité (HFDS) sont prévenus.
declare-review-told-later = D'autres organismes peuvent être prévenus selon l'analyse du CERT Santé. Vous en verrez la liste dans votre dossier.
declare-review-unanswered = Sans réponse ({ $count })
declare-review-empty = Pages sans réponse
declare-review-empty-text = Elles ne sont pas nécessaires pour envoyer. Vous pourrez les remplir plus tard.
declare-review-facility = Établissement
declare-review-channel = Comment avez-vous reçu cette déclaration ?
declare-review-exercise = Ceci est un exercice
declare-review-military = Ce que transmet le ministère des Armées
declare-review-send = Envoyer la déclaration
declare-review-send-text = En envoyant, vous déclarez cet incident aux autorités au nom de { $facility }.
declare-review-send-unconfirmed = En envoyant, vous signalez cet incident aux autorités. La déclaration sera confirmée par { $facility } ou par le CERT Santé.
declare-review-save = Enregistrer et envoyer plus tard

# Urgent help (DECL-6).
declare-urgent = Vous demandez de l'aide tout de suite
declare-urgent-working = Le CERT Santé est joignable : appelez sans attendre la fin du formulaire.
declare-urgent-off = Nous sommes hors des heures ouvrées. Appelez l'astreinte du CERT Santé sans attendre la fin du formulaire.
declare-urgent-paged = À l'envoi, l'astreinte est aussi prévenue par ce portail.
declare-urgent-mail = Ou écrivez à { $email }.
declare-urgent-ask = Avez-vous besoin d'aide tout de suite ?
declare-urgent-ask-off = Nous sommes hors des heures ouvrées : votre déclaration sera lue à partir du { $when }. Si vous ne pouvez pas attendre, dites-le : l'astreinte sera prévenue.
declare-urgent-ask-yes = Demander de l'aide tout de suite

# Sent.
receipt-title = Déclaration envoyée
receipt-number = Votre numéro de dossier
receipt-keep = Notez-le : il suffit au téléphone.
receipt-told = Organismes alertés
receipt-told-at = Prévenus le { $when }.
receipt-mail = Un courriel de confirmation part à { $email }.
receipt-link = Votre lien de suivi, secret
receipt-link-text = Copiez-le maintenant : il est la seule façon de suivre votre déclaration et de répondre aux questions. Qui le possède lit votre déclaration.
receipt-next = Ce qui va se passer
receipt-next-take-in = Le CERT Santé prend en compte votre déclaration, au plus tard le { $when }. Vous recevez un message.
receipt-next-take-in-no-mail = Le CERT Santé prend en compte votre déclaration, au plus tard le { $when }. Vous le verrez dans votre dossier.
receipt-next-urgent = L'astreinte est prévenue et vous rappelle. Si la situation s'aggrave, n'attendez pas son appel :
receipt-next-confirm = La direction de l'établissement est invitée à confirmer votre déclaration. Son traitement n'attend pas.
receipt-next-ask = Des questions vous seront peut-être posées. Vous recevez un message à chaque fois ; la réponse s'écrit ici, dans votre dossier.
receipt-next-ask-no-mail = Des questions vous seront peut-être posées. Vous n'avez pas laissé d'adresse électronique : revenez voir votre dossier, les questions et vos réponses s'y écrivent.
receipt-next-measures = Des mesures d'urgence peuvent vous être proposées, même avant que la cause soit connue.
receipt-now = En attendant
receipt-now-1 = Laissez allumées les machines touchées, mais débranchez-les du réseau.
receipt-now-2 = Mettez vos sauvegardes hors de portée du réseau.
receipt-now-3 = Notez l'heure de chaque geste, et photographiez les écrans.
receipt-elsewhere = Ce que vous devez faire ailleurs
receipt-open = Ouvrir mon dossier
receipt-complete = Compléter ma déclaration
receipt-print = Imprimez cette page pour votre cellule de crise.
declare-sites-continue = Continuer
declare-entry-missing = Choisissez un établissement : écrivez son nom, sa ville ou son numéro FINESS, puis lancez la recherche.
declare-gone = Ce brouillon n'existe plus
declare-gone-text = Il a été envoyé, ou supprimé. S'il a été envoyé, un courriel de confirmation vous donne le numéro du dossier.
declare-review-unread-sites = { $count ->
    [one] Un numéro de site n'a pas été reconnu : il ne sera pas envoyé
   *[other] { $count } numéros de sites n'ont pas été reconnus : ils ne seront pas envoyés
}
declare-entry-closed-text = Cet établissement est fermé dans le répertoire national. Choisissez celui qui l'a remplacé.
