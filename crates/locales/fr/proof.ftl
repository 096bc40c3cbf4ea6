### Le journal probant : ce qu’une vérification constate.

proof-place-act = acte { $number } { $story }
proof-place-log = position { $number } du journal { $origin }
proof-place-whole-log = journal { $origin }
proof-place-record = enregistrement { $id }
proof-place-message = { $id }
proof-place-message-of = { $id } { $story }
proof-place-file = fichier { $id } { $story }
proof-place-file-of-act = fichier { $id } { $story } (reçu par l’acte { $number })

proof-story-case = du dossier { $name }
proof-story-facility = de l’établissement { $name }
proof-story-body = de l’organisme { $name }
proof-story-grant = de l’habilitation { $name }
proof-story-incident = de l’incident { $name }
proof-story-alert = de l’alerte { $name }
proof-story-account = du compte { $name }
proof-story-erasure = de la demande d’effacement { $name }
proof-story-mass-reading = de la lecture massive { $name }
proof-story-signal = du signal faible { $name }
proof-story-playbook = de la fiche réflexe { $name }
proof-story-other = de { $name }

proof-act-changed = Modifié : le contenu de l’{ $place } n’est plus celui que le journal a enregistré.
proof-act-gone = Supprimé : l’{ $place } est au journal, mais n’est plus dans la base.
proof-act-added = Ajouté : l’{ $place } est dans la base, mais le journal ne le connaît pas.
proof-act-listed-otherwise = Modifié : l’{ $place } est classé autrement que ne le dit son contenu (colonne { $part }).
proof-value-changed = Modifié : dans l’{ $place }, la valeur « { $part } » n’est pas celle que l’acte a scellée.
proof-value-gone = Supprimé : dans l’{ $place }, la valeur « { $part } » manque, et aucun effacement n’est inscrit.
proof-value-added = Ajouté : à côté de l’{ $place }, la valeur « { $part } » que l’acte ne scelle pas.
proof-readers-changed = Modifié : l’{ $place } n’est pas montré aux lecteurs qu’il désigne.
proof-story-uneven = Modifié : le nombre d’actes { $place } n’est pas celui qui est compté.
proof-looks-changed = Modifié : le registre des consultations, { $place }.
proof-looks-gone = Supprimé : une partie du registre des consultations, { $place }.
proof-looks-added = Ajouté : des consultations que le journal ne connaît pas, { $place }.
proof-entry-changed = Modifié : une écriture du journal, { $place }.
proof-entry-gone = Supprimé : une écriture du journal, { $place }.
proof-entry-added = Ajouté : une écriture que le journal ne connaît pas, { $place }.
proof-message-changed = Modifié : le message { $place } ({ $part }) n’est pas celui qui est parti.
proof-message-added = Ajouté : le message { $place } est dit parti, mais le journal ne le sait pas.
proof-message-gone = Supprimé : le message { $place } ({ $part }) est parti, le journal le dit, mais il n’est plus dans la base.
proof-file-changed = Modifié : le { $place } n’est plus celui qui a été reçu.
proof-file-gone = Supprimé : le { $place } n’est plus là, et aucun acte ne dit qu’il a été détruit.
proof-file-added = Ajouté : le { $place }, qu’aucun acte n’a reçu.
proof-file-listed-otherwise = Modifié : le { $place } est tenu autrement que ne le dit son acte.
proof-leaf-changed = Modifié : l’empreinte à la { $place }.
proof-leaf-gone = Supprimé : l’empreinte à la { $place }.
proof-tree-changed = Modifié : l’arbre du { $place } n’est pas celui de ses écritures.
proof-tile-changed = Modifié : les empreintes conservées de l’arbre, { $place } { $part }.
proof-checkpoint-contradicted = Contredit : ce qui a été signé à la { $place } n’est pas l’arbre d’aujourd’hui.
proof-checkpoint-unsigned = Signature fausse : le point de contrôle à la { $place } ne porte aucune signature valable du journal.
proof-timestamp-false = Horodatage faux : le jeton conservé pour l’état à la { $place } ne le date pas.
proof-cosignature-false = Signature fausse : à la { $place }, ce qui porte le nom du témoin { $part } n’est pas de lui.
proof-voucher-unfounded = Sans fondement : le témoin { $part } est dit garant de la { $place }, et aucun point de contrôle ne porte sa signature.
proof-seen-head-changed = Modifié : le dernier état vu d’un autre journal, { $place }, n’est pas celui que ce journal a signé.
proof-key-unexplained = Clé inexpliquée : aucune clé antérieure du { $place } n’a désigné { $part }.
proof-successor-unexplained = Suite inexpliquée : rien ne dit pourquoi s’ouvre le { $place }.
proof-head-ahead = En retard : un état plus récent que la base a été signé, { $place }. La base vient sans doute d’une sauvegarde ancienne.
proof-head-contradicted = Contredit : la seconde copie de l’état signé, { $place }, ne correspond pas à la base.
proof-row-added = Ajouté : les pages { $place }, qu’aucun acte n’explique.
proof-shown-otherwise = Modifié : les pages { $place } ne montrent pas ce que disent ses actes.
proof-right-changed = Modifié : le droit de { $part } n’est pas celui que disent les actes { $place }.

