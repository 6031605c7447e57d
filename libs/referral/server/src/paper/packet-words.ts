import type { PacketContent, ReleaseLanguage } from '@holdfast/referral/model';

type Said<Key extends string> = Readonly<Record<Key, string>>;
type Preferences = NonNullable<PacketContent['preferences']>;

/** The words of a printed packet that change with the language. */
export interface PacketWords {
  readonly title: string;
  readonly page: (page: number, of: number) => string;
  readonly from: (clinic: string, phone: string) => string;
  readonly sent: (at: string) => string;
  readonly draft: string;
  readonly head: Said<
    | Exclude<keyof PacketContent, 'askedBack' | 'release' | 'isPart2' | 'scores' | 'infusions'>
    | 'askedBack'
    | 'release'
    | 'scores'
    | 'infusions'
  >;
  readonly identity: Said<keyof NonNullable<PacketContent['identity']>>;
  readonly preference: Said<keyof Preferences>;
  readonly modality: Said<Preferences['modalities'][number]>;
  readonly meeting: Said<NonNullable<Preferences['meeting']>>;
  readonly gender: Said<NonNullable<Preferences['gender']>>;
  readonly urgency: Said<NonNullable<PacketContent['reason']>['urgency']>;
  readonly referredBy: string;
  readonly howSoon: string;
  readonly count: (count: number) => string;
  readonly days: string;
  readonly noScores: string;
  readonly scoreHead: readonly [string, string];
  readonly level: Said<NonNullable<PacketContent['risk']>['level']>;
  readonly since: string;
  readonly safetyPlan: Said<'yes' | 'no'>;
  readonly asked: Said<PacketContent['askedBack'][number]>;
  readonly releaseIs: (id: string, until: string) => string;
  readonly noRelease: string;
  readonly hash: string;
  readonly footer: (releaseId: string, hash: string) => string;
}

const EN: PacketWords = {
  title: 'Referral for psychotherapy',
  page: (page, of) => `Page ${page} of ${of}`,
  from: (clinic, phone) => `From ${clinic}, phone ${phone}`,
  sent: (at) => `Sent on ${at}`,
  draft: 'Not sent yet. This is what would go out now.',
  head: {
    identity: 'Patient',
    preferences: 'Wishes about therapy',
    reason: 'Why',
    diagnoses: 'Diagnoses',
    infusions: 'Ketamine infusions',
    scores: 'Questionnaires',
    risk: 'Safety',
    medicines: 'Medicines and allergies',
    history: 'History',
    goals: 'Goals',
    substanceUse: 'Substance use',
    psychotherapyNotes: 'Notes of psychotherapy',
    messages: 'Messages',
    freeText: 'In the patient’s own words',
    askedBack: 'What we ask you to tell us',
    release: 'Release of information',
  },
  identity: {
    name: 'Name',
    pronouns: 'Pronouns',
    dateOfBirth: 'Date of birth',
    phone: 'Phone',
    email: 'E-mail',
    language: 'Language',
  },
  preference: { modalities: 'Kind of therapy', meeting: 'Meeting', gender: 'Therapist', payer: 'Payer' },
  modality: {
    cbt: 'cognitive behavioral therapy',
    'trauma-focused': 'trauma-focused therapy',
    dbt: 'dialectical behavior therapy',
    act: 'acceptance and commitment therapy',
    mbct: 'mindfulness-based cognitive therapy',
    ipt: 'interpersonal therapy',
    'behavioural-activation': 'behavioral activation',
    'couples-family': 'couples or family therapy',
    'substance-use': 'counseling about alcohol or drugs',
    kap: 'ketamine-assisted psychotherapy',
  },
  meeting: { telehealth: 'by video', 'in-person': 'in person' },
  gender: { woman: 'a woman', man: 'a man', 'non-binary': 'a non-binary person' },
  urgency: { routine: 'routine', soon: 'soon', urgent: 'urgent' },
  referredBy: 'Referred by',
  howSoon: 'How soon',
  count: (count) => `${count} so far`,
  days: 'On',
  noScores: 'No totals are on record.',
  scoreHead: ['Day', 'Total'],
  level: { none: 'no alert on record', moderate: 'moderate', high: 'high', critical: 'critical' },
  since: 'as of',
  safetyPlan: { yes: 'There is a safety plan.', no: 'There is no safety plan yet.' },
  asked: {
    accepted: 'Whether you can see the patient',
    'first-appointment': 'The day of the first appointment',
    modality: 'Which kind of therapy',
    attendance: 'How many sessions were attended',
    concerns: 'Anything that concerns you',
  },
  releaseIs: (id, until) => `Sent by release ${id}, which holds until ${until} unless the patient revokes it.`,
  noRelease: 'No release holds for this therapist yet, so nothing would go out.',
  hash: 'SHA-256 of what was sent',
  footer: (releaseId, hash) => `Release ${releaseId} · SHA-256 ${hash}`,
};

