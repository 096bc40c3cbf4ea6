### The form on paper.

paper-title = Déclaration d'un incident de sécurité informatique
paper-lead = À remplir à la main quand le portail ne peut pas être utilisé. Répondez à ce que vous savez ; seules la description, votre nom et un numéro de téléphone sont indispensables.
paper-where = Où l'envoyer
paper-where-text = Par tout moyen : photo ou copie par courriel, lecture au téléphone, remise en main propre. Le CERT Santé la saisit en votre nom.
paper-working = CERT Santé, pendant les heures ouvrées ({ $opens } à { $closes })
paper-off = CERT Santé, la nuit, le week-end et les jours fériés
paper-ars = Agence régionale de santé
paper-ars-text = Prévenez aussi votre ARS, à son point focal régional.
paper-facility = L'établissement
paper-name = Nom de l'établissement
paper-finess = Numéro FINESS (neuf caractères)
paper-town = Ville et département
paper-date = Date et heure auxquelles ce formulaire est rempli
paper-sign = Signature
paper-signature = Nom et signature de la direction ou de la personne désignée
