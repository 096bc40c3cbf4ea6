# L'observatoire : ce qui est compté, et comment.

nav-figures = Observatoire
figures-title = Observatoire
figures-lead = Les chiffres des dossiers de votre périmètre. L'adresse de cette page contient la question posée : vous pouvez l'envoyer telle quelle.

figure-reports = Signalements reçus
figure-reports-hint = Nombre de signalements réels reçus pendant la période.
figure-incidents = Incidents déclarés
figure-incidents-hint = Nombre de signalements retenus comme incidents.
figure-events = Événements distincts
figure-events-hint = Nombre d'incidents, ceux que les experts ont rapprochés d'un même événement n'étant comptés qu'une fois.
figure-facilities = Structures déclarantes
figure-facilities-hint = Nombre de structures différentes ayant déclaré au moins un incident.
figure-malicious = Origine malveillante
figure-malicious-hint = Part des incidents d'origine malveillante, selon le CERT Santé ou, à défaut, selon la déclaration.
figure-non-malicious = Origine non malveillante
figure-non-malicious-hint = Part des incidents sans malveillance, selon le CERT Santé ou, à défaut, selon la déclaration. Les incidents d'origine indéterminée ne sont ni dans cette part ni dans l'autre.
figure-degraded = Mode dégradé
figure-degraded-hint = Part des incidents qui ont imposé un fonctionnement dégradé de la prise en charge, interruption comprise.
figure-interrupted = Interruption de la prise en charge
figure-interrupted-hint = Parmi les incidents en mode dégradé, part de ceux qui ont interrompu des soins.
figure-degraded-duration = Durée du mode dégradé
figure-degraded-duration-hint = Temps écoulé entre le début des effets sur les soins et le retour à la normale, quand les deux sont connus.
figure-data-touched = Données touchées
figure-data-touched-hint = Part des incidents ayant touché des données : indisponibilité ou perte, altération, divulgation.
figure-patients-endangered = Mise en danger de patients
figure-patients-endangered-hint = Part des incidents avec une mise en danger, potentielle ou avérée, de patients ou de résidents.
figure-no-impact = Sans impact
figure-no-impact-hint = Part des incidents dont la déclaration dit qu'ils n'ont touché ni les patients, ni les soins, ni les données, ni le fonctionnement.
figure-support-asked = Accompagnement demandé
figure-support-asked-hint = Part des incidents pour lesquels la structure a demandé de l'aide.
figure-resolved-before = Résolus avant la déclaration
figure-resolved-before-hint = Part des incidents que la structure avait résolus avant de les déclarer.
figure-declared-after = Délai de déclaration
figure-declared-after-hint = Temps écoulé entre le constat et la déclaration.
figure-taken-in-after = Délai de prise en compte
figure-taken-in-after-hint = Temps écoulé entre la déclaration et sa prise en compte par le CERT Santé.
figure-qualified-after = Délai de qualification
figure-qualified-after-hint = Temps écoulé entre la déclaration et la première qualification.
figure-first-measure-after = Délai de la première mesure
figure-first-measure-after-hint = Temps écoulé entre la déclaration et la première mesure proposée à la structure.
figure-closed-after = Délai de clôture
figure-closed-after-hint = Temps écoulé entre la déclaration et la clôture du dossier, la dernière s'il a été rouvert.

figure-basis-reports = Signalements
figure-basis-reports-hint = Calculé sur tous les signalements réels, y compris ceux qui ne sont pas confirmés ou ne se révèlent pas être des incidents. Les exercices ne comptent jamais.
figure-basis-incidents = Incidents
figure-basis-incidents-hint = Calculé sur les signalements confirmés ou qualifiés, sauf ceux que le CERT Santé a qualifiés de « pas un incident ». Plusieurs signalements d'un même événement comptent chacun. Les exercices ne comptent jamais.
figure-basis-degraded-incidents = Incidents en mode dégradé
figure-basis-degraded-incidents-hint = Calculé sur les incidents (signalements confirmés ou qualifiés, sauf « pas un incident » et exercices) qui ont dégradé ou interrompu les soins.

figure-unit-count = Nombre
figure-unit-count-hint = La période est celle de la déclaration, à la date de Paris ; le territoire, celui où le dossier est suivi.
figure-unit-share = Part
figure-unit-share-hint = La part est arrondie au dixième ; les nombres dont elle est faite l'accompagnent.
figure-unit-duration = Durée
figure-unit-duration-hint = La médiane est la plus petite durée que la moitié des durées connues ne dépassent pas ; le 9e décile, celle que 90 % ne dépassent pas.

