import type { SameWords } from '@holdfast/platform/portal';
import type { settingFaultEn } from './setting-fault-en';

/** What can be wrong with a setting, by code, in Spanish. */
export const settingFaultEs: SameWords<typeof settingFaultEn> = {
  hours: {
    none: 'Abra al menos un día: sin horario no se puede prometer ninguna respuesta.',
    order: 'Un tramo termina antes de empezar.',
    overlap: 'Dos tramos de un mismo día se cruzan.',
    zone: 'Nadie conoce esa zona horaria.',
    'holiday-twice': 'Un día de cierre aparece dos veces.',
  },
  profile: {
    telling: 'El nombre neutro dice a quien pasa de qué se trata a alguien.',
    phone: 'Ese teléfono tiene muy pocas cifras.',
  },
  crisis: {
    short: 'Una palabra tiene menos de tres letras: la ayuda aparecería a cada paso.',
    twice: 'Una palabra aparece dos veces.',
    phone: 'Un lugar no tiene número para llamar.',
  },
  languages: {
    none: 'Ofrezca al menos un idioma.',
    first: 'Las cuentas nuevas empiezan en un idioma que usted ofrece.',
  },
  notifications: {
    telling: 'Un correo no debe decir de qué se trata a alguien.',
    link: 'Un texto no lleva enlaces ni direcciones propias.',
    place: 'Entre llaves solo puede estar {clinic}.',
    lines: 'El asunto y la frase caben cada uno en una línea.',
    sender: 'El remitente es un nombre, no una dirección.',
  },
  branding: {
    'light-text': 'Con luz, las palabras en este color no se leen: al menos 4.5 a 1.',
    'light-control': 'Con luz, los botones en este color no se distinguen: al menos 3 a 1.',
    'dark-text': 'En oscuro, las palabras en este color no se leen: al menos 4.5 a 1.',
    'dark-control': 'En oscuro, los botones en este color no se distinguen: al menos 3 a 1.',
    'mark-size': 'Esa imagen pesa más de 64 kB.',
    'mark-kind': 'Eso no es una imagen PNG sencilla.',
    'mark-pixels': 'Esa imagen mide más de 512 píxeles.',
  },
  topics: {
    pool: 'Un grupo que lee o recibe avisos ya no existe.',
    same: 'Cuando una respuesta se retrasa se avisa a otro grupo, no al que debía responder.',
  },
  pools: {
    none: 'Conserve al menos un grupo.',
    twice: 'Dos grupos tienen el mismo nombre.',
    used: 'Un grupo que aún tiene un tema no puede irse.',
    threads: 'Un grupo que aún tiene conversaciones no puede irse.',
    stranger: 'Alguien de un grupo ya no trabaja aquí.',
    empty: 'Un grupo que lee un tema necesita al menos una persona.',
  },
};
