### Why something cannot be done, and what to do instead.

refusal-not-your-role = Votre rôle ne permet pas cette action.
refusal-not-your-case = Cette action revient à un autre organisme du dossier.
refusal-wrong-state = L'état du dossier ne permet plus cette action. Rechargez la page pour voir où il en est.
refusal-changed-since = Le dossier a changé depuis que vous l'avez ouvert. Votre texte est gardé : relisez ce qui a changé, puis confirmez.
refusal-version-missing = Il manque la version du dossier sur laquelle repose cette décision. Rechargez la page.
refusal-text-missing = Écrivez un texte avant d'envoyer.
refusal-text-too-long = Ce texte est trop long. Raccourcissez-le ou envoyez-le en deux fois.
refusal-already-done = C'est déjà fait. Rechargez la page pour le voir.
refusal-no-such-question = Cette question n'existe pas, ou elle a déjà sa réponse.
refusal-no-such-measure = Cette mesure n'existe pas, ou sa réponse est définitive.
refusal-no-such-provider = Ce prestataire n'est pas dans l'annuaire.
refusal-reason-missing = Indiquez la raison : elle sera lue par les autres organismes du dossier.
refusal-findings-without-incident = Si ce n'est pas un incident, ne cochez aucun autre résultat.
refusal-not-their-step = Cet organisme ne mène pas cette étape. Choisissez-en un autre.
refusal-body-not-told = Cet organisme ne connaît pas le dossier : il ne pourrait pas lire ce message.
refusal-closing-report-missing = Écrivez d'abord le bilan.
refusal-round-not-open = Les accords ne sont pas encore demandés.
refusal-agreements-missing = Il manque des accords pour clore le dossier.
refusal-not-a-party = Cet organisme n'a pas à donner son accord dans ce dossier.
refusal-handling-goes-on = L'établissement indique que l'incident n'est pas terminé chez lui.
refusal-in-the-future = Cette date n'est pas encore passée. Vérifiez-la.
refusal-too-early = Cette date précède l'événement qu'elle devrait suivre. Vérifiez-la.
refusal-military-facility = Les hôpitaux militaires déclarent par la chaîne de cyberdéfense du ministère des Armées.
refusal-not-military = Cet établissement n'est pas militaire : il déclare lui-même.
refusal-facility-closed = Cet établissement est fermé dans le répertoire national. Choisissez celui qui l'a remplacé.
refusal-already-confirmed = Cette déclaration est déjà confirmée.
refusal-wrong-field = Une réponse est à corriger.
refusal-nothing-said = Rien n'a changé. Écrivez ce que vous voulez ajouter.
refusal-too-many-sites = Cette déclaration nomme trop de sites. Déclarez les autres dans une deuxième déclaration.

# An input that cannot be used.
wrong-email = Cette adresse est incomplète. Écrivez-la ainsi : nom@exemple.fr.
wrong-password-too-short = Ce mot de passe est trop court. Une phrase de plusieurs mots convient bien.
wrong-password-too-common = Ce mot de passe est parmi les premiers qu'un attaquant essaie. Choisissez-en un autre.
wrong-credentials = L'adresse ou le mot de passe ne convient pas. Vérifiez les deux.
wrong-too-many-attempts = Trop d'essais. Attendez quelques minutes avant de recommencer.
wrong-invitation = Cette invitation a déjà servi ou a expiré. Demandez-en une nouvelle à la personne qui vous l'a envoyée.
wrong-unknown-facility = Aucun établissement ne porte ce numéro. Cherchez-le par son nom.
wrong-email-taken = Cette adresse a déjà un compte. Utilisez-la pour vous connecter.
wrong-two-bodies = Cette personne agit déjà pour un autre organisme. Utilisez une autre adresse.
wrong-name-missing = Écrivez le prénom et le nom.
wrong-note-missing = Notez comment vous avez vérifié : qui a été appelé, à quel numéro, trouvé où.
wrong-cursor = Ce lien vers la suite de la liste n'est plus valable. Reprenez la liste au début.
wrong-idempotency-key = L'en-tête Idempotency-Key est vide ou trop long.
