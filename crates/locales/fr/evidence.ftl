### Evidence: files of a case, and their chain of custody.

size-bytes = { $number ->
    [0] { $number }{ "\u00A0" }octet
    [1] { $number }{ "\u00A0" }octet
   *[other] { $number }{ "\u00A0" }octets
}
size-kilobytes = { $number }{ "\u00A0" }ko
size-megabytes = { $number }{ "\u00A0" }Mo
size-gigabytes = { $number }{ "\u00A0" }Go

evidence-name = Fichier
evidence-size = Taille
evidence-hash = Empreinte SHA-256
evidence-origin = Provenance
evidence-note = Ce que c'est
evidence-form = Forme
evidence-form-as-received = Tel que reçu, octet pour octet
evidence-form-wrapped = Enveloppé dans une archive chiffrée
evidence-reason = Raison
evidence-recipient = Destinataire
evidence-means = Moyen
evidence-receipt = Accusé de réception
evidence-media-type = Type annoncé
evidence-from = Reçue de
evidence-audience = Ouverte à

evidence-title = Pièces du dossier { $reference }
evidence-lead = Journaux, messages, captures, images de disque : ce qui aide à comprendre l'incident et pourra servir de preuve.
evidence-card = Pièces
evidence-held = Pièces reçues
evidence-none-yet = Aucune pièce pour l'instant. Les fichiers envoyés apparaîtront ici.
evidence-send-link = Envoyer ou consulter des pièces
evidence-list-link = Consulter les pièces
evidence-dangerous = Peut être dangereuse
evidence-destroyed = Contenu détruit
evidence-back = Pièces du dossier { $reference }

evidence-send = Envoyer des fichiers
evidence-send-text = Jusqu'à { $max } par fichier. Chaque fichier reçoit une empreinte à l'arrivée, puis il est chiffré. Si la connexion est coupée, choisissez à nouveau le même fichier : l'envoi reprend où il s'est arrêté.
evidence-origin-asked = D'où viennent ces fichiers ?
evidence-origin-asked-hint = Par exemple : pare-feu du site principal, poste de l'accueil, messagerie du service.
evidence-note-asked = Qu'est-ce que c'est ?
evidence-note-asked-hint = Période couverte, outil d'extraction, ce qu'il faut y chercher.
evidence-audience-asked = Qui peut les lire ?
evidence-files = Fichiers
evidence-files-hint = Envoyez-les tels quels, même suspects : ils ne seront jamais ouverts ici.
evidence-send-button = Envoyer
evidence-no-file = Choisissez au moins un fichier.
evidence-going = %name% : %share% % envoyés
evidence-cut = Connexion coupée pendant l'envoi de %name%. Rien n'est perdu : l'envoi reprend dès que possible.
evidence-refused = Ce fichier n'a pas pu être pris. Rechargez la page pour voir où en est le dossier.
evidence-too-large = Ce fichier dépasse ce que le dossier peut prendre. Découpez-le, ou convenez d'un autre moyen avec le CERT Santé.

evidence-chain = Chaîne de conservation
evidence-chain-text = Qui a reçu, copié, transmis ou détruit cette pièce, quand et pourquoi. Rien n'y est jamais modifié.
evidence-sheet = Fiche de conservation (PDF)
evidence-copy = Prendre une copie
evidence-copy-text = Chaque copie est inscrite dans la chaîne de conservation, avec votre nom et la raison.
evidence-copy-ready = Votre copie est inscrite dans la chaîne de conservation.
evidence-copy-ready-text = Le téléchargement commence. S'il ne démarre pas ou s'interrompt, reprenez-le ici : la copie vous attend un jour.
evidence-copy-fetch = Télécharger la copie
evidence-copy-reason = Pourquoi cette copie ?
evidence-copy-reason-hint = Par exemple : analyse, réponse à une réquisition.
evidence-copy-button = Télécharger
evidence-copy-wrapped-button = Télécharger enveloppée
evidence-copy-wrapped = Cette pièce peut exécuter quelque chose à l'ouverture. Elle sort dans une archive chiffrée, dont le mot de passe est « { $password } ». Ne l'ouvrez que sur une machine prévue pour cela.
evidence-copy-may-wrap = Enveloppée, la pièce sort dans une archive chiffrée, dont le mot de passe est « { $password } ».
evidence-transfer = Transmission
evidence-transfer-note = Noter une transmission
evidence-transfer-recipient = À qui ?
evidence-transfer-means = Comment ?
evidence-transfer-reason = Pourquoi ?
evidence-transfer-receipt = Accusé de réception
evidence-transfer-receipt-hint = Référence du procès-verbal, du bordereau ou du message.
evidence-transfer-button = Noter la transmission
evidence-destroy = Destruction
evidence-destroy-open = Détruire le contenu
evidence-destroy-text = Le contenu est effacé pour toujours. Le nom, l'empreinte et la chaîne de conservation restent au dossier.
evidence-destroy-reason = Pourquoi ?
evidence-destroy-button = Détruire le contenu
flash-evidence-received = Vos fichiers sont reçus et inscrits au dossier.
