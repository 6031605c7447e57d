import type { SameWords } from '@holdfast/platform/portal';
import type { routingEn } from './routing-en';

/** How a clinic routes and promises, in Spanish. */
export const routingEs: SameWords<typeof routingEn> = {
  hours: {
    promise: '{{topic}}, enviado el viernes a las 6:00 p. m.: respuesta antes del {{by}}.',
    never: '{{topic}}, enviado el viernes a las 6:00 p. m.: no se puede prometer ninguna hora.',
    zone: 'Horas de {{zone}}.',
  },
  topics: {
    poolId: 'Lo lee',
    escalationPoolId: 'Se avisa si la respuesta se retrasa',
    replyMinutes: 'Minutos hasta la respuesta, contados mientras hay alguien',
    range: 'De 5 minutos a 10 080, una semana',
    seen: 'Lo que lee un paciente que escribe ahora:',
  },
  pools: {
    name: 'Nombre del grupo {{n}}',
    unnamed: 'Aún sin nombre',
    people: 'Quién está en el grupo {{name}}',
    remove: 'Quitar el grupo',
    add: 'Añadir un grupo',
    noTopic: 'No lee ningún tema primero',
    nobody: 'No hay nadie en él.',
    seats:
      'Las personas nuevas ocupan su sitio según lo que hacen aquí, mientras los grupos conserven sus primeros nombres.',
  },
};
