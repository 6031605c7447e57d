import type { SameWords } from '@holdfast/platform/portal';
import type { nextEn } from './next-en';

/** A patient's next infusion in plain words, in Spanish. */
export const nextEs: SameWords<typeof nextEn> = {
  title: 'Su próxima infusión',
  when: '{{at}}',
  moved: 'Su clínica fija esta hora. Para cambiarla, escriba a su equipo.',
  gates: 'Antes de venir',
  lead: 'Mire cada línea, por favor. Puede cambiar su respuesta hasta que empiece la infusión.',
  yes: 'Sí',
  talk: 'Quiero hablarlo',
  told: 'Está bien. Su equipo lo ve. También puede escribirle ahora.',
  all: 'Ha dicho que sí a todo. Gracias.',
  write: 'Escribir a su equipo',
  saving: 'Guardando …',
  saved: 'Guardado.',
  gate: {
    fasting: 'No comeré antes de venir, como me dijo mi clínica.',
    ride: 'Un adulto me llevará a casa.',
    medicines: 'Tomo mis medicinas como acordamos.',
    consent: 'Sigo queriendo este tratamiento.',
    'no-red-flags': 'No tengo ningún problema de salud nuevo que me preocupe.',
  },
  driving: {
    title: 'Todavía no conduzca',
    until: 'Por favor, no conduzca hasta {{at}}',
    also: 'Hasta entonces tampoco alcohol ni decisiones grandes. Descanse y duerma.',
  },
  now: 'Su infusión está en curso ahora.',
  charge: {
    title: 'Visitas',
    until: 'Sin conducir, sin alcohol y sin decisiones importantes hasta {{at}}.',
    now: 'Está en curso ahora.',
    none: 'No hay ninguna visita prevista.',
  },
};
