import type { ReleaseCategory, ReleaseLanguage } from '@holdfast/referral/model';

/** What each category of a release is, in words that say specifically and meaningfully what goes out. */
export const CATEGORY_WORDS: Readonly<Record<ReleaseLanguage, Readonly<Record<ReleaseCategory, string>>>> = {
  en: {
    identity: 'Name, pronouns, date of birth, phone, e-mail and language',
    preferences: 'Wishes about therapy: kind, where to meet, who the therapist is, how it is paid',
    reason: 'Why therapy is asked for, how soon, and who refers',
    diagnoses: 'Diagnoses',
    infusions: 'How many ketamine infusions there were, and on which days',
    scores: 'Totals of the questionnaires PHQ-9, GAD-7 and PCL-5, with their days',
    risk: 'How safety stands, since when, and whether there is a safety plan',
    medicines: 'Medicines and allergies',
    history: 'History that matters for therapy',
    goals: 'Goals',
    'substance-use': 'Records of help with alcohol or drugs',
    'psychotherapy-notes': 'Notes of psychotherapy',
    messages: 'Messages with the clinic',
    'free-text': 'What was written in own words in check-ins',
  },
  es: {
    identity: 'Nombre, pronombres, fecha de nacimiento, teléfono, correo e idioma',
    preferences: 'Deseos sobre la terapia: tipo, dónde verse, quién es el terapeuta, cómo se paga',
    reason: 'Por qué se pide la terapia, con qué prisa y quién deriva',
    diagnoses: 'Diagnósticos',
    infusions: 'Cuántas infusiones de ketamina hubo y en qué días',
    scores: 'Totales de los cuestionarios PHQ-9, GAD-7 y PCL-5, con sus días',
    risk: 'Cómo está la seguridad, desde cuándo, y si hay un plan de seguridad',
    medicines: 'Medicinas y alergias',
    history: 'Historia que importa para la terapia',
    goals: 'Metas',
    'substance-use': 'Datos sobre ayuda con el alcohol o las drogas',
    'psychotherapy-notes': 'Notas de psicoterapia',
    messages: 'Mensajes con la clínica',
    'free-text': 'Lo escrito con palabras propias en los controles',
  },
};
