### The public home.

home-title = Un incident informatique dans votre établissement ?
home-lead = Déclarez-le ici, de jour comme de nuit. Les équipes du CERT Santé et de votre agence régionale de santé sont prévenues aussitôt et vous aident à y faire face.
home-declare = Déclarer un incident
home-declare-text = Vous avez constaté un fait inhabituel : panne, virus, données volées, messages suspects. Un doute suffit ; vous compléterez plus tard.
home-help = J'ai besoin d'aide maintenant
home-help-working = Le CERT Santé vous répond en ce moment.
home-help-off = Nous sommes hors des heures ouvrées. Pour un incident grave, une équipe d'astreinte vous répond.
home-help-more = Voir les premiers gestes
home-involves = Ce que demande une déclaration
home-time = Comptez un quart d'heure
home-time-text = Chaque réponse est enregistrée dès qu'elle est écrite. Vous pouvez vous arrêter, et reprendre plus tard sur un autre appareil.
home-asked = Des faits, pas un diagnostic
home-asked-text = Ce qui est touché, les effets sur les soins et sur les données, ce que vous avez déjà fait. Presque rien n'est obligatoire : « Je ne sais pas encore » est toujours une réponse.
home-told = Des destinataires connus de vous
home-told-text = Votre déclaration est confidentielle. À l'envoi, vous recevez un numéro et la liste des organismes prévenus.
home-other = Vous avez déjà un compte, ou pas d'accès au portail
home-sign-in = Se connecter pour suivre un dossier ou reprendre un brouillon
home-paper = Imprimer le formulaire papier, avec les mêmes questions