const ES: PacketWords = {
  title: 'Derivación a psicoterapia',
  page: (page, of) => `Página ${page} de ${of}`,
  from: (clinic, phone) => `De ${clinic}, teléfono ${phone}`,
  sent: (at) => `Enviado el ${at}`,
  draft: 'Aún no se envió. Esto es lo que saldría ahora.',
  head: {
    identity: 'Paciente',
    preferences: 'Deseos sobre la terapia',
    reason: 'Por qué',
    diagnoses: 'Diagnósticos',
    infusions: 'Infusiones de ketamina',
    scores: 'Cuestionarios',
    risk: 'Seguridad',
    medicines: 'Medicinas y alergias',
    history: 'Historia',
    goals: 'Metas',
    substanceUse: 'Uso de sustancias',
    psychotherapyNotes: 'Notas de psicoterapia',
    messages: 'Mensajes',
    freeText: 'En palabras del paciente',
    askedBack: 'Lo que le pedimos que nos diga',
    release: 'Autorización para compartir',
  },
  identity: {
    name: 'Nombre',
    pronouns: 'Pronombres',
    dateOfBirth: 'Fecha de nacimiento',
    phone: 'Teléfono',
    email: 'Correo',
    language: 'Idioma',
  },
  preference: { modalities: 'Tipo de terapia', meeting: 'Encuentro', gender: 'Terapeuta', payer: 'Pago' },
  modality: {
    cbt: 'terapia cognitivo-conductual',
    'trauma-focused': 'terapia centrada en el trauma',
    dbt: 'terapia dialéctica conductual',
    act: 'terapia de aceptación y compromiso',
    mbct: 'terapia cognitiva basada en atención plena',
    ipt: 'terapia interpersonal',
    'behavioural-activation': 'activación conductual',
    'couples-family': 'terapia de pareja o familia',
    'substance-use': 'consejería sobre alcohol o drogas',
    kap: 'psicoterapia asistida con ketamina',
  },
  meeting: { telehealth: 'por video', 'in-person': 'en persona' },
  gender: { woman: 'una mujer', man: 'un hombre', 'non-binary': 'una persona no binaria' },
  urgency: { routine: 'normal', soon: 'pronto', urgent: 'urgente' },
  referredBy: 'Deriva',
  howSoon: 'Con qué prisa',
  count: (count) => `${count} hasta ahora`,
  days: 'En',
  noScores: 'No hay totales anotados.',
  scoreHead: ['Día', 'Total'],
  level: { none: 'ninguna alerta anotada', moderate: 'moderado', high: 'alto', critical: 'crítico' },
  since: 'con fecha de',
  safetyPlan: { yes: 'Hay un plan de seguridad.', no: 'Aún no hay plan de seguridad.' },
  asked: {
    accepted: 'Si puede ver al paciente',
    'first-appointment': 'El día de la primera cita',
    modality: 'Qué tipo de terapia',
    attendance: 'A cuántas sesiones asistió',
    concerns: 'Lo que le preocupe',
  },
  releaseIs: (id, until) =>
    `Enviado con la autorización ${id}, que vale hasta ${until} salvo que el paciente la retire.`,
  noRelease: 'Ninguna autorización vale aún para este terapeuta, así que no saldría nada.',
  hash: 'SHA-256 de lo enviado',
  footer: (releaseId, hash) => `Autorización ${releaseId} · SHA-256 ${hash}`,
};

/** The words in each language. */
export const PACKET_WORDS: Readonly<Record<ReleaseLanguage, PacketWords>> = { en: EN, es: ES };
