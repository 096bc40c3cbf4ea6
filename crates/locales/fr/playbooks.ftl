### Playbooks: what to do, by type of incident.

playbooks-title = Fiches réflexes
playbooks-lead = Que faire, selon ce qui arrive : les quinze premières minutes, ce qu'il faut éviter, qui appeler, et quand c'est fini. À imprimer et à garder près du téléphone de garde.
playbooks-all = Toutes les fiches
playbooks-for = Pour qui ?
playbooks-review = À relire avant le { $day }

playbook-skill-anyone = Tout le monde
playbook-skill-generalist = L'informatique
playbook-skill-security = La sécurité informatique
playbook-mark-generalist = informatique
playbook-mark-security = sécurité

playbook-first-minutes = Les quinze premières minutes
playbook-not-to-do = Ce qu'il ne faut pas faire
playbook-whom-to-call = Qui appeler
playbook-evidence = Les traces à garder
playbook-measures = Les mesures
playbook-over = Quand c'est fini
playbook-sources = Sources

playbooks-filter-type = Ce qui arrive
playbooks-filter-type-every = Toutes les situations
playbooks-filter-skill = Pour qui
playbooks-filter-skill-every = Tous les lecteurs
playbooks-none = Aucune fiche ne correspond
playbooks-none-text = Effacez un des choix pour en voir davantage.
playbooks-to-approve = { $count ->
    [one] Une fiche réflexe attend l'accord d'une seconde personne
   *[other] { $count } fiches réflexes attendent l'accord d'une seconde personne
}
duty-review-playbook = Relire une fiche réflexe
nav-playbooks = Fiches réflexes

playbook-state-draft = Jamais approuvée
playbook-state-in-force = En vigueur
playbook-state-withdrawn = Retirée
playbook-draft-writing = En rédaction
playbook-draft-to-approve = À approuver

playbook-version = Version { $number }
playbook-version-of = Version { $number } du { $when }
playbook-version-by = écrite par { $writer }, approuvée par { $approver }
playbook-version-shipped = fournie avec le portail
playbook-version-before = Lire la version { $number }
playbook-named = { $title } (version { $number })
playbook-current = Lire la version en vigueur
playbook-replaced-notice = Cette version n'est plus en vigueur
playbook-withdrawn-notice = Cette fiche n'est plus à suivre : le CERT Santé l'a retirée
playbook-only-french = Cette fiche n'existe qu'en français
playbook-print = Imprimer (PDF)
playbook-work = Rédaction et versions
playbook-differences = Ce qui a changé depuis la version { $number }
playbook-differences-none = Le texte français est le même.
playbook-line-gone = Ligne retirée :
playbook-line-new = Ligne ajoutée :

binder-title = Classeur à imprimer
binder-text = Cochez les fiches à réunir, ou n'en cochez aucune pour les prendre toutes. Le classeur a une couverture, un sommaire et de la place pour vos propres numéros.
binder-add = Dans le classeur
binder-print = Imprimer le classeur (PDF)
binder-lead = Que faire, selon ce qui arrive. Gardez ce classeur près du téléphone de garde : il se lit sans réseau.
binder-made = Étapes pour : { $readers }. Imprimé le { $when }.
binder-contents = Sommaire
binder-contacts = Joindre le CERT Santé
binder-own-numbers = Vos numéros
binder-own-direction = Direction de garde
binder-own-it = Astreinte informatique
binder-own-provider = Prestataire ou hébergeur

playbook-board-title = Fiches réflexes : rédaction
playbook-board-link = Rédiger les fiches
playbook-board-lead = Chaque fiche est écrite par une personne, approuvée par une autre, et relue avant sa date.
playbook-column-playbook = Fiche
playbook-column-state = Où elle en est
playbook-column-review = Relecture
playbook-column-changed = Dernier changement
playbook-review-by = À relire avant le { $day }

