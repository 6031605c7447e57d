import type { SameWords } from '@holdfast/platform/portal';
import type { driverEn } from './driver-en';

/** The page of whoever takes somebody home, in Spanish. */
export const driverEs: SameWords<typeof driverEn> = {
  title: 'Llevar a alguien a casa',
  lead: 'Usted aceptó llevar a alguien a casa.',
  sealed: 'Presione el botón cuando esté listo. Desde ese momento esta página solo funciona en este navegador.',
  open: 'Empezar',
  opening: 'Un momento …',
  steps: 'Dos pasos, uno después del otro',
  step: { 'picked-up': 'Ya recogí a la persona', arrived: 'Ya llegamos' },
  said: { 'picked-up': 'Recogida a las {{at}}', arrived: 'Llegada a las {{at}}' },
  undo: 'Deshacer',
  undoFor: 'Puede deshacerlo durante 2 minutos.',
  first: 'Primero presione el botón de arriba.',
  done: 'Gracias. No hay nada más que hacer.',
  picked: 'Gracias. Por favor presione el segundo botón cuando hayan llegado.',
  offline: 'No se pudo enviar. Revise su conexión y presione otra vez.',
  help: '¿Algo no está bien o tiene una pregunta?',
  call: 'Llamar a {{clinic}}: {{phone}}',
  emergency: 'En una emergencia llame al 911.',
  overTitle: 'Este enlace ya no funciona',
  over: 'Puede ser muy viejo, haber sido reemplazado o haberse abierto en otro navegador. Por favor llame a quien se lo envió.',
  problem: {
    'ride.over': 'Este enlace ya no funciona.',
    'ride.limited': 'Demasiados intentos. Espere {{minutes}} min e inténtelo de nuevo.',
    'ride.early':
      'Todavía no es el día. Por favor presione esto cuando recoja a la persona. Este enlace sigue funcionando.',
    'ride.order': 'Primero presione que ya recogió a la persona.',
    'ride.stands': 'Esto ya no se puede deshacer aquí. Por favor llame a la clínica.',
  },
};
