import type { SameWords } from '@holdfast/platform/portal';
import type { staffEn } from './staff-en';

/** The frame around every page of staff, in Spanish. */
export const staffEs: SameWords<typeof staffEn> = {
  nav: {
    inbox: 'Bandeja',
    caseload: 'A cargo',
    reviews: 'Revisiones',
    infusions: 'Infusiones',
    checkInSettings: 'Plan y formularios',
    patients: 'Pacientes',
    alerts: 'Alertas',
    safety: 'Guardia',
  },
  hello: 'Hola, {{name}}',
  durability: 'Cuánto duraron las infusiones',
  treatmentPlan: 'Idoneidad, consentimiento y plan',
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
    outcomes: 'Ir a los resultados de la clínica',
    'need-settings': 'Ir a cómo se ordenan las revisiones',
    'vitals-settings': 'Ir a los límites de los signos vitales',
    'safety-settings': 'Ir a la guardia y los plazos',
  },
};
