import { terms } from '@assay/shared'
import { formatsIn } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { recorded } from '../recorded.ts'
import { shorten } from '../shorten.ts'
import type { Words } from './en.ts'
import { alertInFrench } from './french-alerts.ts'
import { count, isOne } from './french-count.ts'

const format = formatsIn('fr')
const { whole, number, share } = format
const rows = (things: number): string => count(things, 'ligne')
const range = (low: string, high: string): string => `${low} à ${high}`
const interval = (low: string, high: string): string => `intervalle à 95 % de ${range(low, high)}`
const delimiters: ReadonlyMap<string, string> = new Map([[',', 'des virgules'], [';', 'des points-virgules'], ['\t', 'des tabulations'], ['|', 'des barres'], [' ', 'des espaces']])

export const fr: Words = {
  language: 'fr',
  format,
  terms: terms.fr,
  sections: 'Sections',
  range,
  interval,
  rows,
  listed: (numbers) => numbers.join(' ; '),
  intervalTitle: 'Intervalle à 95 %',
  missing: '(manquant)',
  bin: (place, found) => `${place} : ${found}`, classShares: (histogram) => `${histogram} : part de chaque classe dans chaque tranche`,
  min: 'min', median: 'médiane', max: 'max',
  titles: { rows: 'Lignes', column: 'Colonne', share: 'Part', cells: 'Cellules', classes: 'Classes', part: 'Partie' },
  measures: { pearson: 'corrélation de Pearson', spearman: 'corrélation des rangs de Spearman', cramersV: 'V de Cramér', correlationRatio: 'rapport de corrélation' },
  report: {
    title: (name) => `${name} : profil`,
    about: (rowCount, columns) => `Profil de ${rows(rowCount)} et ${count(columns, 'colonne')}`,
    nav: { overview: 'Aperçu', alerts: 'Alertes', target: 'Cible', columns: 'Colonnes', pairs: 'Paires', missing: 'Manques', split: 'Partage', cleaning: 'Nettoyage' }
  },
  overview: {
    title: 'Aperçu', columns: 'Colonnes', missing: 'Cellules manquantes', repeated: 'Lignes répétées', toLearn: 'Pour apprendre', target: 'Cible',
    leftOut: (left) => left > 0 ? `${rows(left)} ${isOne(left) ? 'écartée' : 'écartées'} à la lecture` : 'aucune écartée à la lecture',
    types: (type, columns) => count(columns, { number: 'nombre', date: 'date', category: 'catégorie', text: 'texte' }[type]),
    of: (part, all) => `${whole(part)} sur ${whole(all)}`,
    withIdentifiers: (repeated) => `${whole(repeated)} en comparant aussi les identifiants`,
    locked: (test) => `${rows(test)} sous clé pour le test`,
    question: (kind, metric) => `${terms.fr.kinds[kind]}, selon ${metric}`,
    parquet: 'Lu depuis Parquet, chaque cellule telle qu’un CSV des mêmes lignes l’aurait.',
    reading: ({ encoding, delimiter, quote, header, preambleLines, emptyLines = 0, shortRows }): Html =>
      html`Lu en ${encoding}, cellules séparées par ${delimiters.get(delimiter) ?? html`<code>${JSON.stringify(delimiter)}</code>`}${quote !== '' && html` et entourées de <code>${quote}</code>`}, ${header ? 'noms en première ligne' : 'sans ligne de noms'}${preambleLines > 0 && `, après ${count(preambleLines, 'ligne')} hors du tableau`}.${emptyLines > 0 && ` ${count(emptyLines, 'ligne vide', 'lignes vides')} entre les lignes ou après elles.`}${shortRows !== undefined && ` ${rows(shortRows.rows)} avec moins de cellules que de colonnes, complétées par des cellules manquantes.`}`,
    notInTable: 'Lignes du fichier qui ne sont pas dans le tableau', why: 'Pourquoi', lines: 'Numéros de ligne'
  },
  alerts: {
    title: 'À savoir d’abord', nothing: 'Rien ne ressort de ce fichier.', nothingElse: 'Rien d’autre ne ressort de ce fichier.',
    severities: { leak: 'fuite', warning: 'alerte', note: 'remarque' },
    counts: (counts) => `${counts.map(([severity, found]) => count(found, { leak: 'fuite', warning: 'alerte', note: 'remarque' }[severity])).join(' et ')}.`,
    detail (alert, profile) {
      const said = alertInFrench(alert, profile)
      return said === null ? recorded(alert.detail, fr) : html`${said}`
    },
    notes: (found) => count(found, 'remarque'),
    more: (found, columns) => `${found} de plus du même genre : ${columns}`,
    leak: (certain) => certain ? 'Une colonne connaît la réponse' : 'Une colonne connaît peut-être la réponse',
    leakLead: html`Un modèle qui voit ce que l’on ne sait qu’après coup paraît bon ici et échoue à l’usage. Écartez une telle colonne (<code>ignore</code>), ou dites qu’elle est connue à temps (<code>accept</code>).`
  },
  target: {
    title: (name) => html`La cible ${name}`,
    ofClass: 'Lignes de chaque classe', first: (shown, all) => `, les ${shown} premières sur ${all}`, class: 'Classe',
    span: (low, high, median) => `de ${low} à ${high}, médiane ${median}`,
    histogram: (span) => `Histogramme de la cible : ${span}`, byValue: (span) => `Lignes par valeur, ${span}`,
    bits: (bits, pValue) => `${bits} bits, p ${pValue}`, byChance: 'par hasard',
    caption: 'Ce qui va avec elle, chaque colonne prise seule', information: 'Information', strength: 'Force',
    legend: 'L’information est la part de l’incertitude sur la cible qu’une colonne enlève, de quelque façon que ce soit, au-delà de ce que donnent des réponses mélangées ; la force, de 0 à 1, dit à quel point les rangs ou les moyennes la suivent.'
  },
  columns: {
    title: 'Colonnes', target: 'cible', names: 'nomme les lignes', constant: 'constante', sameAs: (twin) => html`comme ${twin}`, leftOut: 'écartée',
    missing: 'Manquants', distinct: 'Distincts', withTarget: 'Avec la cible', information: 'Information', first: 'Première', last: 'Dernière', length: 'Longueur', cleaning: 'Nettoyage',
    bits: (bits) => `${bits} bits sur la cible`,
    lengths: (mean, most) => html`${mean} <small>caractères en moyenne, ${most} au plus</small>`,
    example: (levels) => html`Par exemple ${levels}.`,
    span: (low, high) => `De ${low} à ${high}.`,
    histogram: (name, span) => `Histogramme de ${name} : ${span}`,
    byValue: 'Lignes par valeur', byClass: (legend) => html`Lignes par valeur, et part de chaque classe : ${legend}`,
    shape: (mean, deviation, skewness) => `Moyenne ${mean} ± ${deviation}, asymétrie ${skewness}`, zeros: (part) => `, ${part} de zéros`, negative: (part) => `, ${part} de négatifs`,
    frequentValues: 'Valeurs les plus fréquentes', value: 'Valeur',
    frequent: (distinct) => distinct === null ? 'Les plus fréquents' : `Les plus fréquents sur ${whole(distinct)}`, missed: (most) => ` ; jusqu’à ${rows(most)} de plus chacun`, bars: (legend) => html` ; les barres sont la part de chaque classe : ${legend}`,
    unreadable: (cells, examples) => html`${count(cells, 'cellule')} ${isOne(cells) ? 'illisible, comptée comme manquante' : 'illisibles, comptées comme manquantes'} : ${examples}`,
    sentinels: (values) => `Pourrait signifier un manque : ${values}`,
    spellings: (pairs) => html`Écrit de plusieurs façons : ${pairs}`, spelling: (from, to) => html`${from} pour ${to}`
  },
  pairs: {
    title: 'Colonnes qui vont ensemble', region: 'Carte de chaleur des paires', caption: 'De 0, rien en commun, à 1, l’une dit l’autre. Une case vide est plus faible que les paires retenues.',
    heatMap: (columns) => `Carte de chaleur des liens entre ${columns} colonnes ; les paires les plus fortes sont dans le tableau qui suit`,
    pairOf: (a, b, strength, measure) => `${a} et ${b} : ${strength} (${measure})`,
    strongest: 'Les paires les plus fortes', more: (rest) => `Les ${rest} suivantes`, next: 'Les paires suivantes', pair: 'Paire', strength: 'Force', and: 'et'
  },
  gaps: {
    title: 'Valeurs manquantes', none: 'Aucune cellule ne manque.',
    caption: (gappy, columns) => `${gappy} ${isOne(gappy) ? 'colonne' : 'colonnes'} sur ${columns} ${isOne(gappy) ? 'a' : 'ont'} des manques`, first: (shown) => ` ; les ${shown} premières`,
    region: 'Matrice des cellules manquantes', matrixCaption: 'Manquantes ensemble : chaque ligne est une combinaison de manques avec sa part de toutes les lignes, la plus fréquente d’abord.',
    matrix: (patterns, columns) => `Matrice des ${patterns} combinaisons de cellules manquantes les plus fréquentes dans ${columns} colonnes`,
    cell: (name, missing, rowCount) => `${name} ${missing ? 'manque' : 'est présente'} dans ${rows(rowCount)} de cette combinaison`
  },
  split: {
    title: 'Comment les lignes sont partagées',
    lead: (training, test, left) => `${rows(training)} pour apprendre, coupées en plis que partagent tous les essais ; ${rows(test)} mises sous clé et lues une seule fois, quand chaque octet du modèle est figé${left > 0 ? ` ; ${rows(left)} sans réponse à apprendre` : ''}.`,
    toLearn: 'Pour apprendre', locked: 'Sous clé', toLearnShare: (part) => `pour apprendre ${part}`, lockedShare: (part) => `sous clé ${part}`,
    by: {
      time: (column) => html`La partie de test est venue en dernier selon ${column} : les modèles sont jugés sur un avenir qu’ils n’ont pas vu.`,
      groups: (column) => column === null ? html`Les lignes égales restent du même côté, pour que rien ne soit jugé sur une copie de ce qui a été appris.` : html`Les lignes de même ${column} restent du même côté.`,
      values: () => html`Les deux côtés sont répartis comme l’ensemble.`,
      classes: () => html`Les deux côtés ont les classes dans les proportions de l’ensemble.`
    },
    classes: 'Les classes des deux côtés', first: (shown, all) => `, les ${shown} premières sur ${all}`, target: 'La cible des deux côtés'
  },
  cleaning: {
    title: 'Ce que fait le nettoyage', nothing: 'Rien : les lignes sont apprises telles quelles.',
    lead: html`Un <b>fait</b> vaut pour toutes les lignes. Une <b>règle</b> s’apprend des lignes d’entraînement dans chaque pli, et voyage avec le modèle. Changez ce que vous voulez par <code>PUT /datasets/{id}/plan</code>.`,
    ablation: html`L’effet de chaque étape sur le score se mesure sur demande : <code>ablation=true</code>.`,
    sampled: (part, all) => `Les effets sur le score sont mesurés sur ${whole(part)} des ${whole(all)} lignes d’entraînement.`,
    others: (rest) => `Les ${rest} autres étapes`,
    step: 'Étape', kind: 'Sorte', touches: 'Touche', effect: 'Effet sur le score', reason: 'Raison',
    rule: 'règle', fact: 'fait', cells: 'cellules', rows: 'lignes', columns: 'colonnes',
    verdicts: { helps: 'aide', hurts: 'nuit', noDifference: 'aucune différence', notComparable: 'sans elle, à ne pas croire' },
    measured: (metric, learner) => `${metric}, ${learner}`,
    eitherWay: (score, learner) => `${score} avec ou sans, ${learner}`,
    withAndWithout: (withStep, withoutStep, gain, learner) => `${withStep} avec, ${withoutStep} sans${gain}, ${learner}`,
    suggested: 'Suggéré, non fait', suggestedLead: 'Ces étapes sont peut-être justes, mais vous seul pouvez le savoir. Ajoutez les bonnes à celles du plan.',
    beforeAndAfter: 'Avant et après', beforeAndAfterLead: 'Ce que bornes et logarithmes font des longues traînes, pour les seuls modèles linéaires. Les arbres lisent les nombres tels quels ; aucune ligne n’est retirée.',
    before: 'Avant', after: 'Après', skewness: (side, skewness) => `${side}, asymétrie ${skewness}`, histogram: (side, name) => `${side} nettoyage : histogramme de ${name}`
  },
  steps: {
    drop: () => 'Écartée',
    missing: ({ values }) => `Lu comme manquant : ${values.slice(0, 5).map((value) => shorten(value, 20)).join(', ')}`,
    mergeLevels: ({ levels }) => `Graphies réunies : ${levels.slice(0, 3).map(([from, to]) => `${shorten(from, 20)} → ${shorten(to, 20)}`).join(', ')}${levels.length > 3 ? ', …' : ''}`,
    dateParts: ({ parts }) => `Date en ${parts.map((part) => terms.fr.dateParts[part]).join(', ')}`,
    daysBetween: ({ since }) => `Jours depuis ${shorten(since, 30)}`,
    textParts: ({ parts }) => `Texte en ${parts.map((part) => terms.fr.textParts[part]).join(', ')}`,
    dropRows: () => 'Lignes sans cible écartées',
    groupRows: () => 'Lignes égales gardées ensemble',
    clip: ({ lowQuantile, highQuantile }) => `Bornée aux quantiles ${share(lowQuantile, 1)} et ${share(highQuantile, 1)}`,
    unskew: ({ with: transform, beyond }) => `${transform === 'log1p' ? 'Logarithme' : 'Puissance de Yeo–Johnson'} si l’asymétrie dépasse ${number(beyond)}`,
    impute: ({ with: filler, indicator }) => `${filler === 'median' ? 'Manques comblés par la médiane' : 'Manques comme niveau à part'}${indicator ? ', et signalés' : ''}`,
    cyclic: ({ period }) => `Sur un cercle de ${number(period)}`,
    rareLevels: ({ minRows }) => `Niveaux de moins de ${rows(minRows)} réunis`,
    targetEncode: () => 'Niveaux par la moyenne de la cible',
    hashWords: ({ mostTerms }) => `Mots et paires de mots, les ${whole(mostTerms)} qui en disent le plus`,
    dropTooStrong: ({ above }) => `De deux colonnes liées à ${number(above)} ou plus, une seule est gardée`,
    dropTooWeak: ({ below }) => `Colonnes liées à la cible à moins de ${number(below)} écartées`,
    dropNull: () => 'Colonnes liées à la cible par hasard écartées',
    dropOutliers: ({ deviations, mostShare }) => `Lignes au-delà de ${number(deviations)} écarts robustes non apprises, ${share(mostShare, 1)} au plus`
  },
  card: {
    title: (model, version) => `${model} ${version} : fiche du modèle`,
    heading: (model, version) => `${model}, version ${version}`,
    about: (target, kind) => `Fiche du modèle : il prédit ${target} (${terms.fr.kinds[kind]})`,
    nav: { summary: 'Résumé', limits: 'Limites', scores: 'Scores', decisions: 'Décisions', importance: 'Ce qui compte', dependence: 'Comment il répond', groups: 'Groupes', cleaning: 'Nettoyage', origin: 'Origine' }
  },
  summary: {
    locked: (metric) => `${metric}, lignes sous clé`, crossValidated: (metric) => `${metric}, validation croisée`,
    model: 'Modèle', members: (trials) => `moyenne pondérée de ${count(trials, 'essai')}`, trial: (trial) => `essai ${trial}`,
    learnt: 'Appris sur', judged: (test) => `lignes ; ${count(test, 'ligne')} sous clé pour le juger`,
    hold: { set: 'Ensembles tenus', interval: 'Intervalles tenus' }, promised: (coverage) => `des lignes sous clé ; ${coverage} étaient promis`,
    target: 'Cible',
    notCompared: (reason) => html`non comparé au champion : ${reason}`,
    compared: { challenger: 'meilleur que le champion du moment', champion: 'moins bon que le champion du moment', tie: 'aussi bon que le champion du moment, pour autant que les lignes permettent d’en juger' },
    differs: (verdict, difference, within) => `${verdict} : le score diffère de ${difference}, ${within}`
  },
  scores: {
    lead: (validation, metric, folds) => html`Les essais sont comparés par ${validation} ; ${metric}, pli par pli : ${folds}. Le tableau et les courbes portent sur les lignes sous clé, lues une seule fois, quand chaque octet du modèle était figé.`,
    caption: 'Sur la partie de test, sous clé', score: 'Score', value: 'Valeur',
    roc: 'Courbe ROC : positifs trouvés contre fausses alertes', rocLabel: (points) => `Courbe ROC de ${points} points`, falseAlarms: 'fausses alertes', found: 'positifs trouvés',
    precisionRecall: 'Précision contre rappel', precisionRecallLabel: (points) => `Précision contre rappel, ${points} points`, recall: 'rappel', precision: 'précision',
    reliability: 'Fiabilité : parmi les lignes d’environ cette probabilité, la part de positifs', reliabilityLabel: (bins) => `Fiabilité en ${bins} tranches de lignes`, probability: 'probabilité', werePositive: 'étaient positives',
    reliabilityBin: (rowCount, predicted, observed) => `${rows(rowCount)} à ${predicted} en moyenne : ${observed} étaient positives`,
    calibrations: {
      none: 'Les probabilités sont celles que donne le modèle : aucune calibration n’était meilleure hors pli.', platt: 'Les probabilités sont calibrées par la méthode de Platt.', isotonic: 'Les probabilités sont calibrées par régression isotone.'
    },
    calibrationError: (before, after) => `Erreur de calibration attendue, hors pli : ${before} pour celles du modèle, ${after} pour celles de ses réponses.`
  },
  decisions: {
    answers: (label, threshold, aim) => html`Répond ${label} à partir d’une probabilité de ${threshold}${aim !== null && `, choisie hors pli pour ${aim}`}.`,
    held: (held, within) => `${held} des lignes sous clé l’ont fait (${within})`,
    intervals: (coverage, held, width) => `Chaque valeur vient avec un intervalle qui doit contenir la vraie dans ${coverage} des lignes ; ${held}. Il est large de ${width} en moyenne.`,
    sets: (coverage, held, size, abstained) => `Sur demande, chaque ligne a l’ensemble des réponses assez probables, qui doit contenir la bonne dans ${coverage} des lignes de chaque classe ; ${held}. Un ensemble a ${size} réponses en moyenne, et mieux vaut demander à une personne pour ${abstained} des lignes.`,
    confusion: 'Lignes sous clé, par vraie classe (de haut en bas) et par classe répondue (de gauche à droite)', right: 'justes'
  },
  importance: {
    caption: (metric) => `De combien se dégrade le score (${metric}) quand les cellules d’une colonne sont mélangées entre les lignes sous clé`, worse: 'Perte', shuffles: 'En cinq mélanges',
    others: (rest) => `Les ${rest} autres`, otherColumns: 'Les autres colonnes'
  },
  dependence: {
    value: html`La valeur moyenne si chaque ligne sous clé avait cette valeur dans la colonne, toutes choses égales d’ailleurs.`,
    probability: (label) => html`La probabilité moyenne de ${label} si chaque ligne sous clé avait cette valeur dans la colonne, toutes choses égales d’ailleurs.`,
    eachClass: html`La probabilité moyenne de chaque classe si chaque ligne sous clé avait cette valeur dans la colonne, toutes choses égales d’ailleurs.`,
    plot: (name) => `Dépendance partielle selon ${name}`, missing: (mean) => `Une cellule manquante : ${mean}. `
  },
  groups: {
    lead: 'Sur les lignes sous clé, avec des intervalles à 95 %. Des groupes peuvent différer pour des raisons étrangères au modèle ; là où ils diffèrent, quelqu’un devrait savoir pourquoi.',
    group: 'Groupe', others: '(autres)', nothing: 'Rien ne diffère au-delà du hasard.'
  },
  origin: {
    file: 'Fichier, SHA-256', artifact: 'Artefact, SHA-256', code: 'Code', unknown: 'commit inconnu', plan: 'Plan de nettoyage', pipeline: 'Pipeline', search: 'Recherche',
    searched: (trials, learners, seed, lag) => `${count(trials, 'essai')} parmi ${learners} ; graine ${seed}, décalage ${lag}`,
    compared: 'Comparé par', read: 'Colonnes lues', members: 'Ses membres', paramsTitle: 'Ses paramètres', trial: 'Essai', learner: 'Algorithme', weight: 'Poids', params: 'Paramètres', none: 'aucun'
  }
}
