import type { SameWords } from '@holdfast/platform/portal';
import type { en } from './en';

/** The frame around every page, in Spanish. */
export const es: SameWords<typeof en> = {
  skip: 'Ir al contenido',
  toStart: 'Ir a mi primera página',
  nav: {
    label: 'Lugares',
    home: 'Inicio',
    messages: 'Mensajes',
    checkIns: 'Chequeos',
    me: 'Yo',
  },
  home: {
    morning: 'Buenos días, {{name}}',
    day: 'Buenas tardes, {{name}}',
    evening: 'Buenas noches, {{name}}',
    treatment: 'Su tratamiento',
    whoSaw: 'Quién vio mi expediente',
    record: 'Mi expediente',
    helpers: 'Personas que me ayudan',
    release: 'Algo espera su firma',
    therapy: 'Terapia de conversación',
    therapyAsks: 'Terapia de conversación: tenemos una pregunta para usted',
    lead: 'Su equipo está aquí entre visitas. Escriba cuando quiera. No hay preguntas malas.',
    write: 'Escribir a su equipo',
    demo: 'Esto es una demostración. Las personas y la clínica son inventadas.',
  },
  lock: {
    title: 'Bloqueado',
    words: 'Nadie lo usó un rato, por eso está bloqueado. Lo que no envió sigue en este aparato.',
    open: 'Abrir',
    leave: 'Cerrar sesión',
  },
  offline: {
    bar: 'No tiene conexión. Enviaremos lo que escriba cuando vuelva.',
    title: 'No podemos conectar con la clínica ahora',
    words:
      'Quizás no tiene conexión. Lo que escribió está a salvo en este dispositivo. Esta página intentará otra vez.',
    here: 'Lo que ya abrió aquí, como un chequeo, funciona también sin conexión.',
    goOn: 'Seguir con lo que hay en este dispositivo',
  },
  version: { ready: 'Hay una versión nueva.', reload: 'Recargar ahora', later: 'Después' },
  notYours: {
    title: 'Esta página no es suya',
    words: 'Es de otra persona, o su función no la incluye. No se cargó nada de ella.',
  },
  notFound: { title: 'Esa página no existe', words: 'El enlace puede ser viejo, o le falta una letra.' },
};