proof-untold = … et { $count } autres constats.
proof-checked = { $entries ->
    [one] { $entries } écriture vérifiée
   *[other] { $entries } écritures vérifiées
}, { $checkpoints ->
    [one] { $checkpoints } point de contrôle signé
   *[other] { $checkpoints } points de contrôle signés
}.
proof-checked-files = { $files ->
    [one] { $files } fichier relu en entier
   *[other] { $files } fichiers relus en entier
} ({ $size }).
proof-files-left-out = Les fichiers n’ont pas été relus.
proof-files-unread = { $count ->
    [one] { $count } fichier n’a pas pu être lu : le coffre ne répond pas, ou n’est pas configuré.
   *[other] { $count } fichiers n’ont pas pu être lus : le coffre ne répond pas, ou n’est pas configuré.
}
proof-not-all-read = Ce qui a pu être lu est conforme au journal.
proof-nothing-signed = Il manque une signature : le journal n’a encore aucun point de contrôle.
proof-no-witness = Il manque un témoin : personne d’extérieur ne s’est porté garant du journal.
proof-no-timestamp = Il manque un horodatage : aucune autorité n’a daté le journal.
proof-holds = Tout est conforme au journal.
proof-does-not-hold = { $count ->
    [one] { $count } constat : l’installation n’est pas conforme à son journal.
   *[other] { $count } constats : l’installation n’est pas conforme à son journal.
}

proof-bundle-title = Dossier { $reference }
proof-bundle-title-incident = Incident { $reference }
proof-bundle-title-alert = Alerte { $reference }
proof-bundle-messages = Messages partis
proof-bundle-message = { $at } : { $kind } ({ $file })
proof-bundle-readme = { $title }

    Ce dossier se prouve lui-même. Chaque acte est un fichier du dossier « actes » : son contenu (.json), les valeurs qu’il scelle (.valeurs.json) et sa preuve (.tlog-proof). Le récit lisible est dans « dossier.txt », avec les messages partis s’il s’agit d’un dossier de traitement ; la fiche de chaque pièce est dans « pieces ». Si les pièces elles-mêmes y sont, telles que reçues et sans extension, ne les ouvrez pas sans précaution : elles peuvent être malveillantes.

    CE QUI PROUVE, fichier par fichier :
    - « MANIFESTE.txt » nomme tous les autres fichiers et leur empreinte ; le journal l’a signé.
    - « cles » : les clés publiques du journal ; « temoins » : celles des témoins extérieurs qui en ont vu l’état.
    - « horodatages » : les jetons d’une autorité d’horodatage (RFC 3161) sur l’état signé, et les certificats de cette autorité. Chacun dit que cet état existait à cette heure : tout ce qu’il contient est donc antérieur. Sans ce dossier, l’heure est celle du serveur.
    - « signatures » : les clés des personnes qui ont signé leurs actes, et leur nom quand vous pouvez le connaître.

    POUR VÉRIFIER, sans aucun logiciel de la plateforme :
    1. Décompressez l’archive dans un dossier vide.
    2. Avec Python 3 et OpenSSL 3, lancez : python3 verifier.py
    3. Comparez la clé affichée avec celle que l’exploitant a publiée ailleurs. C’est elle qui dit de qui vient la signature :
    { $keys }

    CE QUE CELA PROUVE : ces enregistrements sont, octet pour octet, ceux que le journal a scellés ; leur ordre est celui du journal ; rien n’y a été changé depuis la signature.
    CE QUE CELA NE PROUVE PAS : que ce qui a été écrit est vrai ; que rien n’a été tu ; l’heure exacte, hors horodatage ou témoin extérieur. Ce n’est pas un registre électronique qualifié au sens du règlement eIDAS.

    Une valeur absente de « .valeurs.json » a été effacée à bon droit ou ne vous était pas communicable : la preuve de l’acte reste valable.
