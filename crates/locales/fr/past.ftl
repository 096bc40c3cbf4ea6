# La reprise des signalements des années passées.

past-title = Reprise des années passées
past-lead = Faites compter dans l'observatoire les signalements reçus avant ce portail. Chaque ligne d'un fichier est un signalement. Une reprise ne crée ni dossier, ni message, ni échéance.
past-reports-link = Reprise des années passées

past-try = Reprendre un fichier
past-try-another = Essayer un autre fichier
past-step-template = Téléchargez le modèle :
past-step-fill = Remplissez une ligne par signalement. Seule la date de déclaration et ce qui situe la structure sont obligatoires. Ne copiez ni nom de personne ni texte libre : ces colonnes ne seraient pas lues.
past-step-try = Essayez le fichier : rien n'est gardé, chaque erreur est montrée avec sa ligne.
past-template-xlsx = modèle (XLSX)
past-template-csv = modèle (CSV)
past-file = Fichier
past-file-hint = CSV ou XLSX, 20 Mo et 100 000 lignes au plus.
past-file-again = Le même fichier, de nouveau
past-file-again-hint = Rien de l'essai n'a été gardé. L'empreinte du fichier est vérifiée : ce qui est repris est ce qui a été essayé.
past-try-button = Essayer le fichier
past-no-file = Choisissez un fichier.
past-take-over = { $count ->
    [one] Reprendre ce signalement
   *[other] Reprendre ces { $count } signalements
}

past-trial = Essai du fichier
past-trial-sound = { $count ->
    [one] Le signalement de ce fichier peut être repris.
   *[other] Les { $count } signalements de ce fichier peuvent être repris.
}
past-trial-nothing-kept = Vérifiez les nombres ci-dessous, puis reprenez-les.
past-trial-problems = { $count ->
    [one] Une erreur empêche la reprise.
   *[other] { $count } erreurs empêchent la reprise.
}
past-trial-mend = Un fichier est repris en entier ou pas du tout. Corrigez-le, puis essayez-le de nouveau.
past-trial-unread = Colonnes qui ne sont pas lues : { $names }.
past-trial-alongside = { $count ->
    [one] Un signalement déclaré pendant cette période est déjà compté : il ne doit pas être aussi dans le fichier.
   *[other] { $count } signalements déclarés pendant cette période sont déjà comptés : ils ne doivent pas être aussi dans le fichier.
}
past-trial-wrong = Ce qu'il faut corriger
past-trial-first = { $count ->
    [one] (la première erreur)
   *[other] (les { $count } premières erreurs)
}
past-trial-years = Ce que le fichier apporte
past-year = Année
past-line = Ligne
past-column = Colonne
past-what-to-do = Que faire
past-whole-line = Toute la ligne

past-files = Fichiers repris
past-no-files = Aucun fichier repris
past-no-files-text = L'observatoire ne compte que les dossiers de ce portail.
past-file-nameless = Fichier dont le nom a été effacé
past-file-reports = Signalements : { $reports }
past-take-back = Annuler la reprise
past-take-back-text = Plus rien de ce fichier ne sera compté et ses lignes seront effacées. La reprise et son annulation restent dans le journal.
past-take-back-reason = Motif
past-take-back-button = Annuler la reprise
past-taken-back-by = Reprise annulée par { $who } le { $when }.
flash-past-imported = Le fichier est repris : l'observatoire le compte.
flash-past-taken-back = La reprise est annulée : l'observatoire ne compte plus ce fichier.
refusal-imported-already = Ce fichier est déjà repris, depuis le { $when }. Pour le reprendre de nouveau, annulez d'abord cette reprise.

past-sheet-reports = Signalements
past-sheet-columns = Colonnes
past-columns-text = L'ordre des colonnes est libre, et celles qui ne servent pas peuvent manquer. Majuscules et accents ne comptent pas. Plusieurs mots dans une case se séparent par « | ». Une ligne qui commence par « # » n'est pas lue.
past-columns-all = Voir les colonnes et leurs mots
past-column-holds = Ce qu'elle contient
past-column-words = Mots possibles

word-past-import-state-counted = Compté
word-past-import-state-taken-back = Annulé

word-past-outcome-incident = Incident
word-past-outcome-unconfirmed = Non confirmé
word-past-outcome-not-incident = Pas un incident
word-past-outcome-duplicate = Doublon