figure-by-month = Par mois
figure-by-quarter = Par trimestre
figure-by-year = Par année
figure-by-region = Par région
figure-by-departement = Par département
figure-by-type = Par type de structure
figure-by-nature = Par catégorie de structure
figure-by-malice = Par origine
figure-by-cause = Par cause
figure-by-care = Par effet sur les soins
figure-by-data = Par effet sur les données
figure-by-data-nature = Par nature des données
figure-by-class = Par classe

word-facility-group-health = Établissements de santé
word-facility-group-medico-social = Établissements et services médico-sociaux
word-facility-group-laboratory = Laboratoires
word-facility-group-pharmacy = Pharmacies
word-facility-group-primary-care = Centres de santé et soins de ville
word-facility-group-other = Autres structures

figure-nothing = sans objet
figure-hidden = secret
figure-percent = { $number } %
figure-points = { $number } pt
figure-share = { $share } ({ $part } sur { $whole })
figure-duration = médiane { $median }, 90 % en { $ninth } au plus (connue pour { $known } sur { $of })
figure-unchanged = inchangé
figure-quarter = T{ $quarter } { $year }
figure-period = du { $first } au { $last }
figure-unsaid = Non précisé
figure-nation = Tout le pays
figure-all = Ensemble
figure-all-counted = Tout votre périmètre

figure-filter-from = Du
figure-filter-to = Au
figure-filter-territory = Territoire
figure-filter-type = Type de structure
figure-filter-type-every = Tous les types
figure-filter-cause = Cause
figure-filter-cause-every = Toutes les causes
figure-filter-malice = Origine
figure-filter-malice-every = Toutes les origines
figure-filter-care = Effet sur les soins
figure-filter-care-every = Tous les effets
figure-filter-data = Effet sur les données
figure-filter-data-every = Tous les effets
figure-filter-against = Comparer avec
figure-filter-by = Répartition
figure-filter-wrong = Cette valeur n'a pas pu être lue : la page répond comme si elle n'avait pas été donnée.
figure-against-year = les mêmes jours de l'année précédente
figure-against-previous = la période précédente
figure-against-nothing = rien

figure-column-figure = Chiffre
figure-column-change = Évolution
figure-column-code = Code
figure-column-before = { $part } (avant)
figure-part-count = Nombre
figure-part-part = Nombre de cas
figure-part-whole = Sur
figure-part-percent = Pour cent
figure-part-known = Durées connues
figure-part-median = Médiane (minutes)
figure-part-ninth = 9e décile (minutes)
figure-sheet = Chiffres
figure-definition = Définition
figure-overlaps = Un incident peut figurer sur plusieurs lignes : leur somme dépasse l'ensemble.
figure-empty = Rien à dessiner
figure-empty-text = Aucun dossier ne répond à cette question, ou rien n'y est encore mesuré.

figure-picture-title = { $figure }, { $by }
figure-picture-text = { $drawn } { $most } Le tableau donne tous les nombres.
figure-picture-most = Le plus haut : { $group }, { $value }.
figure-picture-table = Ces nombres en tableau, et d'autres répartitions
figure-drawn-count = Nombre de cas.
figure-drawn-share = Parts en pour cent.
figure-drawn-duration = Durées médianes.

figure-take = Emporter
figure-take-csv = Tableau pour tableur (CSV)
figure-take-xlsx = Classeur (XLSX)
figure-take-svg = Image (SVG)
figure-take-json = Données ouvertes avec leur dictionnaire (JSON)

figure-dictionary-group = Code de la ligne : code INSEE de la région, type de structure ou cause. Absent pour l'ensemble.
figure-dictionary-label = Nom de la ligne.
figure-dictionary-year = Année de déclaration, à la date de Paris.
figure-dictionary-incidents = Nombre d'incidents. Absent quand il est tenu secret.
figure-dictionary-hidden = Vrai quand le nombre est tenu secret : trop peu de structures y contribuent, ou il permettrait de calculer un nombre secret.

