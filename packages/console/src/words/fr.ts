import { terms } from '@assay/shared'
import type { MetricName, ProblemKind } from '@assay/shared'
import type { Words } from './en.ts'

const { learners, metrics, kinds, columnTypes, dateParts, textParts, groupMeasures, aim: describeAim, validation, verdict, promotion } = terms.fr
const names = { ...learners, ...metrics, ...kinds }

export const fr: Words = {
  app: {
    skip: 'Aller au contenu', navigation: 'Site', api: 'API', workers: 'Workers', loading: 'Chargement', retry: 'Réessayer'
  },
  key: {
    title: 'Ce serveur demande une clé',
    lead: 'Saisissez le secret d’une clé d’API. Il est gardé dans un cookie qu’aucun script ne peut lire, jusqu’à la fermeture du navigateur.',
    label: 'Secret',
    enter: 'Entrer',
    refused: 'Ce secret n’ouvre rien ici. Demandez une clé à qui tient ce serveur.'
  },
  names,
  verdict,
  promotion,
  metric: (metric) => metric === undefined ? 'score' : names[metric as MetricName] ?? metric,
  home: {
    title: 'Entraînez un modèle digne de confiance',
    lead: 'Déposez un tableau, choisissez la colonne à prédire. Des lignes sont mises sous clé avant tout apprentissage : le score affiché est celui que vous aurez.',
    pipelines: 'Pipelines', noPipelines: 'Aucun pour l’instant. Le premier apparaîtra ici et avancera sous vos yeux.',
    models: 'Modèles', noModels: 'Aucun pour l’instant. Un modèle apparaît ici à la fin de son pipeline.',
    ask: 'Interroger', test: 'sur les lignes sous clé'
  },
  upload: {
    drop: 'Déposez un fichier CSV ou Parquet ici', choose: 'ou choisissez un fichier ; gzip convient', change: 'un autre fichier',
    target: 'Quelle colonne faut-il prédire ?', firstRows: 'Premières lignes',
    types: columnTypes,
    partial: 'Les types sont lus au début du fichier, puis établis sur le fichier entier.',
    parquet: 'Le format Parquet est lu par le serveur : ses lignes ne sont pas montrées ici. Tapez le nom tel qu’il est dans le fichier.',
    chooseTarget: 'Choisissez une colonne ci-dessus', train: (target) => `Apprendre à prédire ${target}`,
    sending: 'Envoi', broken: 'L’envoi s’est interrompu ; le serveur répond-il ?'
  },
  options: {
    title: 'Plus d’options', name: 'Nom du modèle', trials: 'Essais', seconds: 'Secondes au plus', seed: 'Graine', problem: 'Question', metric: 'Métrique',
    positive: 'La classe recherchée', aim: 'Le seuil vise', group: 'Garder ensemble les lignes par', time: 'Ordonner les lignes par', ignore: 'Écarter', sensitive: 'Comparer les groupes de',
    learners: 'Algorithmes', noLimit: 'sans limite', inferred: 'déduit', standard: 'selon la question', none: 'rien',
    ignoreLead: 'Colonnes dont rien n’est appris.', sensitiveLead: 'Colonnes dont la fiche du modèle compare les groupes.',
    groups: { question: 'La question', search: 'La recherche', rows: 'Lignes', columns: 'Colonnes' },
    coverage: 'Part des lignes que couvrent les intervalles', earlyEnd: 'Finir plus tôt quand il reste peu à gagner', warmStart: 'Commencer par ce qui a le mieux réussi sur ce fichier',
    tooStrong: 'De deux jumelles en écarter une, dès l’association', tooWeak: 'Écarter les colonnes faibles, sous l’association', dropNull: 'Écarter les colonnes qui ne font pas mieux que le hasard', ablation: 'Mesurer l’effet de chaque étape de nettoyage sur le score',
    monotone: 'La réponse ne fait que croître ou décroître avec…', monotoneLead: 'Une promesse que tient chaque réponse ; seuls les algorithmes qui le peuvent sont essayés.', anyWay: 'dans les deux sens', rises: 'ne fait que croître', falls: 'ne fait que décroître'
  },
  aims: {
    f1: 'le plus grand F1', balancedAccuracy: 'la plus grande exactitude équilibrée', cost: 'le moindre coût', capacity: 'ce que nous pouvons traiter',
    falseAlarm: 'Coût d’une fausse alerte', miss: 'Coût d’un oubli', rows: 'Lignes à traiter', of: 'sur'
  },
  pipeline: {
    title: 'Pipeline', lead: (target: string, kind: ProblemKind | undefined) => `Prédit ${target}${kind === undefined ? '' : ` : ${names[kind]}`}`,
    states: { queued: 'en attente', succeeded: 'terminé', failed: 'échoué', cancelled: 'annulé', running: 'en cours' },
    stages: { clean: 'Nettoyage', train: 'Entraînement', evaluate: 'Évaluation' },
    progress: 'Progression', trials: 'Essais', trial: 'Essai', best: 'Meilleur score', left: 'Temps restant', cancel: 'Annuler', cancelHelp: 'Le meilleur de ce qui est terminé est gardé : il devient un modèle.',
    cancelling: 'Arrêt en cours. Un modèle est fait du meilleur essai terminé, s’il y en a un.', cancelled: 'Arrêté avant la fin. Le meilleur de ce qui était terminé a été gardé.', cancelledBare: 'Arrêté avant la fin du premier essai : il n’y a pas de modèle.',
    failed: 'Le pipeline a échoué',
    report: 'Rapport des données', card: 'Fiche du modèle',
    promoted: (version) => `La version ${version} répond désormais`, registered: (version) => `La version ${version} est enregistrée ; le champion reste`,
    search: 'Recherche', searchPlot: (best) => `Scores des essais selon leur numéro ; le meilleur est ${best}`,
    searchCaption: 'Chaque point est un essai ; la ligne suit le meilleur. Les essais loin des autres ne sont pas montrés.'
  },
  board: {
    title: 'Classement', lead: (metric) => `${metric} par validation croisée, avec intervalles à 95 %, tous les essais sur les mêmes plis. Un ex æquo vaut le meilleur, pour autant que les plis permettent d’en juger.`,
    learner: 'Algorithme', score: 'Score', interval: 'Intervalle à 95 %', details: 'Détails', tie: 'ex æquo', states: { completed: 'terminé', pruned: 'écourté', failed: 'échoué' },
    all: (count) => `Montrer les ${count}`, params: 'Paramètres', noParams: 'aucun', folds: 'Plis', outOfBag: 'Hors sac', time: 'Durée', error: 'Erreur',
    ensembleKept: 'Un ensemble a été retenu', ensembleTried: 'Un ensemble a été essayé, sans être retenu'
  },
  leak: {
    title: (columns) => columns === 1 ? 'Une colonne trahit la réponse' : 'Des colonnes trahissent la réponse',
    lead: 'Rien n’a été entraîné : un modèle qui lit cela paraîtrait parfait ici, et échouerait là où la réponse n’est pas encore connue.',
    ignore: (columns) => `Écarter ${columns}`, accept: 'Entraîner malgré tout',
    help: 'Écartez-la, sauf si la colonne est connue au moment de la prédiction.'
  },
  plan: {
    title: 'Plan de nettoyage', lead: 'Ce qui est fait de chaque colonne avant tout apprentissage, et pourquoi. Ce qui s’apprend des lignes est ajusté dans chaque pli.',
    nothing: 'Il n’y a rien à faire.', allRows: 'Toutes les lignes', edit: 'Modifier', remove: 'Retirer', add: 'Ajouter une étape', column: 'Colonne', train: 'Entraîner avec ce plan', close: 'Laisser tel quel',
    byHand: 'Ajouté à la main',
    steps: {
      drop: 'Écartée', missing: 'Lu comme manquant', mergeLevels: 'Graphies réunies', dateParts: 'Date en', dropRows: 'Lignes sans cible écartées', groupRows: 'Lignes égales gardées ensemble',
      clip: 'Bornée aux quantiles', impute: 'Trous comblés', rareLevels: 'Niveaux rares réunis', targetEncode: 'Niveaux par la moyenne de la cible',
      daysBetween: 'Jours depuis', textParts: 'Texte en', unskew: 'Longue traîne resserrée', cyclic: 'Placée sur un cercle', hashWords: 'Mots comme variables',
      dropTooStrong: 'De deux jumelles une écartée', dropTooWeak: 'Colonnes faibles écartées', dropNull: 'Colonnes dues au hasard écartées', dropOutliers: 'Lignes extrêmes écartées'
    },
    stepWith: (step, details) => `${step} : ${details}`,
    fillers: { median: 'médiane', level: 'niveau le plus fréquent' }, filler: 'par', marked: 'et signalés', values: 'Textes, séparés par des virgules', pairs: 'de = à, un par ligne',
    numbers: {
      lowQuantile: 'du quantile', highQuantile: 'au quantile', minRows: 'moins de lignes que', smoothing: 'lissage, en lignes', beyond: 'si l’asymétrie dépasse', period: 'période', buckets: 'cases', mostTerms: 'mots au plus',
      above: 'liées au-delà de', below: 'liées en deçà de', deviations: 'écarts à la médiane', mostShare: 'part d’une classe au plus'
    },
    suggestions: 'Également possible', take: 'Ajouter', textParts, parts: dateParts
  },
  model: {
    title: 'Modèle', version: (version) => `Version ${version}`, champion: 'champion', noChampion: 'pas de champion', scores: 'Sur les lignes sous clé',
    scoresLead: (rows) => `Mesuré une seule fois sur ${rows} lignes que rien n’avait vues, une fois le modèle figé.`,
    interval: (low, high) => `intervalle à 95 % de ${low} à ${high}`, value: 'Valeur', crossValidated: 'validation croisée',
    coverage: (share) => `Couverture, promise à ${share}`, decision: (label, share, aim) => `Répond ${label} à partir de ${share}, pour ${describeAim(aim)}.`, limits: 'Ses limites', testScore: (metric) => `${metric} sur les lignes sous clé`,
    importance: 'Ce qui compte', importanceCaption: (metric) => `De combien ${metric} se dégrade quand une colonne est mélangée, avec intervalles à 95 %.`,
    dependence: 'Comment la réponse dépend', dependenceLead: 'La réponse moyenne si chaque ligne avait cette valeur, tout le reste étant égal.', dependenceOf: (column) => `Réponse moyenne selon ${column}`,
    versions: 'Versions', versionColumn: 'Version', made: 'Créée', promote: 'Promouvoir', promoteTo: (version) => `Promouvoir la ${version}`, rollBack: (version) => `Revenir à la ${version}`, history: 'Champions successifs',
    offline: 'En une page hors ligne', artifact: 'Artefact'
  },
  curves: {
    title: 'Courbes', roc: 'ROC.', rocCaption: 'La diagonale est le hasard.', precisionRecall: 'Précision et rappel.', precisionRecallCaption: 'Parmi les réponses, combien sont justes ; parmi les cas, combien sont trouvés.',
    reliability: 'Calibration.', reliabilityCaption: 'Sur la diagonale, une probabilité est ce qu’elle dit.',
    falsePositiveRate: 'Taux de faux positifs', truePositiveRate: 'Taux de vrais positifs', recall: 'Rappel', precision: 'Précision', predicted: 'Prédit', observed: 'Observé'
  },
  confusion: {
    title: 'Vrai et faux', answered: 'Réponse', actual: 'Réalité', threshold: (label) => `Répondre ${label} à partir de`, own: 'comme le modèle', answeredShare: 'Répondu ainsi', class: 'Classe'
  },
  groups: {
    title: (column) => `Groupes de ${column}`, group: 'Groupe', rows: 'Lignes',
    measures: groupMeasures
  },
  origin: {
    title: 'D’où il vient', winner: 'Modèle', rows: 'Lignes', rowCounts: (training, test) => `${training} pour apprendre, ${test} sous clé`, validation: 'Comparé par', compared: validation, search: 'Recherche',
    searchCounts: (trials, seed) => `${trials} essais, graine ${seed}`, pipeline: 'Pipeline', dataset: 'Jeu de données', artifact: 'Artefact', commit: 'Code', ledger: (steps) => `Nettoyage, ${steps} étapes`
  },
  predict: {
    title: (target) => `Prédire ${target}`, answers: 'Prédictions', lead: 'Laissez vide ce qui n’est pas connu.', row: 'La ligne', answer: 'La réponse', noAnswer: 'Changez ce que vous savez, puis demandez.',
    predict: 'Prédire', reset: 'Valeurs typiques', unknown: 'inconnu', range: (low, high) => `de ${low} à ${high} à l’entraînement`, written: (pattern) => `écrit ${pattern}`, missing: (share) => `${share} manquants`,
    between: (low, high) => `Entre ${low} et ${high}`, threshold: (label, share) => `Répond ${label} à partir de ${share}.`,
    reasons: 'Ce qui a fait pencher la réponse', reasonsLead: (label) => label === null ? 'À droite : vers une plus grande valeur.' : `À droite : vers ${label} ; à gauche : à l’opposé.`, allReasons: (count) => `Les ${count} colonnes`, whatIf: 'Ce qui la changerait', otherwise: (label, share) => `alors ${label}, ${share}`, noWhatIf: 'Aucun petit changement de cette ligne.',
    whatIfLead: 'Le comportement du modèle, non ce qui arriverait dans le monde.',
    immutable: 'Ce qui ne peut pas changer', immutableLead: 'Ce qui changerait la réponse laisse ces colonnes telles quelles.',
    abstain: (labels) => labels === '' ? 'Aucune réponse n’est assez probable : demandez à une personne.' : `Assez probables : ${labels}. Demandez à une personne.`
  },
  batch: {
    title: 'Un fichier entier', lead: 'Déposez un CSV aux mêmes colonnes ; il revient avec les réponses à la suite.', drop: 'Déposez des lignes ici', choose: 'ou choisissez un fichier', answering: 'Réponses en cours …',
    download: (size) => `Télécharger les réponses, ${size}`,
    lacksMost: (held, needed) => `Le fichier n’a que ${held} des ${needed} colonnes que ce modèle lit. Sans les autres, ses réponses diraient peu.`, anyway: 'Répondre malgré tout',
    missing: (columns, names) => `${columns} manquante${columns > 1 ? 's' : ''}, lue${columns > 1 ? 's' : ''} comme vide${columns > 1 ? 's' : ''} : ${names}`, ignored: (columns, names) => `${columns} inconnue${columns > 1 ? 's' : ''} du modèle, ignorée${columns > 1 ? 's' : ''} : ${names}`,
    answered: (rows) => `${rows} lignes ont une réponse.`, warned: (share) => `${share} d’entre elles ont un avertissement, dans la colonne « warnings ».`
  },
  live: {
    title: 'En service', lead: (rows, since) => `Lignes demandées depuis ${since} : ${rows}, en regard de l’entraînement ; sept jours au plus.`, tooFew: 'Trop peu pour dire si elles ressemblent à celles de l’entraînement.', nothing: 'Personne n’a interrogé cette version ces sept derniers jours.',
    column: 'Colonne', psi: 'PSI', legend: 'Indice de stabilité de la population : sous 0,1 les lignes ressemblent à celles de l’entraînement, dès 0,25 elles ont glissé.', verdict: 'Face à l’entraînement', verdicts: { unknown: 'trop peu de lignes', stable: 'stable', moderate: 'modéré', shifted: 'décalé' },
    quality: 'Ce qui s’est avéré', outcomes: (count) => `Réponses dont l’issue est connue : ${count}.`, noOutcomes: 'Aucune issue n’a encore été dite : POST /outcomes dit ce qui est vraiment arrivé.', expected: 'Sur les lignes sous clé', all: (count) => `Montrer les ${count}`
  },
  shadow: {
    title: 'Doublure', lead: 'Une autre version peut recevoir les mêmes questions que la championne. Personne ne l’attend ni ne lit ses réponses : on compare les deux avant une promotion.',
    ask: 'L’interroger aussi', end: 'Ne plus l’interroger', asked: (version, since) => `La version ${version} est interrogée aussi, depuis ${since}.`,
    rows: 'Lignes', failed: 'Sans réponse', agreement: 'Même réponse', meanDifference: 'Écart moyen', largestDifference: 'Plus grand écart', legend: 'Doublure moins champion : de la valeur, ou de la probabilité.'
  },
  workers: {
    title: 'Workers et files d’attente', lead: 'Chaque étape d’un pipeline a une file d’attente, et des workers qui en prennent les tâches.', board: 'Ouvrir le tableau des tâches',
    waiting: 'En attente', running: 'En cours', failed: 'Échouées', workers: 'Workers', none: 'Personne n’y travaille : ses tâches attendent.', since: (age) => `connecté depuis ${age}`
  },
  offline: {
    lead: 'Cette page contient le modèle : rien de ce que vous saisissez n’en sort.', broken: 'Le modèle de cette page ne peut être lu.'
  }
}
