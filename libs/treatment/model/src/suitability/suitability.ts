/** How much a factor weighs: `stop` asks a clinician before anything is given, `caution` asks for more care. */
export type SuitabilityLevel = 'stop' | 'caution';

/** What is asked about before treatment, in the order in which it is asked. */
export const FACTOR_IDS = [
  'cardiovascular',
  'psychosis',
  'mania',
  'aneurysm',
  'pressure-inside',
  'substance-use',
  'liver-severe',
  'liver-moderate',
  'pregnancy',
  'hypersensitivity',
  'other-illness',
  'bipolar',
] as const;

/** Names something that is asked about before treatment. */
export type FactorId = (typeof FACTOR_IDS)[number];

/** How a factor is answered. Not being sure is an answer, and is talked about like a yes. */
export const FACTOR_ANSWERS = ['yes', 'no', 'unsure'] as const;

/** How a factor is answered. */
export type FactorAnswer = (typeof FACTOR_ANSWERS)[number];

/** Something that a clinician talks about before treatment; never by itself a refusal. */
export interface SuitabilityFactor {
  readonly id: FactorId;
  readonly level: SuitabilityLevel;
  readonly source: string;
  /** `M` is from memory and is never shown as an established fact. */
  readonly evidence: 'V' | 'V2' | 'M' | 'D';
}

const CONSENSUS = 'ASRA, AAPM and ASA consensus 2018';
const LABEL = 'Esketamine label';

/**
 * What is asked about before treatment.
 *
 * @source Holdfast clinical reference B.5; levels are design defaults
 * @approved pending
 */
export const SUITABILITY_FACTORS: readonly SuitabilityFactor[] = [
  { id: 'cardiovascular', level: 'stop', source: CONSENSUS, evidence: 'V2' },
  { id: 'psychosis', level: 'stop', source: CONSENSUS, evidence: 'V2' },
  { id: 'mania', level: 'stop', source: 'Holdfast clinical reference B.5', evidence: 'M' },
  { id: 'aneurysm', level: 'stop', source: LABEL, evidence: 'V2' },
  { id: 'pressure-inside', level: 'stop', source: CONSENSUS, evidence: 'V2' },
  { id: 'substance-use', level: 'stop', source: CONSENSUS, evidence: 'V2' },
  { id: 'liver-severe', level: 'stop', source: CONSENSUS, evidence: 'V2' },
  { id: 'liver-moderate', level: 'caution', source: CONSENSUS, evidence: 'V2' },
  { id: 'pregnancy', level: 'stop', source: LABEL, evidence: 'V2' },
  { id: 'hypersensitivity', level: 'stop', source: LABEL, evidence: 'V2' },
  { id: 'other-illness', level: 'caution', source: 'Holdfast clinical reference B.5', evidence: 'M' },
  { id: 'bipolar', level: 'caution', source: 'Holdfast clinical reference B.5', evidence: 'M' },
];

/** What a medicine may do beside ketamine. */
export interface Interaction {
  readonly id: string;
  /** Names as they stand on labels, lower case; part of a word is enough. */
  readonly names: readonly string[];
  readonly effect: 'shortens' | 'attenuates' | 'exposure' | 'pressure' | 'sedation';
  readonly source: string;
  readonly evidence: 'V' | 'V2' | 'M' | 'D';
}

const VERAART = 'Veraart 2021';
const MEMORY = 'Holdfast clinical reference B.6';

/**
 * Medicines that are flagged beside ketamine. Flagged, no more: nobody stops a medicine because of it.
 *
 * @source Holdfast clinical reference B.6
 * @approved pending
 */
export const INTERACTIONS: readonly Interaction[] = [
  {
    ...{ id: 'benzodiazepine', effect: 'shortens', source: VERAART, evidence: 'V' },
    names: [
      'alprazolam',
      'lorazepam',
      'clonazepam',
      'diazepam',
      'temazepam',
      'oxazepam',
      'chlordiazepoxide',
      'midazolam',
    ],
  },
  { ...{ id: 'lamotrigine', effect: 'attenuates', source: VERAART, evidence: 'V' }, names: ['lamotrigine'] },
  {
    ...{ id: 'antipsychotic', effect: 'attenuates', source: VERAART, evidence: 'V' },
    names: ['clozapine', 'haloperidol', 'risperidone'],
  },
  {
    ...{ id: 'cyp', effect: 'exposure', source: 'Andrade 2017', evidence: 'V' },
    names: [
      'clarithromycin',
      'ketoconazole',
      'itraconazole',
      'ritonavir',
      'ticlopidine',
      'rifampin',
      'rifampicin',
      'carbamazepine',
    ],
  },
  {
    ...{ id: 'stimulant', effect: 'pressure', source: MEMORY, evidence: 'M' },
    names: ['amphetamine', 'methylphenidate', 'modafinil', 'pseudoephedrine', 'phenylephrine', 'levothyroxine'],
  },
  {
    ...{ id: 'maoi', effect: 'pressure', source: MEMORY, evidence: 'M' },
    names: ['tranylcypromine', 'phenelzine', 'isocarboxazid', 'selegiline'],
  },
  {
    ...{ id: 'sedating', effect: 'sedation', source: MEMORY, evidence: 'M' },
    names: [
      'oxycodone',
      'hydrocodone',
      'morphine',
      'fentanyl',
      'tramadol',
      'codeine',
      'buprenorphine',
      'methadone',
      'zolpidem',
      'gabapentin',
      'pregabalin',
    ],
  },
];

/**
 * The medicines of a list that are to be talked about.
 *
 * @param medicines as they were written down, one each
 * @returns each medicine with what it may do, in the order of the list; one may stand twice
 */
export function interactionsOf(medicines: readonly string[]): { medicine: string; interaction: Interaction }[] {
  return medicines.flatMap((medicine) =>
    INTERACTIONS.filter(({ names }) => names.some((name) => medicine.toLowerCase().includes(name))).map(
      (interaction) => ({ medicine, interaction }),
    ),
  );
}
