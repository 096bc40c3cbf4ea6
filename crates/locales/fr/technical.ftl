### Faits techniques d'un dossier, pour les outils d'autres équipes (STIX, MISP).

technical-title = Faits techniques
technical-link = Exporter les faits techniques (STIX, MISP)
technical-lead = Les traces relevées dans le dossier et la nature de l'incident, sous une forme que d'autres outils importent. Relisez les traces avant de les transmettre : certaines peuvent appartenir à l'établissement.
technical-none = Aucune trace technique
technical-none-text = Les adresses, domaines, empreintes et noms de fichiers cités dans le dossier paraîtront ici.
technical-traces = { $count ->
    [one] Une trace relevée
   *[other] { $count } traces relevées
}
technical-kind = Nature
technical-value = Valeur
trace-address = Adresse IP
trace-domain = Domaine ou machine
trace-url = Page (URL)
trace-hash = Empreinte
trace-mailbox = Adresse de courriel
trace-file-name = Nom de fichier
trace-ransom-note = Fichier de rançon
trace-ending = Extension de fichiers chiffrés
trace-vulnerability = Vulnérabilité
technical-field-tlp = Jusqu'où l'export peut circuler
technical-field-tlp-hint = Protocole TLP 2.0. La marque figure dans l'export.
technical-stix = Télécharger en STIX 2.1
technical-misp = Télécharger pour MISP
technical-recorded = Le téléchargement est inscrit parmi les consultations du dossier.