word-past-column-declared-at = Déclaré le
word-past-column-declared-at-hint = Obligatoire. Date, avec l'heure de Paris si elle est connue : 2019-03-12 14:30 ou 12/03/2019 14:30. Les délais ne se calculent qu'entre deux heures connues.
word-past-column-finess = FINESS
word-past-column-finess-hint = Numéro de la structure. Si le répertoire le connaît, le département et le type peuvent manquer.
word-past-column-facility = Structure
word-past-column-facility-hint = Sans numéro FINESS, un code de votre choix, le même pour une même structure dans tous vos fichiers. Il n'est pas gardé. Sans l'un ni l'autre, les signalements d'un même département et d'un même type comptent pour une seule structure.
word-past-column-departement = Département
word-past-column-departement-hint = Code ou nom. Obligatoire sans numéro FINESS.
word-past-column-type = Type de structure
word-past-column-type-hint = Un mot ci-contre, celui d'un groupe (établissements de santé, médico-social…) ou la catégorie du répertoire (355). Obligatoire sans numéro FINESS.
word-past-column-outcome = Suite
word-past-column-outcome-hint = Ce que le signalement s'est révélé être. Vide : incident. Un doublon compte comme signalement, pas comme incident.
word-past-column-class = Classe
word-past-column-class-hint = Celle que le CERT Santé a donnée.
word-past-column-event = Événement
word-past-column-event-hint = Un code de votre choix, le même pour les signalements d'un même événement. Il n'est pas gardé.
word-past-column-malice = Origine
word-past-column-malice-hint = Vide : indéterminée.
word-past-column-causes = Causes
word-past-column-causes-hint = Une ou plusieurs.
word-past-column-care = Effet sur les soins
word-past-column-care-hint = Vide : non précisé.
word-past-column-degraded-from = Mode dégradé depuis
word-past-column-degraded-from-hint = Date et heure.
word-past-column-degraded-until = Mode dégradé jusqu'à
word-past-column-degraded-until-hint = Date et heure.
word-past-column-degraded-hours = Heures de mode dégradé
word-past-column-degraded-hours-hint = Si les deux heures précédentes ne sont pas connues : 36 ou 1,5.
word-past-column-patients = Mise en danger
word-past-column-patients-hint = De patients ou de résidents. Vide : non précisé.
word-past-column-data = Effet sur les données
word-past-column-data-hint = Un ou plusieurs. Vide : non précisé.
word-past-column-data-natures = Nature des données
word-past-column-data-natures-hint = Une ou plusieurs.
word-past-column-operation = Fonctionnement
word-past-column-operation-hint = Vide : non précisé.
word-past-column-support = Accompagnement demandé
word-past-column-support-hint = Vide : non.
word-past-column-resolved-before = Résolu avant la déclaration
word-past-column-resolved-before-hint = Vide : non.
word-past-column-noticed-at = Constaté le
word-past-column-noticed-at-hint = Date et heure.
word-past-column-taken-in-at = Pris en compte le
word-past-column-taken-in-at-hint = Date et heure.
word-past-column-qualified-at = Qualifié le
word-past-column-qualified-at-hint = Date et heure de la première qualification.
word-past-column-first-measure-at = Première mesure le
word-past-column-first-measure-at-hint = Date et heure à laquelle la première mesure a été proposée.
word-past-column-closed-at = Clos le
word-past-column-closed-at-hint = Date et heure.
word-past-column-told = Autorités informées
word-past-column-told-hint = Celles-ci compteront le signalement parmi les leurs. Le CERT Santé, HFDS et l'ARS du territoire le comptent toujours.

past-problem-missing = Remplissez cette case.
past-problem-not-a-day = « { $written } » n'est ni une date ni une date avec son heure. Écrivez 2019-03-12 14:30 ou 12/03/2019 14:30.
past-problem-not-hours = « { $written } » n'est pas un nombre d'heures. Écrivez 36 ou 1,5.
past-problem-not-a-word = « { $written } » n'est pas un mot de cette colonne. Mots possibles : { $allowed }.
past-problem-not-with-others = « Aucun » contredit les autres mots de cette case. Gardez l'un ou les autres.
past-problem-not-a-finess = « { $written } » n'est pas un numéro FINESS : neuf caractères, dont le dernier contrôle les autres. Corrigez-le, ou laissez la case vide et donnez le département et le type.
past-problem-unknown-finess = Le répertoire ne connaît pas le numéro { $written }. Donnez aussi le département et le type de la structure.
past-problem-not-a-departement = « { $written } » n'est pas un département. Écrivez son code (31) ou son nom.
past-problem-not-a-type = « { $written } » n'est pas un type de structure. Mots possibles : { $allowed } ; ou la catégorie du répertoire, en trois chiffres.
past-problem-in-the-future = Cette date n'est pas encore venue. Corrigez-la.
past-problem-too-early = Cette date est d'avant 2000. Corrigez-la.
past-problem-after-the-declaration = Cette date vient après la déclaration, alors qu'elle la précède. Corrigez l'une des deux.
past-problem-before-the-declaration = Cette date vient avant la déclaration, alors qu'elle la suit. Corrigez l'une des deux.
past-problem-ends-before-it-begins = La fin vient avant le début. Corrigez l'un des deux.
past-problem-not-degraded = Une durée de mode dégradé est donnée sans effet sur les soins. Écrivez « Mode dégradé » ou « Interruption », ou videz cette case.
past-problem-class-against-outcome = La classe contredit la suite. Corrigez l'une des deux.
past-problem-too-many-cells = La ligne a plus de cases qu'il n'y a de colonnes. Vérifiez les séparateurs et les guillemets.
past-problem-same-as = Cette ligne dit la même chose que la ligne { $line }. S'il s'agit de deux signalements, distinguez-les par l'heure ou par la structure ; sinon, retirez-la.

past-file-too-large = Le fichier dépasse 20 Mo, ou deviendrait bien plus grand une fois ouvert. Partagez-le en plusieurs fichiers.
past-file-too-many-lines = Le fichier a plus de 100 000 lignes. Partagez-le en plusieurs fichiers.
past-file-not-a-workbook = Ce classeur ne peut pas être lu. Enregistrez-le au format XLSX ou CSV.
past-file-not-a-table = Ce fichier n'est pas un tableau de signalements : sa première ligne ne nomme aucune colonne connue. Partez du modèle.
past-file-lacking = La colonne « { $column } » manque. Ajoutez-la, ou partez du modèle.
past-file-twice = Deux colonnes s'appellent « { $column } ». Gardez-en une.
past-file-empty = Ce fichier nomme ses colonnes mais ne contient aucun signalement.
past-file-differs = Ce fichier n'est pas celui qui a été essayé. Essayez-le d'abord.

proof-story-past-import = du fichier repris { $name }