playbook-write = Écrire une fiche
playbook-write-title = Écrire une fiche réflexe
playbook-rewrite = Écrire la prochaine version
playbook-rewrite-title = Écrire la prochaine version
playbook-write-back = Revenir sans garder
playbook-write-lead = Personne ne la lit avant l'accord d'une seconde personne ; la version en vigueur reste en place jusque-là.
playbook-blank-lead = Quand cette fiche s'applique, en une ou deux phrases.
playbook-field-causes = Pour quels incidents
playbook-field-causes-hint = La fiche est proposée dans les dossiers qui ont une de ces causes.
playbook-field-facilities = Pour quels établissements
playbook-field-facilities-hint = Aucun coché : pour tous.
playbook-every-facility = Tous les établissements
playbook-field-french = Le texte en français
playbook-field-french-hint = En Markdown, sous les titres déjà en place.
playbook-field-english = Le texte en anglais
playbook-field-english-hint = S'il manque, les lecteurs anglophones lisent le français. Mêmes parties, sous leurs titres anglais.
playbook-form-help = La forme d'une fiche
playbook-form-help-text = Un titre (#), une phrase qui dit quand elle s'applique, puis les six parties (##) dans l'ordre, chacune avec au moins une étape. Les étapes des quinze premières minutes sont numérotées.
playbook-form-help-marks = Une étape commence par [informatique] ou [sécurité] si elle n'est pas pour tout le monde.
playbook-form-help-measures = Les mesures sont rangées sous ces titres (###) :
playbook-save = Garder le texte
playbook-preview-do = Voir l'aperçu
playbook-preview = Aperçu
playbook-preview-text = Rien n'est gardé encore. Toutes les étapes sont montrées, quel que soit le lecteur.

playbook-read = Lire la fiche
playbook-waiting = Le texte qui n'est pas encore en vigueur
playbook-written-by = Écrit par { $who }, le { $when }
playbook-shipped-notice = Ce texte vient avec la nouvelle version du portail. Le vôtre reste en vigueur tant que personne ne l'approuve.
playbook-own-notice = Vous avez écrit ce texte : une autre personne l'approuve
playbook-declined = L'accord a été refusé
playbook-draft-differences = Ce que ce texte change à la version en vigueur
playbook-next = Ce que vous pouvez faire
playbook-versions = Versions
playbook-story = Ce qui s'est passé
playbook-withdrawn-by = Retirée par { $who }, le { $when }
playbook-why = Pourquoi
playbook-review-day = À relire avant le
playbook-review-note = Ce que vous avez vérifié
playbook-day-unreadable = Donnez un jour, par exemple 21/11/2027.
playbook-do-submit = Demander l'accord d'une seconde personne
playbook-do-approve = Approuver et mettre en vigueur
playbook-do-decline = Refuser
playbook-do-discard = Abandonner ce texte
playbook-do-review = Relue, sans changement
playbook-do-withdraw = Retirer la fiche
playbook-act-installed = Installée avec le portail
playbook-act-shipped = Nouveau texte proposé par le portail
playbook-act-written = Texte écrit
playbook-act-submitted = Accord demandé
playbook-act-approved = Approuvée, à relire avant le { $day }
playbook-act-declined = Accord refusé
playbook-act-discarded = Texte abandonné
playbook-act-reviewed = Relue sans changement, à relire avant le { $day }
playbook-act-withdrawn = Retirée
flash-playbook-written = Le texte est gardé. Il n'est pas en vigueur.
flash-playbook-approved = La fiche est en vigueur.

playbook-send = Envoyer
playbook-send-other = Envoyer une autre fiche
playbook-sent = Envoyées
playbook-fits-found = cause établie : { $what }
playbook-fits-declared = cause déclarée : { $what }
playbook-fits-seen = constaté : { $what }

refusal-no-such-playbook = Cette fiche n'est pas en vigueur. Choisissez-en une autre.
refusal-wrong-playbook-state = La fiche n'en est pas là. Relisez sa page.
refusal-cause-missing = Dites pour quels incidents la fiche est écrite.
refusal-playbook-no-title = Donnez un titre (# Titre) et, dessous, une phrase qui dit quand la fiche s'applique.
refusal-playbook-heading = « { $words } » n'est pas le titre d'une partie d'une fiche.
refusal-playbook-measure-kind = « { $words } » n'est pas une sorte de mesure.
refusal-playbook-section = La partie « { $words } » manque, est vide ou n'est pas à sa place ; chaque mesure va sous un titre (###).
refusal-playbook-source = « { $words } » n'est pas un lien : écrivez [Titre](https://…).
refusal-review-day = Choisissez un jour après aujourd'hui, dans les { $max } ans.
