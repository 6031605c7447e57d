import type { SameWords } from '@holdfast/platform/portal';
import type { promptEn } from './prompt-en';

/** What to have in mind in the course of a patient's treatment, in Spanish. */
export const promptEs: SameWords<typeof promptEn> = {
  early: {
    title: 'Hablar de cómo va antes de la quinta infusión',
    infusions: 'Infusiones de esta inducción hasta ahora: {{count}}',
    baseline: 'PHQ-9 antes de la primera: {{total}}',
    noBaseline: 'PHQ-9 antes de la primera: ninguno en 14 días',
    last: 'Último PHQ-9: {{total}} el {{on}}',
    noLast: 'Último PHQ-9: ninguno desde la primera infusión',
    change: 'Cambio: {{percent}} %',
    noChange: 'Cambio: no se puede decir',
    why: 'La mitad de quienes responden lo hace hasta la tercera infusión; otros responden más tarde. Esto no es un consejo de detener ni de seguir: deciden el clínico y el paciente.',
    source:
      'Fuente: Phillips 2019 (mediana de 3 infusiones hasta la respuesta); Hietamies 2023 (hay respuestas tardías).',
  },
  ledger: {
    title: 'Lo dado hasta ahora y qué se vigila por ello',
    given: '{{infusions}} infusiones, {{recent}} de ellas en los últimos 90 días',
    mg: '{{mg}} mg en total, de {{known}} de {{infusions}} con la dosis anotada',
    noMg: 'Aquí no se anotó ninguna dosis.',
    caution: {
      'more-than-weekly': 'Los refuerzos son más de uno por semana.',
      'six-in-90-days': 'Seis refuerzos o más en 90 días.',
    },
    watch: { bladder: 'Vejiga', 'blood-pressure': 'Tensión', cognition: 'Memoria', misuse: 'Mal uso' },
    due: 'toca desde el {{on}}',
    notDue: 'próxima antes del {{on}}',
    last: 'última vez el {{on}}',
    never: 'nunca anotado aquí',
    note: 'Anotar un control',
    kind: 'Qué se controló',
    choose: 'Elija …',
    gapKind: 'Elija qué se controló.',
    day: 'Día',
    words: 'Qué se encontró (puede quedar vacío)',
    save: 'Guardar el control',
    cancel: 'Cancelar',
    saved: 'Guardado. La fecha siguiente cambió.',
    checks: 'Controles anotados',
    line: '{{what}}, {{on}}, {{by}}',
    source: 'Fuente: referencia clínica B.4 para la vejiga; los otros intervalos son valores de diseño por aprobar.',
  },
  problem: {
    'monitoring.day': 'Elija un día que ya fue: hoy o antes, y no hace más de 50 años.',
    'monitoring.changed': 'Este control ya se anotó con otras palabras. Lo que está no cambió.',
  },
};
