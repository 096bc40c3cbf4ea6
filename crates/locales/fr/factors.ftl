### Second factors: showing them, setting them up, losing them.

second-step-title = Deuxième étape
second-step-lead = Vous vous connectez avec l'adresse { $email }. Montrez que c'est bien vous.
second-step-passkey = Avec votre clé d'accès
second-step-code-title = Avec votre application
second-step-code = Code à six chiffres
second-step-code-hint = Ouvrez votre application d'authentification : le code change toutes les trente secondes.
second-step-submit = Continuer
second-step-recovery-title = Utiliser un code de secours
second-step-recovery = Code de secours
second-step-recovery-hint = L'un des codes que vous avez gardés, par exemple 7k2m-9xqa-41vt. Chacun sert une seule fois.
second-step-urgent = Un incident en cours ?
second-step-urgent-text = N'attendez pas d'avoir retrouvé votre téléphone : vous pouvez signaler sans vous connecter. Le CERT Santé est prévenu aussitôt, et votre établissement confirmera ensuite.
second-step-urgent-link = Signaler un incident sans me connecter
second-step-lost = Je n'ai plus ni clé d'accès, ni application, ni code de secours
second-step-lost-asked = Où en est ma demande de reprise
second-step-other = Se connecter avec un autre compte
second-step-demo = Démonstration : le code de cette personne est en ce moment { $code }.

passkey-title = Clé d'accès
passkey-show = Utiliser une clé d'accès
passkey-refused = La clé d'accès n'a pas répondu. Réessayez, ou choisissez un autre moyen.
passkey-elsewhere = Les clés d'accès fonctionnent à l'adresse { $host }.
passkey-no-script = Les clés d'accès ont besoin de JavaScript, que votre navigateur n'exécute pas ici. Les autres moyens fonctionnent.
passkey-lead = Votre téléphone, votre ordinateur ou une clé de sécurité vous reconnaît, par exemple à votre empreinte, et vous n'avez plus rien à taper.
passkey-how = Donnez-lui un nom, puis suivez ce que dit votre navigateur. Vous pouvez en ajouter plusieurs : deux valent mieux qu'une.
passkey-name = Nom de cette clé
passkey-name-hint = Pour la reconnaître dans la liste, par exemple « Téléphone du service ».
passkey-unnamed = Clé d'accès
passkey-create = Créer la clé d'accès
passkey-rather-application = Plutôt une application qui donne des codes

application-title = Application d'authentification
application-lead = Une application de votre téléphone donne un code à chaque connexion.
application-first = 1. Ouvrez une application d'authentification
application-first-text = Toute application qui lit les codes à usage unique (TOTP) convient ; votre service informatique peut vous en indiquer une.
application-second = 2. Montrez-lui cette image
application-second-text = Dans l'application, choisissez d'ajouter un compte, puis visez l'image avec l'appareil photo.
application-picture = Image à lire par l'application ; la clé écrite dessous dit la même chose.
application-key = Ou tapez cette clé dans l'application :
application-third = 3. Tapez le code qu'elle affiche
application-submit = Vérifier et enregistrer

protect-title = Protéger votre compte
protect-lead = Avant d'entrer, ajoutez un second moyen de montrer que c'est vous.
protect-why = Votre rôle ouvre les dossiers de nombreux établissements. Un mot de passe peut être deviné ou volé ; un second moyen l'arrête. C'est à faire une seule fois, en deux minutes.
protect-passkey = Le plus simple : votre téléphone ou votre ordinateur vous reconnaît.
protect-application = Une application de votre téléphone donne un code à six chiffres. Elle fonctionne partout, même sans JavaScript.

