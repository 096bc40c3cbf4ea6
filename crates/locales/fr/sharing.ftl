### Extraits communiqués à un éditeur, un hébergeur ou un opérateur (QUAL-5).

contact-role-publisher = Éditeur de logiciel
contact-role-host = Hébergeur ou infogérant
contact-role-operator = Opérateur de réseau ou de service
extract-naming-withheld = Ne pas nommer l'établissement
extract-naming-named = Nommer l'établissement
extract-naming-named-hint = Le contact saura de quel établissement il s'agit. Ne le nommez que s'il en a besoin pour agir.
extract-finding-nature = Origine de l'incident
extract-finding-causes = Causes relevées
extract-finding-perimeter = Périmètre technique
extract-finding-analysis = Analyse
extract-state-open = Lien ouvert
extract-state-expired = Lien expiré
extract-state-ended = Accès retiré
extract-state-case-closed = Dossier clos

act-share-extract = Communiquer un extrait
act-share-extract-hint = À un éditeur, un hébergeur ou un opérateur qui prend part au traitement. Il ne voit que ce que vous cochez ici, par un lien secret qui expire.
act-share-extract-short = Communiquer un extrait
act-prolong-extract = Prolonger l'accès à un extrait
act-prolong-extract-hint = Le lien déjà envoyé reste le même. Le contact est prévenu par courriel.
act-prolong-extract-short = Prolonger l'accès
act-prolong-extract-days = À partir de maintenant, pour
act-prolong-extract-reason = Pourquoi prolonger
act-end-extract = Retirer l'accès à un extrait
act-end-extract-hint = Le lien ne s'ouvre plus, et ne peut pas être rétabli. Un nouvel extrait pourra toujours être communiqué.
act-end-extract-short = Retirer l'accès
act-end-extract-reason = Pourquoi retirer l'accès
act-extract-which = Extrait
extract-whom = À qui
extract-what = Quoi
extract-what-text = Rien n'est choisi d'avance. Seul ce que vous écrivez ou cochez sera visible.
extract-how = Comment
extract-field-role = Cet organisme est
extract-field-name = Prénom et nom du contact
extract-field-organisation = Organisme
extract-field-email = Courriel
extract-field-text = Votre demande ou votre message
extract-field-text-hint = Ce que vous attendez du contact : un correctif, des journaux, la confirmation d'une panne.
extract-field-findings = Constats
extract-field-traces = Traces techniques
extract-field-traces-hint = Adresses, domaines, empreintes et noms de fichiers relevés dans le dossier.
extract-field-facts = Éléments de la déclaration
extract-field-facts-hint = Tels qu'ils sont aujourd'hui : l'extrait ne changera plus si le dossier change.
extract-field-facility = Établissement
extract-field-tlp = Jusqu'où l'extrait peut circuler
extract-field-tlp-hint = Protocole TLP 2.0. AMBER+STRICT : dans l'organisme du contact seulement.
extract-field-days = Durée d'ouverture du lien
extract-days = { $count ->
    [one] 1 jour
   *[other] { $count } jours
}
extract-preview = Voir ce qui partira
extract-how-it-works = Comment cela se passe
extract-how-it-works-text = Le contact reçoit un courriel qui ne contient que le numéro du dossier, le lien et l'échéance. Il lit l'extrait, répond, et sa réponse arrive dans le dossier. L'établissement voit ce qui est communiqué, et à qui.
extract-ansm = Un dispositif médical ou un logiciel de prescription ou de dispensation est suivi par l'ANSM : son éditeur est saisi par elle, à la suite de la qualification.
extract-check-title = Ce qui partira
extract-check-lead = Relisez : voici exactement ce que le contact verra, et rien d'autre.
extract-warning-named = L'établissement est nommé.
extract-warning-mentions = Le nom, le numéro ou la ville de l'établissement figure dans un texte de l'extrait.
extract-warning-people = L'extrait contient les coordonnées de personnes de l'établissement.
extract-to = Contact
extract-contact-line = { $name }, { $organisation } ({ $role })
extract-until = Lien ouvert jusqu'au
extract-leaves = Ce que le contact voit
extract-mail-holds = Le courriel ne contiendra que le numéro du dossier, le lien et l'échéance.
extract-send = Envoyer le lien
extract-facility = Établissement
extract-traces = Traces techniques
extracts-title = Extraits communiqués du dossier { $reference }
extracts-lead = Ce qui a été communiqué hors du portail, à qui, et ce que chaque lien est devenu.
extracts-none = Aucun extrait
extracts-none-text = Les extraits communiqués à un éditeur, un hébergeur ou un opérateur paraîtront ici.
extracts-link = Extraits communiqués
extracts-card = Extraits communiqués
extract-number = Extrait n° { $count }
extract-shared = Communiqué
extract-opened = Ouvertures
extract-openings = { $count ->
    [0] Jamais ouvert
    [one] Ouvert une fois
   *[other] Ouvert { $count } fois
}
extract-opened-last = La dernière fois le { $when }
extract-answered = Réponses
extract-answers = { $count ->
    [0] Aucune réponse
    [one] Une réponse, dans le fil du dossier
   *[other] { $count } réponses, dans le fil du dossier
}
flash-extract-shared = L'extrait est communiqué : le lien part par courriel.

