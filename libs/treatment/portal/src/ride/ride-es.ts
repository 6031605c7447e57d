import type { SameWords } from '@holdfast/platform/portal';
import type { rideEn } from './ride-en';

/** The way home as the patient and the clinic's side see it, in Spanish. */
export const rideEs: SameWords<typeof rideEn> = {
  title: 'El camino a casa',
  lead: 'Un enlace para quien conduce. No pide cuenta y no nombra a nadie. Quien conduce dice cuándo recoge al paciente y cuándo han llegado.',
  leadOwn:
    'Haga un enlace y envíelo a la persona que lo lleva a casa. No dice su nombre ni por qué está aquí. Esa persona toca al recogerlo y al llegar a casa.',
  notice: 'Lo que dice quien conduce no da de alta a nadie. Usted comprueba al acompañante.',
  make: 'Hacer un enlace para quien conduce',
  again: 'Hacer un enlace nuevo',
  againNote: 'Un enlace nuevo termina el anterior.',
  making: 'Haciendo el enlace …',
  link: 'Enlace para quien conduce',
  once: 'Solo se muestra ahora. Envíelo a quien conduce.',
  copy: 'Copiar enlace',
  copied: 'Copiado',
  end: 'Terminar este enlace',
  ended: 'Este enlace se terminó a las {{at}}.',
  over: 'Este enlace ya no vale desde {{at}}.',
  until: 'Vale hasta {{at}}.',
  none: 'Todavía no se hizo ningún enlace.',
  step: { made: 'Enlace hecho', opened: 'Abierto por quien conduce', pickedUp: 'Recogida', arrived: 'Llegada' },
  stepOwn: {
    made: 'Tiene un enlace para quien lo lleva',
    opened: 'Quien lo lleva lo abrió',
    pickedUp: 'Ya lo recogieron',
    arrived: 'Ya está en casa',
  },
  notYet: 'todavía no',
  late: 'Se dijo la recogida a las {{at}} y ninguna llegada desde entonces. Quizá quiera llamar.',
  lateOwn: 'Nadie nos ha dicho todavía que está en casa. Si ya llegó, todo está bien.',
  confirmed: 'Recogida confirmada por enlace a las {{at}}. Usted comprueba igualmente al acompañante.',
  lateList: 'Recogidos hace tres horas o más, sin llegada dicha',
  lateOne: '{{name}}, recogida a las {{at}}',
  problem: {
    'ride.closed': 'Ya no se puede hacer un enlace para esta infusión.',
  },
};
