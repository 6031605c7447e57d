import type { SameWords } from '@holdfast/platform/portal';
import type { chartsEn } from './charts-en';

/** The clinic's patients for who looks after them, in Spanish. */
export const chartsEs: SameWords<typeof chartsEn> = {
  patients: {
    title: 'Pacientes',
    find: 'Buscar por nombre',
    hint: 'Palabras enteras del nombre o del apellido.',
    count: 'Pacientes a la vista: {{count}}',
    nobody: 'Ningún paciente suyo tiene todas estas palabras en el nombre.',
    none: 'Aún no hay pacientes.',
    more: 'Mostrar más',
    duplicates: 'Expedientes duplicados',
  },
  patient: {
    born: 'nació el {{date}}, {{age}} años',
    team: 'Equipo de atención',
    lead: 'Dirige',
    noTeam: 'Nadie todavía',
    letIn: 'Con permiso del paciente',
    replacedBy: 'Este expediente se unió a otro de la misma persona. Escriba y decida allí.',
    openKept: 'Abrir el expediente conservado',
    replaces: 'Expediente anterior',
    scope: { messages: 'mensajes', 'check-ins': 'chequeos', visits: 'visitas' },
  },
};
