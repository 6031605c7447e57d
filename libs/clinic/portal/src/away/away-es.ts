import type { SameWords } from '@holdfast/platform/portal';
import type { awayEn } from './away-en';

/** Absences and who covers them, in Spanish. */
export const awayEs: SameWords<typeof awayEn> = {
  title: { own: 'Cuando no estoy', clinic: 'Quién está ausente' },
  back: { own: 'Yo', clinic: 'Dirigir la clínica' },
  lead: 'Mientras alguien está ausente, quien le cubre encuentra sus conversaciones en «mías» y recibe en su lugar los avisos de respuestas tardías. Las promesas a los pacientes siguen igual.',
  everybody: 'Las ausencias de todos',
  state: { planned: 'Prevista', now: 'Ausente ahora' },
  days: 'Del {{from}} al {{to}}, ambos días enteros',
  covered: 'Le cubre {{who}}',
  unreached:
    'Cubrir no da derechos nuevos: {{who}} no está en el equipo de {{count}} de estos pacientes. Añádale donde deba leer.',
  endNow: 'Ya ha vuelto',
  takeBack: 'Retirar',
  none: 'No hay nadie ausente.',
  new: 'Anotar una ausencia',
  who: 'Quién está ausente',
  from: 'Primer día de ausencia',
  to: 'Último día de ausencia',
  cover: 'Le cubre',
  coverHint: 'Alguien que atiende aquí y no está ausente entonces.',
  choose: 'Elija…',
  lacks: 'Por favor, rellene todos los campos.',
  save: 'Guardar la ausencia',
  saved: 'Guardada. Empieza por sí sola.',
  problem: {
    'away.days': 'Estos días no pueden ser: terminan antes de empezar, ya pasaron o son más de un año.',
    'away.cover': 'Esta persona no puede cubrir.',
    'away.cover-away': '{{name}} está ausente uno de esos días.',
    'away.overlaps': 'Ya hay una ausencia en uno de esos días.',
    'away.differs': 'Esta ausencia se anotó con otros días.',
  },
};
