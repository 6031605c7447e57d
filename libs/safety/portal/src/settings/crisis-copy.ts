import type { Copy } from '@holdfast/platform/portal';

const crisisEn = {
  wordsHint: 'One word or phrase a line. Where a patient writes one, help is shown beside it; nothing is sent by it.',
  beside: 'They stand below what ships, which nobody can take away.',
  unnamed: 'Place {{n}}',
  name: 'Name of the place',
  phone: 'Number to call',
  about: { en: 'When somebody answers, in English', es: 'When somebody answers, in Spanish' },
  remove: 'Take the place away',
  add: 'Add a place nearby',
  ships: 'Ships with the portal',
  device: 'The words are looked for on the patient’s own device.',
};

/** The words of what a clinic adds to the help in a crisis. They come with its page. */
export const crisisCopy: Copy = {
  scope: 'crisis',
  en: crisisEn,
  es: () => Promise.resolve(crisisEs),
};

const crisisEs: typeof crisisEn = {
  wordsHint:
    'Una palabra o frase por línea. Donde un paciente escribe una, se muestra ayuda al lado; no se envía nada por eso.',
  beside: 'Están debajo de lo que ya viene, que nadie puede quitar.',
  unnamed: 'Lugar {{n}}',
  name: 'Nombre del lugar',
  phone: 'Número para llamar',
  about: { en: 'Cuándo contesta alguien, en inglés', es: 'Cuándo contesta alguien, en español' },
  remove: 'Quitar el lugar',
  add: 'Añadir un lugar cercano',
  ships: 'Viene con el portal',
  device: 'Las palabras se buscan en el propio aparato del paciente.',
};
