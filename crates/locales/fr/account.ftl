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
account-current = Mot de passe actuel
account-current-wrong = Ce n'est pas votre mot de passe actuel.
account-password-submit = Changer le mot de passe

flash-signed-out = Vous êtes déconnecté.
flash-welcome = Votre mot de passe est enregistré. Bienvenue.
flash-recorded = C'est enregistré. Les personnes concernées sont prévenues.
flash-password-changed = Votre mot de passe est changé. Vos autres connexions sont fermées.

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
