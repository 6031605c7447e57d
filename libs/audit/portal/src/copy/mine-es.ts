import type { SameWords } from '@holdfast/platform/portal';
import type { mineEn } from './mine-en';

/** The patient's own page of who saw their record, in Spanish, in plain words. */
export const mineEs: SameWords<typeof mineEn> = {
  title: 'Quién vio mi expediente',
  lead: 'Cada vez que alguien de la clínica mira su expediente, lo anotamos. Esta es la lista.',
  late: 'Lo que se acaba de hacer aparece aquí en unos segundos.',
  seen: 'Quién miró',
  left: 'Qué compartimos',
  leftLead: 'Lo que salió de la clínica, o leyó alguien de fuera.',
  none: 'Nadie ha mirado aún su expediente.',
  noneLeft: 'No hemos compartido nada de su expediente.',
  list: 'Su nombre estaba en una lista que miró.',
  refused: 'No le dejamos entrar.',
  emergency: 'Abierto en una emergencia',
  reason: 'El motivo que dio: {{reason}}',
  lost: 'El motivo ya no se puede leer.',
  outside: 'Un terapeuta, con un enlace nuestro',
  times: '{{count}} veces',
  more: 'Mostrar días anteriores',
  download: 'Guardar como archivo',
  print: 'Imprimir',
  question: '¿Hay algo aquí que no le cuadra? Escríbanos o llame al {{phone}}.',
  file: { at: 'Hora', who: 'Quién', role: 'Como', what: 'Qué', note: 'Nota' },
  role: {
    patient: 'paciente',
    proxy: 'cuidador',
    provider: 'médico o médica',
    nurse: 'enfermería',
    coordinator: 'coordinación de la atención',
    admin: 'dirige la clínica',
    auditor: 'revisa los registros de la clínica',
  },
};
