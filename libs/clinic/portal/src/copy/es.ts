import type { SameWords } from '@holdfast/platform/portal';
import type { en } from './en';

/** The clinic and its people, in Spanish. */
export const es: SameWords<typeof en> = {
  team: {
    title: 'Su equipo de atención',
    who: 'Todas estas personas pueden leer lo que escribe, para que siempre alguien pueda ayudar. Nadie más puede, salvo a quienes usted dio acceso.',
    lead: 'Dirige su atención',
    empty: 'Su clínica aún no ha nombrado un equipo. Llámenos si tiene una pregunta.',
    helps: {
      partner: 'ayuda, es su pareja',
      parent: 'ayuda, es su madre o padre',
      child: 'ayuda, es su hija o hijo',
      relative: 'ayuda, es de su familia',
      friend: 'ayuda, es su amistad',
      carer: 'ayuda, es cuidador profesional',
    },
  },
  hours: {
    title: 'Horario de la clínica',
    closed: 'Cerrado',
    zone: 'Horario: {{zone}}.',
    call: 'Llamar al {{phone}}',
    outside: 'Fuera de este horario, los mensajes esperan hasta que volvamos.',
  },
  problem: {
    'care-team.not-care-staff': 'Solo el personal clínico puede entrar en un equipo de atención.',
  },
};
