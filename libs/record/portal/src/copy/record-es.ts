import type { SameWords } from '@holdfast/platform/portal';
import type { recordEn } from './record-en';

/** Records taken away and destroyed, and what patients agreed to, in Spanish. */
export const recordEs: SameWords<typeof recordEn> = {
  back: 'Dirigir la clínica',
  title: 'Expedientes y derechos sobre los datos',
  lead: 'Aquí se descargan o destruyen expedientes. Cada paso deja una entrada en el registro de accesos y le pide confirmar que es usted.',
  print: 'Imprimir',
  making: 'Se está preparando el archivo. Puede tardar un minuto.',
  given: 'El archivo está en su dispositivo. Guárdelo donde solo lo lea quien pueda hacerlo.',
  find: {
    label: 'Nombre del paciente',
    hint: 'Los nombres se encuentran por palabras enteras.',
    find: 'Buscar',
    none: 'Nadie tiene un nombre con estas palabras.',
    choose: 'Elegir',
    chooseOf: 'Elegir a {{name}}',
  },
  one: {
    title: 'El expediente de un paciente',
    lead: 'Un archivo con todo lo que la clínica guarda sobre un paciente: para leer (PDF), en tablas (CSV) y para programas (JSON).',
    take: 'Descargar el expediente de {{name}}',
  },
  mine: {
    title: 'Mi expediente',
    file: 'Llévelo con usted',
    what: 'Puede tener todo lo que la clínica guarda sobre usted en un archivo. Trae un documento para leer y tablas para la computadora.',
    without: 'No trae las notas que el personal escribe entre sí. Si también las quiere, pídalas a la clínica.',
    care: 'El archivo no tiene clave. Guárdelo donde nadie más pueda abrirlo.',
    take: 'Obtener mi expediente',
    given: 'El archivo está en este dispositivo. Se llama record.zip.',
    ask: '¿Tiene preguntas o lo quiere en papel? Llame al {{phone}}.',
    whoSaw: 'Quién vio mi expediente',
  },
  consent: {
    title: 'Lo que se acordó',
    lead: 'Consentimientos y permisos para compartir, firmados, retirados y vencidos; primero lo más reciente.',
    mine: 'Lo que acepté',
    mineLead: 'Lo que firmó y lo que retiró. Primero lo más reciente.',
    none: 'Todavía no se firmó nada.',
    kind: {
      'treatment-consent': {
        signed: 'Firmó el consentimiento al tratamiento, versión {{version}}',
        withdrawn: 'Retiró el consentimiento al tratamiento',
        kept: 'Mantuvo el consentimiento al tratamiento',
      },
      release: {
        signed: 'Firmó un permiso para compartir, para {{to}}',
        revoked: 'Retiró un permiso para compartir, para {{to}}',
        expired: 'Venció un permiso para compartir, para {{to}}',
      },
      proxy: {
        granted: 'Dio acceso a {{name}}',
        withdrawn: 'Retiró el acceso de {{name}}',
        ended: 'Terminó el acceso de {{name}}',
      },
    },
  },
  problem: {
    'record.limited': 'Se descargaron muchos expedientes en la última hora. Inténtelo más tarde.',
    'record.same-person': 'Otra persona tiene que aprobar lo que usted pidió.',
  },
};
