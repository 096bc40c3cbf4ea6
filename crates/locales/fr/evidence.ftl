### Evidence: files of a case, and their chain of custody.

size-bytes = { $number ->
    [0] { $number } octet
    [1] { $number } octet
   *[other] { $number } octets
}
size-kilobytes = { $number } Ko
size-megabytes = { $number } Mo
size-gigabytes = { $number } Go

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
