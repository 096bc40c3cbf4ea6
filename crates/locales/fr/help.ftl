### Help now: whom to call, and the first minutes.

help-title = J'ai besoin d'aide maintenant
help-working = Le CERT Santé vous répond en ce moment. Appelez : c'est le plus rapide.
help-off = Nous sommes hors des heures ouvrées. Pour un incident grave, l'astreinte du CERT Santé vous répond.
help-call = Appelez
help-call-text = Dites le nom de l'établissement, ce qui ne marche plus, et si des soins sont touchés.
help-reopens = Les heures ouvrées reprennent le { $when }.
help-hfds = Le ministère (HFDS) peut aussi être saisi à :
help-declare = Prévenez par écrit
help-declare-text = Quatre questions et vos coordonnées. Le CERT Santé et votre ARS sont prévenus dès l'envoi ; si vous demandez de l'aide tout de suite, l'astreinte l'est aussi.
help-first = Les premières minutes
help-first-unplug = Débranchez du réseau les machines touchées, sans les éteindre.
help-first-unplug-text = Câble retiré, Wi-Fi coupé. La mémoire d'une machine allumée garde des traces utiles.
help-first-backups = Mettez les sauvegardes hors de portée.
help-first-backups-text = Déconnectez-les avant toute autre tentative de réparation.
help-first-care = Lancez les procédures de secours dans les services.
help-first-care-text = Papier, téléphone, renfort : les soins d'abord. Prévenez la direction de garde.
help-first-note = Notez l'heure et les faits.
help-first-note-text = Une main courante sur papier suffit : qui a vu quoi, qui a fait quoi. Photographiez les écrans.
help-first-tell = Prévenez par téléphone plutôt que par courriel.
help-first-tell-text = La messagerie peut être lue par l'attaquant.
help-never = Ce qu'il ne faut pas faire
help-never-pay = Ne répondez pas à une demande de rançon, et ne payez pas.
help-never-erase = N'effacez, ne réinstallez et ne restaurez rien avant d'en avoir parlé avec le CERT Santé.
help-never-mail = Ne transmettez pas de fichier suspect à un collègue pour avis.
