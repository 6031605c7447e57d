import type { EntryBody, InfusionSheet, Route, VitalsPhase, VitalsVerdict } from '@holdfast/treatment/model';

/** The words of a printed record that change with the language. */
export interface RecordWords {
  readonly title: string;
  readonly page: (page: number, of: number) => string;
  readonly born: string;
  readonly state: Readonly<Record<InfusionSheet['state'], string>>;
  readonly facts: Readonly<Record<'started' | 'ended' | 'home' | 'weight' | 'dose' | 'escort' | 'open', string>>;
  readonly vitals: { readonly title: string; readonly head: readonly string[]; readonly none: string };
  readonly entries: { readonly title: string; readonly head: readonly string[] };
  readonly signature: string;
  readonly unsigned: string;
  readonly amendments: string;
  readonly struck: (reason: string) => string;
  readonly unreadable: string;
  readonly noAdvice: string;
  readonly route: Readonly<Record<Route, string>>;
  readonly phase: Readonly<Record<VitalsPhase, string>>;
  readonly verdict: Readonly<Record<VitalsVerdict, string>>;
  readonly kind: Readonly<Record<EntryBody['kind'], string>>;
  readonly word: Readonly<Record<string, string>>;
}

const EN: RecordWords = {
  title: 'Record of an infusion',
  page: (page, of) => `Page ${page} of ${of}`,
  born: 'born',
  state: {
    planned: 'Planned',
    running: 'Running',
    paused: 'Paused',
    observing: 'Being observed',
    discharged: 'Went home, not signed',
    signed: 'Signed',
    cancelled: 'Cancelled',
  },
  facts: {
    started: 'Started',
    ended: 'Ended',
    home: 'Went home',
    weight: 'Weight',
    dose: 'Dose given',
    escort: 'Escort',
    open: 'Left open, with reason',
  },
  vitals: {
    title: 'Vitals',
    head: ['Time', 'Pressure (mmHg)', 'Pulse', 'Oxygen', 'Breaths', 'When', 'Clinic’s limits'],
    none: 'No vitals were written down.',
  },
  entries: { title: 'Everything written down', head: ['Time', 'What', 'By'] },
  signature: 'Signature',
  unsigned: 'This record is not signed.',
  amendments: 'Amendments',
  struck: (reason) => `(struck: ${reason})`,
  unreadable: 'This entry can no longer be read.',
  noAdvice: 'This paper records what happened. It does not recommend an infusion.',
  route: { iv: 'intravenous', im: 'intramuscular', intranasal: 'intranasal', oral: 'by mouth, supervised' },
  phase: { before: 'before', during: 'during', observation: 'after' },
  verdict: { fine: 'within', warn: 'warning', hold: 'hold', stop: 'stop' },
  kind: {
    weight: 'Weight',
    dose: 'Dose',
    vitals: 'Vitals',
    start: 'Started',
    rate: 'Rate',
    pause: 'Paused',
    resume: 'Went on',
    finish: 'Ended',
    effect: 'Effect',
    'effect-over': 'Effect is over',
    medicine: 'Medicine',
    note: 'Note',
    criterion: 'Before going home',
    escort: 'Escort',
    discharge: 'Went home',
    cancel: 'Cancelled',
    strike: 'Struck an entry',
    sign: 'Signed',
    amendment: 'Amendment',
  },
  word: {
    met: 'holds',
    open: 'open',
    excepted: 'left open',
    serious: 'serious',
    mild: 'mild',
    moderate: 'moderate',
    severe: 'severe',
    sedation: 'sedation',
    dissociation: 'dissociation',
    nausea: 'nausea',
    vomiting: 'vomiting',
    headache: 'headache',
    dizziness: 'dizziness',
    'blurred-vision': 'blurred vision',
    anxiety: 'anxiety',
    other: 'other',
    'vitals-near-baseline': 'vitals near baseline',
    oriented: 'oriented',
    'walks-unaided': 'walks unaided',
    'nausea-controlled': 'nausea under control',
    'dissociation-resolved': 'dissociation is over',
    escort: 'an adult takes them home',
    instructions: 'has written instructions',
  },
};

const ES: RecordWords = {
  title: 'Registro de una infusión',
  page: (page, of) => `Página ${page} de ${of}`,
  born: 'fecha de nacimiento',
  state: {
    planned: 'Planificada',
    running: 'En curso',
    paused: 'En pausa',
    observing: 'En observación',
    discharged: 'Se fue a casa, sin firmar',
    signed: 'Firmada',
    cancelled: 'Cancelada',
  },
  facts: {
    started: 'Inicio',
    ended: 'Final',
    home: 'Se fue a casa',
    weight: 'Peso',
    dose: 'Dosis administrada',
    escort: 'Acompañante',
    open: 'Queda abierto, con motivo',
  },
  vitals: {
    title: 'Signos vitales',
    head: ['Hora', 'Presión (mmHg)', 'Pulso', 'Oxígeno', 'Respir.', 'Cuándo', 'Límites'],
    none: 'No se anotaron signos vitales.',
  },
  entries: { title: 'Todo lo anotado', head: ['Hora', 'Qué', 'Quién'] },
  signature: 'Firma',
  unsigned: 'Este registro no está firmado.',
  amendments: 'Enmiendas',
  struck: (reason) => `(tachado: ${reason})`,
  unreadable: 'Esta anotación ya no se puede leer.',
  noAdvice: 'Este papel registra lo que pasó. No recomienda una infusión.',
  route: { iv: 'intravenosa', im: 'intramuscular', intranasal: 'intranasal', oral: 'por boca, supervisada' },
  phase: { before: 'antes', during: 'durante', observation: 'después' },
  verdict: { fine: 'dentro', warn: 'aviso', hold: 'esperar', stop: 'detener' },
  kind: {
    weight: 'Peso',
    dose: 'Dosis',
    vitals: 'Signos vitales',
    start: 'Empezó',
    rate: 'Velocidad',
    pause: 'En pausa',
    resume: 'Continuó',
    finish: 'Terminó',
    effect: 'Efecto',
    'effect-over': 'El efecto pasó',
    medicine: 'Medicina',
    note: 'Nota',
    criterion: 'Antes de irse a casa',
    escort: 'Acompañante',
    discharge: 'Se fue a casa',
    cancel: 'Cancelada',
    strike: 'Tachó una anotación',
    sign: 'Firmado',
    amendment: 'Enmienda',
  },
  word: {
    met: 'se cumple',
    open: 'abierto',
    excepted: 'queda abierto',
    serious: 'grave',
    mild: 'leve',
    moderate: 'moderado',
    severe: 'intenso',
    sedation: 'sedación',
    dissociation: 'disociación',
    nausea: 'náuseas',
    vomiting: 'vómitos',
    headache: 'dolor de cabeza',
    dizziness: 'mareo',
    'blurred-vision': 'visión borrosa',
    anxiety: 'ansiedad',
    other: 'otro',
    'vitals-near-baseline': 'signos vitales cerca de lo habitual',
    oriented: 'orientado',
    'walks-unaided': 'camina sin ayuda',
    'nausea-controlled': 'náuseas controladas',
    'dissociation-resolved': 'la disociación pasó',
    escort: 'un adulto le lleva a casa',
    instructions: 'tiene instrucciones por escrito',
  },
};

/** The words of a printed record in a language. */
export const RECORD_WORDS: Readonly<Record<'en' | 'es', RecordWords>> = { en: EN, es: ES };
