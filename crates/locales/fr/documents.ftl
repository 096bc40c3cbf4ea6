### Documents to keep or to print, as PDF.

document-portal = Vigie
document-confidential = Confidentiel – réservé aux personnes habilitées
document-confidential-once-filled-in = Confidentiel une fois rempli
document-public = Public
document-printed = Établi le { $when }, pour { $who }
document-page = Page
document-about = Dossier { $reference } · { $facility }
document-download = Télécharger en PDF
document-download-form = Télécharger le formulaire (PDF)
document-download-text = Télécharger le texte
document-file-story = recit
document-file-form = formulaire-de-declaration
document-file-binder = classeur-fiches-reflexes
document-file-custody = fiche-de-suivi
document-file-statement = notification-cnil
document-file-receipt = accuse-de-reception

# The story of a case.
story-document-summary = L'essentiel
story-document-scope = Cet exemplaire contient ce que peut lire : { $reader }.
story-document-missing = Sans réponse à ce jour
story-document-measures-none = Aucune mesure n'a été proposée.
story-document-due = Ce qui est attendu
story-document-owed-by = De qui
story-document-until = Échéance
story-document-duty = Démarche
story-document-told = Qui a été prévenu
story-document-end = Fin du registre
story-document-state = État du dossier
story-document-marks = Particularités
story-document-measure = Mesure { $count } – { $kind }
story-document-declared = Déclaré
story-document-closed = Clos
story-document-handling = Traitement par l'établissement
story-document-acts = Actes lus
story-document-first-to-last = { $count ->
    [one] un acte, n° { $first }
   *[other] { $count } actes, du n° { $first } au n° { $last }
}

# The statement for the CNIL.
statement-document-title = Éléments pour la notification à la CNIL
statement-document-due = À notifier avant le { $when }. Passé ce délai, notifiez quand même, en expliquant le retard.
statement-document-site = La notification se fait sur cette page :

# The receipt.
receipt-document-title = Accusé de réception d'une déclaration
receipt-document-declared = Déclaration reçue
receipt-document-contacts = Joindre le CERT Santé
receipt-link-kept = Il est la seule façon de suivre votre déclaration et de répondre aux questions. Qui le possède lit votre déclaration : gardez ce document en lieu sûr.

# The custody sheet of a piece of evidence.
custody-title = Fiche de suivi d'une pièce
custody-piece = La pièce
custody-number = Identifiant
custody-size = { $size }, soit { $bytes } octets
custody-received = Reçue
custody-received-from = Reçue de
custody-readers = Qui peut la lire
custody-content = Contenu
custody-kept = Conservé, chiffré
custody-destroyed = Détruit le { $when }
custody-hash-text = Prise pendant la réception. Une copie est fidèle si l'empreinte de ses octets est la même, chiffre pour chiffre.
custody-chain = Ce qu'elle est devenue
custody-by-hand = Remises de la main à la main
custody-by-hand-text = À remplir à la plume quand une copie change de mains hors du portail, puis à enregistrer dans le dossier.
custody-by-hand-when = Date et heure
custody-by-hand-from = Remise par (nom, signature)
custody-by-hand-to = Reçue par (nom, signature)
