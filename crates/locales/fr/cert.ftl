### Pages of the CERT.

qualify-class = Classe
qualify-class-missing = Choisissez la classe.
qualify-class-not-incident = Le déclarant en est averti, sans autre suite.
qualify-class-minor = Traité, sous le seuil légal.
qualify-class-serious = Au moins un des cinq critères légaux.
qualify-class-significant = Critère 4 ou 5 : le ministère pilote.
qualify-proposed-class = { $meaning } Proposée d'après les faits déclarés.
qualify-kinds = Critères légaux atteints
qualify-findings = Autres résultats
qualify-grounds = Motifs
qualify-grounds-hint = Lus par tous ceux qui suivent le dossier, l'établissement compris.
qualify-grounds-missing = Écrivez les motifs.
qualify-fact = { $fact } ({ $value })
qualify-because = Proposé d'après : { $facts }.
qualify-flagged = L'établissement est désigné comme tel.
qualify-tells-dgs = Prévient la DGS.
qualify-tells-anssi = Prévient l'ANSSI.
qualify-tells-ansm = Prévient l'ANSM.
qualify-tells-hfds-anssi = Prévient le HFDS et l'ANSSI.
qualify-tells-major = Prévient l'ANSSI. Le CERT-FR peut alors intervenir.
qualify-reminds-cnil = Rappelle à l'établissement de prévenir la CNIL sous 72 h.
qualify-reminds-complaint = Rappelle à l'établissement de porter plainte sous 72 h et de garder les traces.
qualify-told = Qui sera prévenu
qualify-told-choose = Choisissez une classe pour le voir.
qualify-told-nobody = Personne de plus.
qualify-told-already = Déjà prévenus :
qualify-case = Ce qui est déclaré
qualify-check = Vérifier avant d'envoyer
qualify-check-lead = Rien n'est encore enregistré ni envoyé.
qualify-messages = Les messages qui partiront
qualify-no-message = Aucun message ne part.
qualify-mail-rule = Chaque message porte aussi le lien vers le dossier, et rien de plus : ni nom, ni nature de l'incident.
qualify-confirm = Confirmer et prévenir

refusal-same-case = Un dossier ne se compare pas à lui-même.
