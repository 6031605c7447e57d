import type { SameWords } from '@holdfast/platform/portal';
import type { en } from './en';

/** Help and leaving fast, in Spanish. */
export const es: SameWords<typeof en> = {
  help: {
    open: '¿Necesita ayuda ya?',
    title: 'Ayuda ahora mismo',
    lead: 'Usted merece apoyo. Estas líneas son gratis y están abiertas día y noche.',
    notWatched:
      'No se vigila las 24 horas. Su equipo puede tardar en ver un mensaje. Si está en peligro, llame al 911, o llame o escriba al 988.',
    clinic: 'Llamar a {{clinic}}',
    clinicHours: 'En el horario de la clínica.',
    opensNewPage: 'abre otra página',
  },
  resource: {
    lifeline: 'Línea 988 de Prevención del Suicidio y Crisis',
    'lifeline-spanish': '988 en español',
    veterans: 'Línea de Crisis para Veteranos',
    'crisis-text-line': 'Crisis Text Line',
    deaf: 'Retransmisión',
    emergency: 'Emergencia',
  },
  way: {
    'lifeline-call': 'Llamar al 988',
    'lifeline-text': 'Mensaje de texto al 988',
    'lifeline-chat': 'Chat con el 988 (en inglés)',
    'lifeline-spanish-call': 'Llamar al 988 y oprimir 2',
    'lifeline-spanish-text': 'Enviar AYUDA al 988',
    'veterans-call': 'Llamar al 988 y oprimir 1',
    'veterans-text': 'Mensaje de texto al 838255',
    'crisis-text-line-text': 'Mensaje de texto al 741741',
    'deaf-call': 'Retransmisión 711',
    'emergency-call': 'Llamar al 911',
  },
  aid: {
    notWatched: 'Nadie vigila esto las 24 horas. ¿En peligro? Llame al 911, o llame o escriba al 988.',
    title: 'No tiene que esperar una respuesta',
    words: 'Si piensa en hacerse daño, puede hablar con alguien ahora. Igual puede enviar su mensaje.',
    more: 'Más formas de recibir ayuda',
  },
  exit: {
    button: 'Salir rápido',
    prefix: 'Emergencia',
    pressed: 'Mayús, pulsada {{times}} de 3 veces',
  },
};
