### L'astreinte : qui est appelé, quand, et que faire.

nav-rota = Astreinte
rota-title = Astreinte
rota-lead = Hors des heures ouvrées, la première personne d'astreinte est appelée par message. Sans réponse au bout de { $count } min, la suivante l'est aussi, et ainsi de suite.
rota-now = D'astreinte maintenant
rota-now-nobody = Personne n'est d'astreinte en ce moment
rota-now-nobody-text = Les adresses d'astreinte de la configuration sont alors prévenues.
rota-until = jusqu'au { $when }
rota-next = Les semaines à venir
rota-next-none = Aucune astreinte n'est prévue.
rota-person = Personne
rota-order = Ordre d'appel
rota-from = Du
rota-to = Au
rota-mine = Vous
rota-offered-to-me = On vous la propose
rota-offered = Proposée à { $who }
rota-plan = Prévoir une astreinte
rota-first-day = Premier jour
rota-first-day-hint = La relève se fait ce jour-là, à l'heure fixée par la configuration.
rota-weeks = Nombre de semaines
rota-weeks-hint = De 1 à 12.
rota-plan-send = Ajouter à l'astreinte
rota-missing-day = Indiquez le premier jour de l'astreinte.
rota-missing-weeks = Indiquez un nombre de semaines, de 1 à { $max }.
rota-back = Revenir à l'astreinte
rota-waiting = { $count ->
    [one] Une astreinte vous est proposée
   *[other] { $count } astreintes vous sont proposées
}
call-order-first = Première personne
call-order-second = Deuxième personne
call-order-third = Troisième personne

shift-title = Une semaine d'astreinte
shift-offered-to = Proposée à
shift-answer = Un collègue vous propose cette astreinte
shift-accept = La prendre
shift-decline = La refuser
shift-offer = Échanger
shift-colleague = Collègue à qui la proposer
shift-colleague-hint = Vous restez d'astreinte tant que ce collègue n'a pas accepté.
shift-offer-send = Proposer
shift-remove = Retirer de l'astreinte
shift-remove-why = Raison
shift-remove-send = Retirer

# What to do in the night, in order (DECL-6).
orders-title = Conduite à tenir
orders-answer = Répondez à l'appel sur la page du dossier : le déclarant le sait aussitôt, et personne d'autre n'est réveillé.
orders-call = Appelez le déclarant au numéro du dossier. Demandez ce qui est touché, si des patients sont en danger, ce qui a déjà été fait.
orders-contain = Donnez les premières mesures d'endiguement, une à la fois, et inscrivez-les dans le dossier.
orders-alert = Si les soins sont touchés ou si l'attaque peut s'étendre, qualifiez le dossier : les autorités concernées sont prévenues sans attendre.
orders-note = Notez l'appel dans le dossier, avec l'heure. Au matin, la relève part de là.
orders-nights = Les fiches réflexes des nuits les plus fréquentes :

duty-answer-call = Répondre à l'appel d'astreinte
act-answer-call = Répondre à l'appel
act-answer-call-hint = Le déclarant est averti que l'astreinte s'occupe de son appel ; plus personne d'autre n'est appelé.
story-call-answered = Appel d'astreinte pris : { $body }

refusal-no-such-call = L'astreinte de votre organisme n'a pas été appelée pour ce dossier.
refusal-too-many-weeks = Prévoyez de 1 à { $max } semaines à la fois.
refusal-not-of-the-body = Cette personne n'a pas de droit dans votre organisme. Choisissez-en une autre.
refusal-not-your-shift = Cette astreinte n'est pas la vôtre, ou ne vous est pas proposée.

handover-title = La relève
handover-none = Personne n'a encore laissé de mot.
handover-leave = Laisser un mot à la relève
handover-text = Ce que la relève doit savoir
handover-text-hint = Ce qui est en cours, qui rappelle, à quelle heure. Il remplace le mot précédent, qui reste au journal.
handover-send = Laisser ce mot
handover-read = J'ai lu, je prends la suite
handover-read-by = lu par { $who }, le { $when }
handover-somebody = Une personne dont le nom est effacé
handover-received = Dossiers reçus depuis le { $when } : { $cases }.
handover-received-none = Aucun dossier reçu depuis le { $when }.
handover-late = En retard : { $cases }.
handover-to-do = À suivre :
handover-waiting = L'équipe précédente vous a laissé un mot
flash-handed-over = C'est enregistré. La relève lira votre mot à son arrivée.
refusal-own-handover = Vous avez laissé ce mot : c'est à la relève de dire qu'elle l'a lu.
