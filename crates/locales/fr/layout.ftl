### The frame of every page.

layout-skip = Aller au contenu
layout-demo = Démonstration : les établissements, les personnes et les incidents sont fictifs.
layout-hours-working = Le CERT Santé répond :
layout-hours-off = Hors heures ouvrées, urgence :
layout-sign-in = Se connecter
layout-sign-out = Se déconnecter
layout-nav = Navigation principale
layout-waiting = { $count ->
    [one] en attente
   *[other] en attente
}
layout-breadcrumb = Fil d'Ariane
layout-confidential = Document confidentiel
layout-printed = Imprimé le { $when }
layout-about = Vigie, le portail des incidents de sécurité informatique en santé
layout-version = Version { $version }
layout-aside = À savoir
layout-facts = Les faits
layout-story = Le déroulé
layout-next = La suite

# The end of the session, said five minutes before (RGAA 13.1).
session-until = Votre connexion s'arrête à { $when } si vous ne faites plus rien.
session-ending = Votre connexion se ferme dans moins de cinq minutes.
session-extend = Rester connecté
session-extended = Vous restez connecté.
session-last = Votre connexion se ferme à { $when } : sa durée la plus longue est atteinte. Envoyez ce que vous avez écrit, ou continuez : rien ne sera perdu, vous vous reconnecterez.
session-ended = Votre connexion est fermée. Continuez d'écrire et envoyez : votre texte sera gardé le temps de vous reconnecter.
