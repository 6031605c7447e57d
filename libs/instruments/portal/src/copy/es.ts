import type { SameWords } from '@holdfast/platform/portal';
import type { en } from './en';

/** The words around questions, in Spanish. */
export const es: SameWords<typeof en> = {
  question: {
    back: 'Atrás',
    progress: '{{at}} de {{of}}',
    progressName: 'Pregunta {{at}} de {{of}}',
    about: 'Sobre estas preguntas',
    goOn: 'Continuar',
    keys: 'Con el teclado: un número elige su respuesta, ← regresa, → o Entrar sigue.',
  },
  language: {
    en: 'Por ahora estas preguntas están solo en inglés.',
    es: 'Por ahora estas preguntas están solo en español.',
  },
  fault: {
    choose: 'Elija una respuesta para seguir, por favor.',
    number: 'Escriba un número entero de {{min}} a {{max}}, por favor.',
    text: 'Escriba unas palabras, por favor, hasta {{max}} caracteres.',
  },
  paper: {
    optional: 'puede quedar vacío',
    open: 'Falta responder: {{list}}. Sin estas respuestas no hay total.',
    faulty: 'Revise otra vez, por favor: {{list}}.',
    save: 'Guardar las respuestas',
    saveOpen: 'Guardar sin ellas',
  },
};
