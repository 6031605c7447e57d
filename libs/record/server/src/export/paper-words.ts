import type { RecordWish } from '@holdfast/record/model';

interface PaperWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  readonly page: (page: number, of: number) => string;
  readonly cut: (most: number, all: number) => string;
  readonly unreadable: (count: number) => string;
}

/** What stands on the paper around the rows. */
export const PAPER_WORDS: Readonly<Record<RecordWish['language'], PaperWords>> = {
  en: {
    title: 'Your record',
    lead: 'This is what the clinic keeps about you, as far as people read it. The files beside it hold all of it: record.json for programs, one table in each file that ends in .csv.',
    none: 'Nothing.',
    yes: 'yes',
    no: 'no',
    page: (page, of) => `Page ${page} of ${of}`,
    cut: (most, all) => `The newest ${most} of ${all}. The files hold all of them.`,
    unreadable: (count) => `${count} fields could not be read.`,
  },
  es: {
    title: 'Su expediente',
    lead: 'Esto es lo que la clínica guarda sobre usted, en lo que la gente lee. Los archivos que lo acompañan lo contienen todo: record.json para programas, una tabla en cada archivo que termina en .csv.',
    none: 'Nada.',
    yes: 'sí',
    no: 'no',
    page: (page, of) => `Página ${page} de ${of}`,
    cut: (most, all) => `Los ${most} más recientes de ${all}. Los archivos los contienen todos.`,
    unreadable: (count) => `No se pudieron leer ${count} campos.`,
  },
};

const PAIRS: Readonly<Record<string, readonly [en: string, es: string]>> = {
  name: ['Name', 'Nombre'],
  preferred_name: ['Called', 'Le llaman'],
  pronouns: ['Pronouns', 'Pronombres'],
  date_of_birth: ['Born', 'Nacimiento'],
  phone: ['Phone', 'Teléfono'],
  email: ['E-mail', 'Correo'],
  staff_id: ['Who', 'Quién'],
  account_id: ['Who', 'Quién'],
  sender_id: ['Who', 'Quién'],
  author_id: ['Who', 'Quién'],
  by_id: ['Who', 'Quién'],
  replaced_by: ['Who', 'Quién'],
  written_by: ['Who', 'Quién'],
  signed_by: ['Who', 'Quién'],
  decided_by: ['Who', 'Quién'],
  mover: ['Who', 'Quién'],
  side: ['From', 'De'],
  lead: ['Lead', 'Principal'],
  since: ['Since', 'Desde'],
  at: ['When', 'Cuándo'],
  sent_at: ['When', 'Cuándo'],
  created_at: ['Begun', 'Inicio'],
  replaced_at: ['When', 'Cuándo'],
  written_at: ['When', 'Cuándo'],
  raised_at: ['Raised', 'Cuándo'],
  opened_at: ['Begun', 'Inicio'],
  closed_at: ['Closed', 'Cierre'],
  saved_at: ['When', 'Cuándo'],
  signed_at: ['Signed', 'Firmado'],
  undone_at: ['Undone', 'Deshecho'],
  asked_at: ['Asked', 'Pedido'],
  answered_at: ['Answered', 'Respondido'],
  withdrawn_at: ['Taken back', 'Retirado'],
  decided_at: ['When', 'Cuándo'],
  made_at: ['When', 'Cuándo'],
  frozen_at: ['Sent', 'Enviado'],
  drafted_at: ['Prepared', 'Preparado'],
  expires_at: ['Ends', 'Vence'],
  revoked_at: ['Taken back', 'Retirado'],
  appointment_at: ['Visit', 'Cita'],
  began_at: ['When', 'Cuándo'],
  due_on: ['Day', 'Día'],
  day: ['Day', 'Día'],
  topic: ['About', 'Tema'],
  state: ['State', 'Estado'],
  to_state: ['State', 'Estado'],
  body: ['Words', 'Palabras'],
  words: ['Words', 'Palabras'],
  note: ['Note', 'Nota'],
  kind: ['Kind', 'Tipo'],
  reason: ['Reason', 'Motivo'],
  reasons: ['Reasons', 'Motivos'],
  close_reason: ['Why it ended', 'Por qué terminó'],
  rationale: ['Reason', 'Motivo'],
  decision: ['Decision', 'Decisión'],
  outcome: ['Outcome', 'Resultado'],
  link_id: ['Question', 'Pregunta'],
  value: ['Answer', 'Respuesta'],
  answer: ['Answer', 'Respuesta'],
  answers: ['Answers', 'Respuestas'],
  gate: ['Question', 'Pregunta'],
  mode: ['How', 'Cómo'],
  method: ['How', 'Cómo'],
  form: ['Form', 'Cuestionario'],
  total: ['Points', 'Puntos'],
  band: ['Meaning', 'Significado'],
  score_forms: ['Forms', 'Cuestionarios'],
  score_totals: ['Points', 'Puntos'],
  score_bands: ['Meaning', 'Significado'],
  rule: ['Rule', 'Regla'],
  urgency: ['Urgency', 'Urgencia'],
  level: ['Level', 'Nivel'],
  facts: ['Facts', 'Hechos'],
  plan: ['Plan', 'Plan'],
  version: ['Version', 'Versión'],
  route: ['Route', 'Vía'],
  dose_mg: ['Dose, mg', 'Dosis, mg'],
  therapist_id: ['Therapist', 'Terapeuta'],
  place: ['Place', 'Lugar'],
  categories: ['What is shared', 'Qué se comparte'],
  sha256: ['SHA-256', 'SHA-256'],
  action: ['What', 'Qué'],
};

/** What a column is called on paper, by language. */
export const COLUMN_WORDS: Readonly<Record<RecordWish['language'], Readonly<Record<string, string>>>> = {
  en: Object.fromEntries(Object.entries(PAIRS).map(([column, [en]]) => [column, en])),
  es: Object.fromEntries(Object.entries(PAIRS).map(([column, [, es]]) => [column, es])),
};
