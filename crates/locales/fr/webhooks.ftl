### Webhooks : prévenir un programme de ce qui se passe (QUAL-5, KEEP-3).

topic-declaration = Déclarations, compléments, prise en compte
topic-qualification = Qualification et échéances légales
topic-thread = Fil de suivi : questions, réponses, messages, contacts, extraits
topic-support = Appui : étapes, mesures, actions des organismes
topic-incident = Incidents significatifs
topic-alert = Alertes
topic-evidence = Pièces
topic-closure = Clôture et retour d'expérience
topic-retention = Fin de vie des dossiers

webhooks-title = Webhooks
webhooks-lead = Un programme à vous est prévenu de chaque acte que vous pouvez lire : numéro du dossier, de l'incident ou de l'alerte, nature de l'acte, heure et lien. Il lit le reste par l'API, avec un jeton.
webhooks-link = Prévenir un programme à chaque acte (webhooks)
webhooks-none = Aucun webhook
webhooks-none-text = Les adresses auxquelles vos programmes sont prévenus paraîtront ici.
webhook-name = Nom
webhook-url = Adresse
webhook-topics = Sujets
webhook-state = État
webhook-secret = Secret
webhook-everything = Tous les sujets
webhook-well = En marche
webhook-failing = Rien n'arrive
webhook-since = depuis le { $when }
webhook-pause-by-owner = Suspendu par vous
webhook-pause-failing = Suspendu : rien n'arrive depuis des jours
webhook-pause-gone = Suspendu : le destinataire dit avoir disparu
webhook-make = Ajouter un webhook
webhook-prove = Montrer de nouveau qui je suis, pour ajouter un webhook
webhook-make-submit = Ajouter le webhook
webhook-field-name = Nom du webhook
webhook-field-name-hint = Le programme prévenu, par exemple « supervision ».
webhook-field-url = Adresse à prévenir
webhook-field-url-hint = Elle commence par https:// et ne mène pas à un réseau privé.
webhook-field-topics = Sujets
webhook-field-topics-hint = Tous, si vous n'en choisissez aucun.
webhook-secret-title = Le secret de votre webhook
webhook-secret-once = Copiez ce secret maintenant
webhook-secret-use = Avec lui, votre programme vérifie que chaque envoi vient bien du portail, selon Standard Webhooks : en-têtes webhook-id, webhook-timestamp et webhook-signature.
webhook-secret-back = J'ai copié le secret
webhook-former-until = L'ancien secret signe aussi jusqu'au { $when }
webhook-do-ping = Essayer
webhook-do-pause = Suspendre
webhook-do-resume = Reprendre
webhook-do-rekey = Changer le secret
webhook-do-end = Supprimer
webhook-told = Envois
webhook-told-caption = Les cinquante derniers, le plus récent d'abord
webhook-told-none = Rien n'a encore été envoyé. « Essayer » envoie un message d'essai.
webhook-what = Quoi
webhook-when = Quand
webhook-outcome = Résultat
webhook-answer = Dernière réponse
webhook-again = Renvoyer
webhook-act = { $reference }, acte { $number } : { $kind }
webhook-ping = Essai
webhook-delivered = Arrivé
webhook-given-up = Abandonné
webhook-waiting = En attente
webhook-next-try = Nouvel essai le { $when }
webhook-status = Statut { $status }
webhook-tries = { $count ->
    [0] pas encore essayé
    [one] 1 essai
   *[other] { $count } essais
}
webhook-trouble-private-address = L'adresse mène à un réseau privé ou n'est plus permise
webhook-trouble-unreachable = Personne ne répond à cette adresse, ou pas en TLS
webhook-trouble-too-slow = La réponse est trop lente
webhook-trouble-redirected = La réponse renvoie ailleurs : les redirections ne sont pas suivies
webhook-trouble-refused = Le destinataire n'a pas accepté l'envoi
webhook-trouble-rights-lost = Vous ne pouvez plus lire cet acte : rien n'est parti
flash-webhook-done = C'est fait.
flash-webhook-ended = Le webhook est supprimé.

wrong-webhook-name = Donnez au webhook un nom d'au plus 80 caractères.
wrong-webhook-address = Donnez une adresse complète, sans nom d'utilisateur ni fragment, par exemple https://supervision.example/vigie.
wrong-webhook-plain = L'adresse doit commencer par https://.
wrong-webhook-private = Cette adresse mène à un réseau privé, que le portail n'appelle pas.
wrong-too-many-webhooks = Vous avez déjà { $max } webhooks. Supprimez-en un d'abord.
mail-webhook-paused-subject = Un de vos webhooks est suspendu
mail-webhook-paused-body = Rien n'arrive plus à un programme que vous faites prévenir. Les envois sont suspendus, rien n'est perdu : corrigez, puis reprenez sur le portail.
