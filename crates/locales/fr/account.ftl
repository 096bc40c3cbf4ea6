### Signing in, invitations, the account, and where everybody can go.

nav-home = Accueil
nav-desk = Accueil
nav-declare = Déclarer un incident
nav-help = Premiers gestes
nav-my-cases = Mes dossiers
nav-today = Aujourd'hui
nav-queue = File d'attente
nav-cases = Dossiers
nav-enter = Saisir une déclaration
nav-unready = Établissements à compléter
nav-menu-team = Équipe et accès
nav-menu-watch = Veille
nav-menu-record = Traçabilité
nav-search = Rechercher
nav-mails = Courriels envoyés

role-none = Sans rôle pour l'instant
role-facilities = { $count ->
    [one] { $count } établissement
   *[other] { $count } établissements
}

sign-in-title = Se connecter
sign-in-email = Adresse électronique
sign-in-password = Mot de passe
sign-in-submit = Se connecter
sign-in-trouble = Une difficulté ?
sign-in-forgotten = J'ai oublié mon mot de passe
sign-in-no-account = Je n'ai pas de compte et je veux signaler un incident
sign-in-demo = Essayer la démonstration
sign-in-demo-text = Prenez la place de l'une de ces personnes, toutes fictives. Vous pourrez en changer à tout moment.
sign-in-become = Prendre sa place

forgotten-title = Mot de passe oublié
forgotten-lead = Indiquez votre adresse : nous y envoyons un lien pour choisir un nouveau mot de passe.
forgotten-submit = Recevoir le lien
forgotten-back = Revenir à la connexion
forgotten-sent-title = Regardez votre messagerie
forgotten-sent = Si cette adresse a un compte, un courriel vient de partir. Son lien sert une seule fois.
forgotten-sent-nothing = Rien après quelques minutes ? Regardez dans les indésirables, puis vérifiez l'adresse et recommencez. En cas d'urgence, appelez le CERT Santé : vous n'avez pas besoin de compte pour être aidé.

invitation-title = Choisir votre mot de passe
invitation-lead = Dernière étape avant d'entrer sur le portail.
invitation-password = Nouveau mot de passe
invitation-password-hint = Douze caractères au moins. Une phrase de plusieurs mots convient bien.
invitation-submit = Enregistrer et entrer
invitation-until = Ce lien sert une seule fois, jusqu'au { $when }.
invitation-over-title = Ce lien ne sert plus
invitation-over-link = Recevoir un nouveau lien, si j'ai déjà un compte

account-title = Mon compte
account-name = Nom
account-role = Rôle
account-function = Fonction
account-email = Adresse électronique
account-phone = Téléphone
account-facility = Établissement
account-session = Connexion ouverte jusqu'au
account-language = Langue
account-language-text = Pour les pages et pour les courriels que vous recevez.
account-password = Mot de passe
account-password-proof = Pour changer de mot de passe, montrez d'abord encore une fois qui vous êtes.
account-current = Mot de passe actuel
account-current-wrong = Ce n'est pas votre mot de passe actuel.
account-password-submit = Changer le mot de passe

flash-signed-out = Vous êtes déconnecté.
flash-welcome = Votre mot de passe est enregistré. Bienvenue.
flash-recorded = C'est enregistré. Les personnes concernées sont prévenues.
flash-password-changed = Votre mot de passe est changé. Vos autres connexions sont fermées.
flash-identity-linked = Votre identité est associée.
flash-identity-unlinked = L'identité est dissociée.
flash-device-ended = L'appareil est déconnecté.
flash-devices-ended = Les autres appareils sont déconnectés.
flash-token-revoked = Le jeton est révoqué.

mails-title = Courriels envoyés
mails-lead = La démonstration n'écrit à personne : tous les courriels arrivent ici.
mails-none = Aucun courriel pour l'instant
mails-none-text = Faites avancer un dossier : les courriels qui partent s'afficheront ici.
mails-filter = Ne montrer que les courriels qui contiennent
mails-filter-do = Filtrer
mails-subject = Objet
mails-to = Destinataire
mails-at = Envoyé

