import type { SameWords } from '@holdfast/platform/portal';
import type { storyEn } from './story-en';

/** A patient's treatment in plain words, in Spanish. */
export const storyEs: SameWords<typeof storyEn> = {
  title: 'Su tratamiento',
  now: 'Dónde está',
  decision: {
    'bring-in': 'A su equipo le gustaría verle antes. Le llamarán para buscar un día.',
    keep: 'Su plan sigue igual.',
    extend: 'Su próxima infusión puede esperar más que antes.',
    taper: 'A su equipo le gustaría reducir o terminar las infusiones, junto con usted.',
    psychotherapy: 'A su equipo le gustaría ayudarle a encontrar un terapeuta.',
    ask: 'Su equipo le ha preguntado cómo está.',
    investigate: 'Su equipo está mirando algo primero.',
  },
  by: '{{name}}, {{on}}',
  followUp: 'Mirarán otra vez el {{on}}.',
  noDecision: 'No se ha decidido nada desde su última infusión. Sus respuestas muestran a su equipo cómo está.',
  decides: 'Quién decide: {{names}}, junto con usted. Nada lo decide una computadora.',
  someoneDecides: 'Decide un profesional, junto con usted. Nada lo decide una computadora.',
  ask: {
    title: '¿Quiere que alguien lo mire?',
    lead: 'Puede pedir a su equipo que mire cómo está y cuándo viene otra vez. No hace falta un motivo.',
    button: 'Pedir una revisión',
    asked: 'Pidió una revisión {{on}}. Su equipo lo ve.',
    withdraw: 'Retirarla',
    urgent: 'Si no está a salvo, no espere a esto: pulse «¿Necesita ayuda ya?» arriba.',
    write: 'Escribir a su equipo',
  },
  given: 'Sus infusiones',
  noneGiven: 'Todavía no hay ninguna infusión anotada.',
  progress: 'Ver su progreso',
  therapy: 'Terapia',
  problem: {
    'review.nothing': 'Todavía no hay ninguna infusión anotada, así que no hay nada que mirar. Escriba a su equipo.',
  },
};
