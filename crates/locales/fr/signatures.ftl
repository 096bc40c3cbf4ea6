### Les signatures des personnes : qui a signé quoi, et comment signer.

refusal-nothing-to-sign = Cet acte n'existe pas, ou n'est pas de ceux qui se signent.
refusal-not-your-act = Seule la personne qui a fait cet acte peut le signer.
wrong-signature = Cette signature ne correspond pas au texte à signer. Signez exactement le texte de cette page, avec votre propre clé.
wrong-signing-key-unknown = La clé qui a signé n'est pas sur votre compte. Ajoutez-la d'abord à la page « Mon compte ».
wrong-signing-key = Ce n'est pas une clé publique SSH d'un genre accepté : ed25519, ecdsa P-256, rsa, ou clé matérielle (sk).
wrong-signing-key-taken = Cette clé est déjà sur un compte.

signature-by-passkey = clé d'accès
signature-by-ssh-key = clé SSH
signature-by-ssh-token = clé matérielle
story-signed = Acte n° { $number } signé
story-signed-how = Avec
story-signed-text = Texte signé
story-signature-erased = La signature a été effacée ; il en reste la trace.
signed-by = Signé par { $who }, le { $at } ({ $means })
sign-act = Signer
sign-act-number = l'acte n° { $number }

sign-title = Signer l'acte n° { $number }
sign-lead = Vous signez ce que vous avez fait vous-même. La signature rejoint le dossier : elle se vérifie sans la plateforme et ne s'enlève pas.
sign-what = Ce que vous signez
sign-text = Le texte exact
sign-text-how = La dernière ligne est l'empreinte de l'acte : elle vaut pour tout ce qu'il dit, au mot près.
sign-by-passkey = Avec votre clé d'accès
sign-by-passkey-how = Votre appareil vous reconnaît, puis signe ce texte et rien d'autre.
sign-by-passkey-show = Signer avec ma clé d'accès
sign-by-passkey-none = Vous n'avez pas encore de clé d'accès ici.
sign-by-passkey-add = Ajouter une clé d'accès
sign-by-ssh = Avec une clé SSH ou une clé matérielle
sign-by-ssh-how = Téléchargez le texte, signez-le sur votre poste avec cette commande, puis collez ici le contenu du fichier « .sig ».
sign-by-ssh-download = Télécharger le texte à signer
sign-by-ssh-none = Aucune clé SSH n'est sur votre compte.
sign-by-ssh-add = Ajouter une clé SSH
sign-by-ssh-pasted = Signature
sign-by-ssh-pasted-hint = Elle commence par « -----BEGIN SSH SIGNATURE----- ».
sign-by-ssh-submit = Signer
flash-signed = Votre signature est enregistrée.

signing-keys-title = Clés pour signer
signing-keys-lead = Une clé SSH, dans un fichier ou sur une clé matérielle, signe ce que vous faites. Elle n'ouvre rien. Votre clé d'accès signe aussi, sans rien ajouter ici.
signing-keys-name = Nom
signing-keys-fingerprint = Empreinte
signing-keys-since = Ajoutée le
signing-keys-remove = Retirer
signing-keys-prove = Montrer d'abord qui vous êtes
signing-keys-add = Ajouter une clé SSH
signing-key-lead = Cette clé servira à signer ce que vous faites. Ce qu'elle aura signé le restera, même si vous la retirez.
signing-key-name = Nom de cette clé
signing-key-name-hint = Pour la reconnaître dans la liste, par exemple « Clé du bureau ».
signing-key-line = Clé publique
signing-key-line-hint = La ligne du fichier « .pub ». Jamais la clé privée.
signing-key-unnamed = Clé SSH
signing-key-submit = Ajouter la clé
flash-signing-key-added = Cette clé est ajoutée.
flash-signing-key-removed = Cette clé est retirée. Ce qu'elle a signé reste signé.

proof-signature-false = Faux : la signature de l’{ $place } ne correspond pas à l’acte qu’elle nomme.
proof-bundle-signature = Signature fausse : { $file }.
proof-bundle-signed-by = Acte n° { $signs } signé par { $by } ({ $means }).
proof-bundle-signed-forgotten = Acte n° { $signs } signé par { $by } ; la signature elle-même a été effacée.