proof-bundle-none = Ce fichier n’est pas un dossier exporté par la plateforme, ou l’archive est abîmée.
proof-bundle-archive = Modifié : l’archive, à l’endroit du fichier { $file }.
proof-bundle-manifest = Modifié : la liste des fichiers (MANIFESTE.txt) n’est pas celle que le journal a signée.
proof-bundle-changed = Modifié : le fichier { $file }.
proof-bundle-missing = Supprimé : le fichier { $file }.
proof-bundle-added = Ajouté : le fichier { $file }.
proof-bundle-key = Clé refusée : { $file }.
proof-bundle-proof = Preuve fausse : { $file }.
proof-bundle-piece = Fausse pièce : { $file } n’est pas celle que son acte a reçue.
proof-bundle-value = Modifié : dans { $file }, la valeur « { $part } ».
proof-bundle-holds = Tout est conforme : enregistrements prouvés, { $records } ; valeurs scellées, { $values }.
proof-bundle-witness = Le témoin { $name } s’en est porté garant le { $at }.
proof-bundle-stamped = L’autorité d’horodatage l’avait en main le { $at }.
proof-bundle-compare-keys = Comparez cette clé avec celle que l’exploitant a publiée ailleurs : { $keys }
proof-bundle-download = Télécharger avec les preuves

### La page des preuves (responsable du CERT, HFDS).

nav-proofs = Preuves
proofs-title = Preuves
proofs-lead = Tout ce qui est enregistré entre dans un journal signé. Le portail le vérifie toutes les six heures ; « vigie verify » le fait à la demande.
proofs-verdict = Dernière vérification
proofs-not-yet = Aucune vérification n’a encore été menée
proofs-not-yet-text = La première commence cinq minutes après l’ouverture du portail.
proofs-findings = Ce qui a été altéré
proofs-missing = Ce qui manque encore
proofs-unsigned = Il manque une clé : ce journal n’est pas signé.
proofs-log = Le journal
proofs-origin = Nom
proofs-entries = Écritures
proofs-signed-size = Signé jusqu’à l’écriture
proofs-signed-at = Signé le
proofs-root = Racine signée
proofs-keys = Clé publique
proofs-keys-text = Publiez cette clé ailleurs, avant d’en avoir besoin : sur papier, chez vos partenaires.
proofs-stamps = Horodatage
proofs-stamps-authority = Autorité
proofs-stamps-size = Daté jusqu’à l’écriture
proofs-witnesses = Témoins
proofs-witness = Témoin
proofs-witness-size = Garant jusqu’à l’écriture
proofs-witness-at = Reçu le
proofs-never = jamais
proofs-quorum-reached = Assez de témoins se portent garants du dernier état signé.
proofs-quorum-missing = Il manque des témoins pour le dernier état signé : ils sont sollicités deux fois par minute.
proofs-vouches = Ce portail est témoin
proofs-vouches-text = Il se porte garant de journaux d’autres portails, sous cette clé :
