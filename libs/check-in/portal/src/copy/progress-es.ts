import type { SameWords } from '@holdfast/platform/portal';
import type { progressEn } from './progress-en';

/** Scores over time, for patients and staff, in Spanish. */
export const progressEs: SameWords<typeof progressEn> = {
  choice: {
    'global-change': {
      '1': 'Muchísimo mejor',
      '2': 'Mucho mejor',
      '3': 'Un poco mejor',
      '4': 'Sin cambio',
      '5': 'Un poco peor',
      '6': 'Mucho peor',
      '7': 'Muchísimo peor',
    },
  },
  band: {
    'gad-7': { minimal: 'Mínima', mild: 'Leve', moderate: 'Moderada', severe: 'Grave' },
    'pcl-5': {
      'below-cutoff': 'Debajo del punto de corte de 33',
      'at-cutoff': 'En el punto de corte de 33 o por encima',
    },
    'audit-c': {
      negative: 'Debajo del punto de corte',
      'positive-for-women': 'En el punto de corte para mujeres, debajo del de hombres',
      positive: 'En el punto de corte o por encima',
    },
    'drug-single': { negative: 'Ninguna', positive: 'Una o más' },
    asrm: { negative: 'Debajo del punto de corte', positive: 'En el punto de corte o por encima' },
    'who-5': {
      'very-low': 'Bienestar muy bajo',
      low: 'Bienestar bajo',
      good: 'Bienestar por encima del punto de corte',
    },
    'qids-sr16': {
      none: 'Ninguna',
      mild: 'Leve',
      moderate: 'Moderada',
      severe: 'Grave',
      'very-severe': 'Muy grave',
    },
    third: { low: 'en el tercio inferior', middle: 'en el medio', high: 'en el tercio superior' },
  },
  trend: {
    meaning:
      'Cada marca es un chequeo. Las palabras junto al dibujo son las que se usan para ese rango. No son un diagnóstico. Un solo puntaje dice poco; mire cómo va en unas semanas. Su equipo lo mira con usted.',
    none: 'Su progreso estará aquí después de su primer chequeo.',
    hidden: 'Sus puntajes están ocultos en este aparato.',
    showAgain: 'Mostrar mis puntajes',
    hide: 'Ocultar mis puntajes',
    wordsOnly: 'Mostrar palabras, no números',
    print: 'Imprimir',
    infusions: 'Infusiones',
    noInfusions: 'Todavía ninguna.',
    name: '{{titles}} a lo largo del tiempo',
    about:
      '{{points}} puntajes y {{infusions}} infusiones en una escala de {{min}} a {{max}}. {{direction}} Las flechas van de un puntaje a otro.',
    aboutWords: '{{points}} chequeos y {{infusions}} infusiones. {{direction}} Las flechas van de uno a otro.',
    how: 'Toque la imagen, o use las flechas, para leer un puntaje.',
    compared: 'Lado a lado',
    asTable: 'Mostrar como tabla',
    asChart: 'Mostrar como imagen',
    empty: 'No hay puntajes en este tiempo. Pruebe uno más largo.',
    range: { label: 'Desde cuándo', '1m': '1 mes', '3m': '3 meses', '1y': '1 año', all: 'Todo' },
    column: { day: 'Día', score: 'Puntaje', band: 'En palabras', way: 'Nota' },
    way: { late: 'respondido tarde', paper: 'tomado de papel', phone: 'tomado por teléfono' },
    key: {
      table: 'Mostrar el progreso como tabla o imagen',
      infusion: '▼ es una infusión.',
      gap: '× es un chequeo sin respuesta; la línea no lo cruza.',
      hollow: 'Una marca hueca se respondió tarde, en papel o por teléfono.',
      bracket: 'El corchete son {{points}} puntos, un cambio que la gente nota ({{source}}).',
      bracketPlain: 'El corchete son {{points}} puntos, un cambio que la gente nota.',
      bracketWords: 'El corchete es un cambio que la gente nota.',
    },
    notes: {
      title: '¿Qué cambió?',
      none: 'Escriba qué pasaba, como un trabajo nuevo o un resfriado. Queda junto a sus puntajes.',
      unreadable: 'Esta nota no se puede mostrar.',
      day: 'Día',
      words: '¿Qué cambió?',
      hint: 'Hasta 300 caracteres. Su equipo puede leerlo.',
      save: 'Guardar la nota',
      saved: 'Guardado.',
      change: 'Cambiar',
      remove: 'Quitar',
    },
  },
};