recovery-title = Codes de secours
recovery-lead = Gardez ces codes : ils remplacent votre clé ou votre application le jour où vous ne les avez plus.
recovery-keep = Chaque code sert une seule fois. Imprimez cette page ou enregistrez le fichier, et rangez-les ailleurs que dans votre téléphone. Ils ne seront plus affichés.
recovery-on = J'ai gardé mes codes, continuer
recovery-download = Enregistrer dans un fichier
recovery-left = { $count ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste un seul code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
recovery-few = Demandez-en de nouveaux dès maintenant : les anciens ne serviront plus.
recovery-renew = Recevoir dix nouveaux codes

factors-title = Seconds facteurs
factors-none = Vous entrez avec votre seul mot de passe. Une clé d'accès ou une application vous protège si quelqu'un le devine. C'est conseillé, pas obligatoire.
factors-demanded = Votre rôle demande un second facteur : vous pouvez en changer, pas retirer le dernier.
factors-which = Moyen
factors-since = Ajouté
factors-used = Dernière utilisation
factors-never = Jamais
factors-remove = Retirer
factors-application = Application d'authentification
factors-passkey = Clé d'accès
factors-passkey-add = Ajouter une clé d'accès
factors-application-add = Ajouter une application
factors-application-replace = Changer d'application

proof-title = Est-ce bien vous ?
proof-lead = Ce que vous allez faire est sensible. Montrez encore une fois qui vous êtes ; ce que vous faisiez reprend ensuite.
proof-password-code = Mot de passe et code
proof-provider = Montrer qui je suis avec { $provider }
proof-provider-lead = { $provider } vous demande de vous identifier à nouveau, puis vous ramène ici.
proof-nothing = Votre compte n'a encore ni mot de passe ni second facteur. Choisissez d'abord un mot de passe : un lien vous est envoyé par courriel.
proof-nothing-way = Recevoir le lien

lost-title = J'ai tout perdu
lost-lead = Vous n'avez plus ni clé d'accès, ni application, ni code de secours. Une personne qui vous connaît peut rouvrir votre accès.
lost-how = Votre demande arrive à quelqu'un qui vérifie que c'est vous, en vous rappelant à un numéro déjà connu. Votre mot de passe reste le même ; vous ajouterez un nouveau second facteur.
lost-how-facility = Dans un établissement : votre directeur ou votre directrice, sinon le CERT Santé.
lost-how-staff = Au CERT Santé ou dans une ARS : votre responsable. Ailleurs : l'administrateur du portail, que votre responsable peut joindre.
lost-submit = Demander à reprendre mon accès
lost-back = Revenir à la deuxième étape
lost-asked = Votre demande attend une réponse.
lost-asked-text = Vous recevrez un courriel dès qu'elle est confirmée. Si vous retrouvez votre téléphone entre-temps, connectez-vous : la demande s'annule d'elle-même.
lost-confirmed = Votre demande est confirmée.
lost-confirmed-text = Pour votre sécurité, elle prend effet le { $when }. Connectez-vous alors avec votre seul mot de passe.

resets-title = Accès à rouvrir
resets-lead = Ces personnes disent avoir perdu tous leurs seconds facteurs. Rappelez-les à un numéro que vous connaissez déjà, jamais à celui qu'elles vous donnent.
resets-none = Aucune demande en attente
resets-none-text = Les demandes des personnes qui ont perdu leur téléphone et leurs codes arriveront ici.
resets-since = Demandé
resets-note = Comment avez-vous reconnu cette personne ?
resets-note-hint = Par exemple : rappelée au standard de l'établissement à 14 h 10. Cela reste inscrit.
resets-confirm = C'est bien elle, rouvrir son accès
resets-refuse = Refuser

objection-title = Ce n'est pas vous ?
objection-lead = Quelqu'un demande à entrer dans votre compte sans vos seconds facteurs. Si ce n'est pas vous, arrêtez-le ici.
objection-submit = Ce n'est pas moi, tout arrêter
objection-nothing = Si c'est vous, ne faites rien : votre accès sera bientôt rouvert.

nav-resets = Accès à rouvrir

flash-factor-added = Votre second facteur est enregistré.
flash-factor-removed = Ce second facteur est retiré.
flash-reset-asked = Votre demande est partie.
flash-reset-answered = Votre réponse est enregistrée, et la personne est prévenue.
flash-reset-objected = La demande est arrêtée. Quelqu'un connaît votre mot de passe : choisissez-en un autre maintenant.