public-figures-title = Chiffres publics
public-figures-lead = Les incidents de sécurité déclarés par les structures de santé et médico-sociales, par année.
public-figures-region = Par région
public-figures-type = Par type de structure
public-figures-cause = Par cause
public-figures-counted = Années finies, jusqu'à { $year } comprise. Chaque année est arrêtée le 1er février suivant et n'est plus modifiée ensuite ; les signalements d'un fichier repris s'y ajoutent ou en partent ensemble.
public-figures-none = Aucune année n'est encore publiée.
public-figures-hidden = { $count ->
    [one] Aucun nombre n'est tenu secret.
   *[other] « Secret » : moins de { $count } structures y contribuent, ou ce nombre permettrait d'en calculer un autre.
}
public-figures-picture = Incidents déclarés par année
public-figures-picture-text = Une ligne suit le nombre d'incidents d'année en année. Le tableau donne tous les nombres.
public-figures-map = Incidents déclarés en { $year } par région
public-figures-map-text = Chaque région est une case, remplie selon le nombre d'incidents. Le tableau par région donne tous les nombres.
public-figures-empty-text = Une année paraît ici le 1er février qui la suit.

figures-report-page = Rapport annuel et indicateur mensuel
figures-report-lead = Le rapport annuel s'écrit à partir des chiffres publics, après votre texte. Les petits nombres y sont secrets : il peut être publié tel quel.
figures-report-year = Année
figures-report-year-hint = D'une année qui n'est pas finie, les mois entiers. Les tableaux par région, type et cause ne portent que les années publiées : chacune paraît le 1er février suivant.
figures-report-language = Langue
figures-report-text = Texte de présentation
figures-report-text-hint = Il ouvre le rapport. Une ligne vide sépare deux paragraphes.
figures-report-make = Télécharger le rapport (PDF)
figures-report-too-long = Le texte dépasse { $count } caractères : raccourcissez-le.
figures-report-no-year = Aucun mois de cette année n'est encore fini, ou ce n'est pas une année : choisissez-en une autre.
figures-report-title = Observatoire des incidents de sécurité { $year }
figures-report-key = Chiffres clés
figures-report-counted = Mois entiers, jusqu'au { $last } compris.
figures-report-definitions = Définitions
figures-report-months = Incidents déclarés par mois
figures-report-months-text = Une ligne suit le nombre d'incidents des treize derniers mois. Le tableau donne tous les nombres.
figures-report-by = { $by } : incidents déclarés
figures-report-by-text = Le nombre d'incidents de { $year } pour chaque ligne du tableau, qui donne tous les nombres.
indicator-title = Indicateur mensuel : { $month }
indicator-page = Indicateur mensuel
indicator-lead = L'état de la menace chaque mois, comparé au même mois de l'année précédente (PDF).
document-file-figures = rapport-annuel
document-file-indicator = indicateur-mensuel

figure-picture = Image
figure-map-class = { $least } à { $most }
figure-map-nothing = sans donnée

timeline-title = Frise chronologique
timeline-lead = Ce qui s'est passé pendant la période, dans votre périmètre : les incidents déclarés, les événements et incidents marquants, les alertes envoyées.
timeline-by-week = Incidents déclarés par semaine
timeline-by-month = Incidents déclarés par mois
timeline-by-quarter = Incidents déclarés par trimestre
timeline-week = semaine du { $day }
timeline-event = Événement
timeline-incidents = { $count ->
    [one] 1 incident
   *[other] { $count } incidents
}
timeline-degraded = { $count ->
    [one] 1 en mode dégradé
   *[other] { $count } en mode dégradé
}
timeline-interrupted = { $count ->
    [one] dont 1 avec arrêt des soins
   *[other] dont { $count } avec arrêt des soins
}
timeline-longest = { $length } au plus
timeline-care-kept = soins poursuivis
timeline-no-end = pas de fin connue
timeline-no-title = Titre effacé
timeline-happenings = Événements et incidents marquants
timeline-happenings-text = Un événement réunit les dossiers que les experts ont reconnus comme un seul fait. Sont montrés avec eux les incidents isolés qui ont mis les soins en mode dégradé : d'abord ce qui compte le plus d'incidents, puis d'arrêts des soins, puis ce qui a duré le plus.
timeline-others = { $count ->
    [one] Un autre n'est pas montré.
   *[other] { $count } autres ne sont pas montrés.
}
timeline-no-happenings = Aucun événement, ni aucun incident en mode dégradé.
timeline-alerts = Alertes envoyées
timeline-alerts-text = Les alertes que vous pouvez lire, envoyées pendant la période à des structures du territoire, quelle que soit la menace.
timeline-no-alerts = Aucune alerte.
timeline-column-what = Fait
timeline-column-first = Première déclaration
timeline-column-last = Dernière déclaration
timeline-column-end = Fin
timeline-column-care = Effet sur les soins
timeline-column-alert = Alerte
timeline-column-sent = Envoyée le
timeline-column-title = Titre
timeline-column-nature = Nature
timeline-column-step = Période
timeline-sheet-numbers = Incidents
timeline-sheet-happenings = Faits
timeline-sheet-alerts = Alertes
timeline-legend-ended = de la déclaration à la clôture
timeline-legend-open = pas de fin connue
timeline-legend-alert = alerte envoyée
timeline-picture-title = Frise chronologique, { $period }
timeline-picture-text = Des colonnes donnent le nombre d'incidents ; la plus haute : { $most }, { $incidents }. Dessous, { $happenings ->
    [0] aucun événement ni incident marquant
    [one] un événement ou incident marquant
   *[other] { $happenings } événements ou incidents marquants
} et { $alerts ->
    [0] aucune alerte
    [one] une alerte
   *[other] { $alerts } alertes
}, de leur début à leur fin. Les tableaux donnent tout.

