### Roles and readers.

role-cert-analyst = CERT Santé
role-cert-lead = CERT Santé (responsable)
role-ars-delegation = { $ars }, délégation { $departement }
role-lead-of = { $role } (responsable)
role-reporter = Déclarant
role-security-officer = Responsable de la sécurité (RSSI)
role-director = Direction
role-follower = Auteur du signalement
role-stranger = Personne non identifiée
role-operator = Administrateur de la plateforme
role-platform = Vigie

viewer-delegation = Délégation { $departement }
viewer-facility = Établissement

audience-cert = CERT seulement
audience-body = CERT et { $body } seulement
audience-authorities = Autorités seulement
audience-parties = CERT, ARS, HFDS et établissement
audience-all = Tous ceux qui suivent le dossier
