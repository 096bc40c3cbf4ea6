### Roles and readers.

role-cert-analyst = CERT Santé
role-cert-lead = CERT Santé (lead)
role-ars-delegation = { $ars }, { $departement } office
role-lead-of = { $role } (lead)
role-reporter = Reporter
role-security-officer = Security officer
role-director = Management
role-follower = Author of the report
role-stranger = Unidentified person
role-operator = Platform administrator
role-platform = Vigie

viewer-delegation = { $departement } office
viewer-facility = Facility

audience-cert = CERT only
audience-body = CERT and { $body } only
audience-authorities = Authorities only
audience-parties = CERT, ARS, HFDS and facility
audience-all = Everybody who follows the case
