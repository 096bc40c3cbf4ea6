### Fields, lists and other pieces that pages are made of.

field-required = (obligatoire)
field-error = Erreur :
field-why = Pourquoi cette question ?
field-date = Date
field-time = Heure
field-or = ou

error-summary = { $count ->
    [one] Une réponse est à revoir
   *[other] { $count } réponses sont à revoir
}
error-nothing-lost = Rien de ce que vous avez écrit n'est perdu.

autosave-saved = Enregistré à %h h %m
autosave-kept = Enregistrement impossible pour le moment. Votre texte est gardé sur cet appareil ; un nouvel essai aura lieu dans quelques secondes.
autosave-conflict = Ce brouillon a été modifié sur un autre appareil. Votre texte est gardé ici : rechargez la page pour choisir la version à garder.
autosave-signed-out = Votre session a expiré. Votre texte est gardé sur cet appareil : reconnectez-vous dans cet onglet, puis revenez à cette page.
autosave-restored = Votre texte, gardé sur cet appareil, a été remis dans la page.
autosave-offer = Un texte que vous avez écrit dans cet onglet n'est pas dans ce brouillon.
autosave-restore = Remettre mon texte

facts-change = Modifier

steps-progress = Étape { $step } sur { $of }
steps-phases = Phases du dossier
steps-done = terminé

list-filter = Filtrer
list-clear = Tout afficher
list-pages = Pages de la liste
list-shown = { $count ->
    [one] { $count } ligne affichée
   *[other] { $count } lignes affichées
}
list-next = Page suivante

facility-search = Établissement
facility-search-hint = Son nom, sa ville ou son numéro FINESS (neuf caractères).
facility-search-why = L'établissement qui déclare détermine l'agence régionale de santé qui est prévenue.
facility-list = Établissements proposés
facility-none = Aucun établissement trouvé.
facility-some = Établissements proposés : %n. Parcourez-les avec les flèches haut et bas.
