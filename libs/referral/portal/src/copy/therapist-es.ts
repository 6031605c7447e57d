import type { SameWords } from '@holdfast/platform/portal';
import type { therapistEn } from './therapist-en';

/** What therapists do, whom they see and how they are reached, in Spanish. */
export const therapistEs: SameWords<typeof therapistEn> = {
  modality: {
    cbt: 'Terapia cognitivo-conductual (TCC)',
    'trauma-focused': 'Terapia centrada en el trauma',
    dbt: 'Terapia dialéctico-conductual (DBT)',
    act: 'Terapia de aceptación y compromiso (ACT)',
    mbct: 'Terapia cognitiva basada en la atención plena',
    ipt: 'Terapia interpersonal (IPT)',
    'behavioural-activation': 'Activación conductual',
    'couples-family': 'Terapia de pareja o familia',
    'substance-use': 'Terapia por consumo de sustancias',
    kap: 'Psicoterapia asistida con ketamina',
  },
  population: {
    adults: 'Adultos',
    'older-adults': 'Personas mayores',
    'young-adults': 'Jóvenes adultos',
    veterans: 'Veteranos',
    lgbtq: 'Personas LGBTQ+',
    perinatal: 'Embarazo y posparto',
    couples: 'Parejas',
  },
  access: {
    'step-free': 'Sin escalones',
    'sign-language': 'Lengua de señas',
    captions: 'Subtítulos',
    'low-sensory': 'Pocos estímulos',
  },
  capacity: {
    open: 'Acepta pacientes nuevos',
    waitlist: 'Lista de espera',
    full: 'Sin lugar',
    unknown: 'No se sabe si hay lugar',
  },
  contact: { mail: 'Correo', phone: 'Teléfono', fax: 'Fax' },
  gender: { woman: 'Mujer', man: 'Hombre', 'non-binary': 'No binario' },
};