shared-title = Un extrait vous est communiqué
shared-lead = Bonjour { $name }. Le CERT Santé ou l'agence régionale de santé vous communique cet extrait d'un dossier d'incident. Il est daté du { $when } et ne change pas.
shared-until = Ce lien reste ouvert jusqu'au { $when }.
shared-care = Il vous est personnel : ne le transmettez pas.
shared-replies = Vos réponses
shared-answer = Répondre
shared-field-text = Votre réponse
shared-field-text-hint = Elle est lue par le CERT Santé, l'agence régionale de santé et l'établissement. N'y mettez ni mot de passe ni donnée de patient.
shared-send = Envoyer la réponse
shared-over-title = Ce lien n'ouvre plus rien
shared-over-text = Si vous devez encore répondre ou relire, demandez à la personne qui vous a écrit d'ouvrir un nouvel accès.

role-contact = Contact extérieur
archive-by-contact = Un contact extérieur
case-told-contact = Contact de l'extrait n° { $count }
reads-extract = Extrait communiqué
story-extract-shared = Extrait n° { $count } communiqué hors du portail
story-extract-prolonged = Accès à l'extrait n° { $count } prolongé
story-extract-ended = Accès à l'extrait n° { $count } retiré
story-extract-answered = Réponse du contact à l'extrait n° { $count }
story-extract-to = Contact
story-extract-mark = Marque
story-extract-until = Lien ouvert jusqu'au
story-extract-content = Contenu de l'extrait
story-extract-traces = Traces techniques
folder-said-extract = Extrait n° { $count } communiqué
folder-said-extract-answer = Réponse à l'extrait n° { $count }

refusal-followed-by-ansm = Ce produit est suivi par l'ANSM, qui saisit elle-même l'éditeur : retenez le constat à la qualification, et l'ANSM est prévenue.
refusal-contact-missing = Le nom du contact, son organisme et son courriel sont tous trois nécessaires.
refusal-not-an-address = Ce courriel n'est pas une adresse complète, par exemple contact@editeur.fr.
refusal-not-in-the-case = Un des éléments choisis n'est pas, ou n'est plus, dans le dossier. Rechargez le formulaire et choisissez à nouveau.
refusal-link-too-long = Un lien s'ouvre pour un jour au moins et { $max } jours au plus.
refusal-no-such-extract = Cet extrait n'existe pas, ou son lien ne s'ouvre plus.
refusal-link-over = Le lien vers cet extrait n'ouvre plus rien : { $state }.
refusal-too-many-answers = Cet extrait a déjà reçu { $max } réponses. Écrivez à la personne qui vous l'a communiqué.
error-link-over-title = Ce lien n'ouvre plus rien
error-link-over-detail = L'extrait n'est plus accessible par ce lien. Demandez un nouvel accès à la personne qui vous a écrit.

mail-extract-received-subject = Dossier { $reference } : un extrait vous est communiqué
mail-extract-received-body = Le CERT Santé ou une agence régionale de santé vous communique un extrait d'un dossier d'incident et attend votre réponse. Lisez-le par ce lien, qui vous est personnel et qui expire.
mail-extract-prolonged-subject = Dossier { $reference } : votre accès est prolongé
mail-extract-prolonged-body = Le lien vers l'extrait qui vous a été communiqué reste ouvert plus longtemps.
mail-extract-shared-subject = Dossier { $reference } : un extrait est communiqué
mail-extract-shared-body = Un extrait du dossier est communiqué à un organisme qui prend part au traitement. Ce qui l'est, et à qui, est sur le portail.
mail-extract-answered-subject = Dossier { $reference } : réponse d'un contact extérieur
mail-extract-answered-body = La personne à qui un extrait a été communiqué a répondu. Sa réponse est dans le fil du dossier.
mail-extract-received-subject-short = Lien vers un extrait
mail-extract-prolonged-subject-short = Accès prolongé
mail-extract-shared-subject-short = Extrait communiqué
mail-extract-answered-subject-short = Réponse d'un contact extérieur
