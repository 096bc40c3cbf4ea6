### What a facility says it uses (SIGN-3).

suppliers-title = Hébergeurs, éditeurs et prestataires utilisés
suppliers-lead = Dites de qui votre établissement dépend. Quand l'un d'eux est attaqué ou tombe en panne, le CERT vous prévient avant que vous ne le constatiez.
suppliers-manage = Voir et compléter la liste
suppliers-none = Rien n'est indiqué
suppliers-none-text = Commencez par l'hébergeur du dossier patient, puis ses éditeurs, votre infogérant, votre opérateur.
suppliers-name = Nom
suppliers-name-hint = De l'entreprise ou de la structure.
suppliers-product = Produit ou service
suppliers-product-hint = Par exemple le logiciel et sa version.
suppliers-role = Rôle
suppliers-add = Ajouter à la liste
suppliers-remove = Retirer
refusal-supplier-unnamed = Choisissez un rôle et donnez un nom ou un produit.
refusal-too-many-suppliers = La liste tient { $max } lignes au plus : retirez-en.
