import type { SameWords } from '@holdfast/platform/portal';
import type { caseloadEn } from './caseload-en';

/** The caseload, in Spanish. */
export const caseloadEs: SameWords<typeof caseloadEn> = {
  title: 'Pacientes a cargo',
  lead: 'Todas las personas a su cargo y cómo van. Cada fila lleva a la evolución del paciente.',
  tabs: 'Qué pacientes',
  view: { all: 'Todos', new: 'Nuevos', overdue: 'Atrasados', 'not-improving': 'Sin mejoría', worse: 'Peor' },
  means: {
    all: 'Todos los pacientes a su cargo.',
    new: 'Pacientes que empezaron en los últimos 14 días.',
    overdue:
      'Pacientes cuya respuesta se atrasa, o con un chequeo abierto más de diez días. El silencio no prueba que alguien esté bien.',
    'not-improving': 'Pacientes cuyo PHQ-9 bajó menos de un cuarto del valor inicial tras cuatro infusiones o más.',
    worse: 'Pacientes cuyo PHQ-9 está cinco o más por encima del valor inicial, o subió cinco o más desde el último.',
  },
  empty: {
    all: 'Todavía no hay nadie a su cargo.',
    new: 'Nadie nuevo.',
    overdue: 'Nadie atrasado.',
    'not-improving': 'No hay nadie en esta lista.',
    worse: 'No hay nadie en esta lista.',
  },
  order: 'Ordenar por',
  column: {
    need: 'Quién necesita algo primero',
    name: 'Paciente',
    score: 'PHQ-9',
    change: 'Desde el último',
    infusion: 'Última infusión',
    next: 'Próximo chequeo',
  },
  alert: {
    critical: 'Alerta abierta: crítica',
    high: 'Alerta abierta: alta',
    moderate: 'Alerta abierta: moderada',
    words: 'Alerta abierta: por leer',
  },
  scale: 'entre {{low}} y {{high}}, de 0 a 27',
  totals: 'Totales del PHQ-9, del más antiguo al más nuevo: {{totals}}.',
  noScore: 'Todavía sin PHQ-9',
  infusion: '{{days}} días desde la última infusión',
  infusionToday: 'Infusión hoy o próxima',
  noInfusion: 'Sin infusión anotada',
  next: 'Próximo: {{day}}',
  waits: 'Abierto desde el {{day}}',
  noNext: 'Nada previsto',
  misses: 'Sin responder seguidos: {{count}}',
  key: { next: 'Paciente siguiente', previous: 'Paciente anterior', open: 'Abrir la evolución' },
};
