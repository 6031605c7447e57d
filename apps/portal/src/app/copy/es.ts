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
    inbox: 'Bandeja',
    caseload: 'A cargo',
    reviews: 'Revisiones',
    infusions: 'Infusiones',
    checkInSettings: 'Plan y formularios',
    patients: 'Pacientes',
    alerts: 'Alertas',
    safety: 'Guardia',
  },
  home: {
    morning: 'Buenos días, {{name}}',
    day: 'Buenas tardes, {{name}}',
    evening: 'Buenas noches, {{name}}',
    treatment: 'Su tratamiento',
    lead: 'Su equipo está aquí entre visitas. Escriba cuando quiera. No hay preguntas malas.',
    write: 'Escribir a su equipo',
    demo: 'Esto es una demostración. Las personas y la clínica son inventadas.',
  },
  staff: {
    hello: 'Hola, {{name}}',
    durability: 'Cuánto duraron las infusiones',
    outcomes: 'Resultados de la clínica',
    needs: 'Cómo se ordenan las revisiones',
    vitals: 'Límites de los signos vitales',
    coming: 'Estas áreas llegarán para su función',
    admin: {
      now: 'Su función dirige la clínica y no lee mensajes ni expedientes. En Yo puede cambiar cómo se ve todo.',
      first: 'Personas: cuentas, invitaciones y funciones',
      second: 'Clínica: horario, grupos y a quién se avisa si una respuesta se retrasa',
      third: 'Sistema: estado, copias de seguridad y versiones',
    },
    auditor: {
      now: 'Su función revisa quién hizo qué. No lee mensajes ni expedientes. En Yo puede cambiar cómo se ve todo.',
      first: 'Registro: quién abrió o cambió qué, y cuándo',
      second: 'Prueba: que no falta ni cambió ninguna entrada',
      third: 'Exportación: una copia para una revisión, también registrada',
    },
  },
  palette: {
    open: 'Buscar',
    title: 'Buscar un paciente o una acción',
    label: 'El nombre de un paciente, o lo que quiere hacer',
    nothing: 'No se encontró nada. Los nombres se buscan por palabras enteras.',
  },
  keys: {
    find: 'Buscar un paciente o una acción',
    inbox: 'Ir a la bandeja',
    patients: 'Ir a los pacientes',
    me: 'Ir a mis ajustes',
    'check-in-settings': 'Ir al plan, los formularios y las reglas',
    caseload: 'Ir a los pacientes a cargo',
    reviews: 'Ir a las revisiones',
    'check-ins': 'Ir a los chequeos',
    alerts: 'Ir a las alertas',
    'safety-settings': 'Ir a la guardia y los plazos',
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