# The session ended while somebody was writing.
session-over = Votre session a expiré
session-over-kept = Ce que vous avez écrit est gardé sur cette page. Ne la fermez pas.
session-over-first = Reconnectez-vous dans un autre onglet :
session-over-sign-in = se connecter (nouvel onglet)
session-over-then = Revenez ici, puis envoyez de nouveau.
session-over-send = Envoyer de nouveau
session-back = Vous êtes de nouveau connecté
session-back-text = Ce que vous aviez écrit vous attend dans l'autre onglet : fermez celui-ci, puis envoyez de nouveau.
session-back-desk = Aller à mon accueil

# Identity providers (Pro Santé Connect).
sign-in-other-ways = Autres façons de se connecter
sign-in-by = Se connecter avec { $provider }
invitation-by = Entrer avec { $provider }
invitation-by-text = Vous pouvez aussi entrer avec votre identité { $provider }, sans choisir de mot de passe.
leaving-title = Vous allez vers { $provider }
leaving-go = Continuer vers { $provider }
not-let-in-title = La connexion par { $provider } n'a pas abouti
not-let-in-again = Essayer de nouveau
not-let-in-password = Me connecter avec mon adresse électronique et mon mot de passe
not-let-in-account = Vous avez déjà un compte ici :
not-let-in-link = connectez-vous avec votre mot de passe, puis associez cette identité dans « Mon compte ».
not-let-in-invitation = Vous n'avez pas de compte : demandez une invitation à la direction de votre établissement, ou au responsable de votre organisme. Ouvrez-la, puis choisissez d'entrer avec cette identité.
not-let-in-urgent = C'est urgent :

identities-title = Identités associées
identities-text = Une identité associée ouvre votre compte sans mot de passe. Vos droits restent ceux que Vigie vous donne.
identities-which = Identité
identities-link = Associer mon identité { $provider }
identities-unlink = Dissocier

# Devices.
devices-title = Appareils connectés
devices-text = Si vous ne reconnaissez pas un appareil, déconnectez-le, puis changez votre mot de passe.
devices-which = Appareil
devices-how = Connexion par
devices-since = Depuis
devices-seen = Dernière activité
devices-here = cet appareil
devices-end = Déconnecter
devices-end-others = Déconnecter tous les autres appareils
device-name = { $browser } sur { $system }
device-unknown = Navigateur inconnu
assurance-password = mot de passe
assurance-passkey = clé d'accès
assurance-provider = fournisseur d'identité
assurance-demonstration = démonstration
assurance-code = code
assurance-recovery-code = code de secours

# Tokens of the API.
tokens-title = Jetons pour les programmes
tokens-text = Un jeton laisse un programme utiliser l'interface de programmation (API) en votre nom. Chaque création et chaque révocation est inscrite au journal.
tokens-which = Jeton
tokens-opens = Ce qu'il permet
tokens-until = Jusqu'au
tokens-revoke = Révoquer
tokens-make = Créer un jeton
tokens-prove = Montrer de nouveau qui je suis, pour créer un jeton
tokens-name = Nom du jeton
tokens-name-hint = Le programme qui s'en servira, par exemple « supervision ».
tokens-powers = Ce que le programme peut faire
tokens-facility = Établissement
tokens-facility-hint = Le jeton ne sert que pour celui-ci ; pour tous les vôtres si vous n'en choisissez pas.
tokens-last-day = Dernier jour
tokens-last-day-hint = La durée la plus longue si vous ne répondez pas.
tokens-longest = Au plus tard le { $when }.
tokens-make-submit = Créer le jeton
power-read = Lire
power-read-hint = Les dossiers, les établissements, ce qui est à faire.
power-declare = Déclarer
power-declare-hint = Les brouillons et les déclarations.
power-act = Agir
power-act-hint = Les actes sur les dossiers, les adresses de sécurité, les désignations.
token-made-title = Votre jeton est créé
token-made-once = Copiez ce jeton maintenant
token-made-keep = Il ne sera plus jamais montré. Gardez-le comme un mot de passe.
token-made-use = Le programme l'envoie avec chaque demande :
token-made-back = Revenir à mon compte