figure-dictionary-period = Premier et dernier jour de déclaration, à la date de Paris.
figure-dictionary-against = Période avec laquelle on compare. Absente quand on ne compare pas.
figure-dictionary-territory = Territoire où le dossier est suivi : « france » pour tout le périmètre, « region- » ou « departement- » et le code INSEE.
figure-dictionary-by = Ce selon quoi le chiffre est réparti.
figure-dictionary-overlaps = Vrai quand un dossier peut figurer dans plusieurs groupes, dont la somme dépasse alors l'ensemble.
figure-dictionary-total = Valeur pour tous les groupes ensemble, chaque dossier une fois ; « total_before » pour la période comparée.
figure-dictionary-groups = Les groupes, dans l'ordre du tableau.
figure-dictionary-word = Code du groupe : code INSEE, mot-clé, année, trimestre ou mois.
figure-dictionary-called = Nom du groupe.
figure-dictionary-value = Valeur du chiffre pour le groupe ; ses champs dépendent de l'unité.
figure-dictionary-before = Valeur pour la période comparée.
figure-dictionary-count = Nombre.
figure-dictionary-part = Nombre de cas qui répondent à la définition.
figure-dictionary-whole = Nombre de cas sur lesquels le chiffre est pris.
figure-dictionary-percent = Part en pour cent, au dixième.
figure-dictionary-known = Nombre de cas dont la durée est connue.
figure-dictionary-median = Minutes que la moitié des durées connues ne dépasse pas.
figure-dictionary-ninth = Minutes que neuf durées connues sur dix ne dépassent pas.
timeline-dictionary-steps = Les semaines, mois ou trimestres, dans l'ordre.
timeline-dictionary-incidents = Nombre d'incidents.
timeline-dictionary-happenings = Les événements et incidents isolés en mode dégradé qui ont le plus compté.
timeline-dictionary-is-event = Vrai pour un événement qui réunit des dossiers, faux pour un incident isolé.
timeline-dictionary-event = Numéro de l'événement. Absent quand aucun de ses dossiers ne vous est ouvert.
timeline-dictionary-first = Jour de la première déclaration.
timeline-dictionary-last = Jour de la dernière déclaration.
timeline-dictionary-closed = Jour de clôture du dernier dossier, à un jour près. Absent s'il n'est pas connu ou si un dossier est ouvert.
timeline-dictionary-facilities = Nombre de structures déclarantes.
timeline-dictionary-region = Code INSEE de la région, quand il n'y en a qu'une.
timeline-dictionary-type = Type des structures, quand il n'y en a qu'un.
timeline-dictionary-cause = Cause la plus fréquente.
timeline-dictionary-degraded = Nombre d'incidents avec soins en mode dégradé ou arrêtés.
timeline-dictionary-interrupted = Nombre d'incidents avec arrêt des soins.
timeline-dictionary-longest = Minutes du plus long mode dégradé connu.
timeline-dictionary-others = Nombre d'événements et d'incidents en mode dégradé qui ne sont pas montrés.
timeline-dictionary-alerts = Les alertes envoyées que vous pouvez lire : numéro, jour, titre, nature.
