import type { SameWords } from '@holdfast/platform/portal';
import type { referralSettingEn } from './referral-setting-en';

const both = {
  changed: 'Versión {{version}}, puesta por {{who}}, {{when}}.',
  shipped: 'No se cambió nada: son los valores de fábrica.',
  invalid: 'Ponga en cada valor un número entero dentro de su rango.',
  other: 'Un colega cambió estos valores hace un momento. Los suyos no se guardaron y siguen aquí.',
  load: 'Mostrar los del colega',
  save: 'Guardar',
  usual: 'Poner los valores habituales',
  kept: 'Lo que está aquí se escribió antes y aún no está guardado.',
  saved: 'Guardado como versión {{version}}.',
  noHistory: 'No hay ninguna.',
  version: 'Versión',
  values: 'Valores',
  ships: 'de fábrica',
  back: 'Poner esta otra vez',
  backOf: 'versión {{version}}',
};

/** When silence is asked about and when therapy is offered, in Spanish. */
export const referralSettingEs: SameWords<typeof referralSettingEn> = {
  title: 'Ajustes de las derivaciones',
  toTherapists: 'Volver a los terapeutas',
  start: 'Volver al inicio',
  lead: 'Estos valores deciden cuándo se recuerda o se pregunta algo. Todo lo demás lo deciden personas.',
  readOnly: 'La coordinación y la administración pueden cambiar estos valores.',
  range: 'de {{least}} a {{most}}; habitual {{usual}}',
  clocks: {
    ...both,
    title: 'Cuándo se pregunta por un silencio',
    source: 'Fuente: referencia clínica G.2, valor de diseño. Su clínica tiene que aprobarlos.',
    affects:
      'A quién afecta: {{underWay}} derivaciones están en curso. Cada una conserva el día que recibió y toma los valores nuevos en su próximo paso.',
    crossed: 'Una lista de espera no puede terminar antes de que alguien pregunte por ella.',
    history: 'Versiones anteriores de estos plazos',
    name: {
      askRoutine: 'Días hábiles sin respuesta hasta preguntar otra vez: rutina',
      askSoon: 'Lo mismo: pronto',
      askUrgent: 'Lo mismo: urgente',
      silent: 'Días hábiles más hasta que el silencio cuente como no',
      answer: 'Días hábiles para contestar una pregunta del terapeuta',
      appointment: 'Días desde la aceptación hasta preguntar por una cita',
      waitlist: 'Días en lista de espera hasta preguntar',
      waitlistEnds: 'Días en lista de espera hasta que termina',
      report: 'Días en terapia sin noticias hasta preguntar cómo va',
    },
  },
  need: {
    ...both,
    title: 'Cuándo se ofrece terapia',
    source: 'Fuente: referencia clínica G.1 y A.6, valor de diseño. Su clínica tiene que aprobarlos.',
    affects:
      'A quién afecta: a todos los pacientes de la clínica, desde la próxima vez que alguien mire a quién ofrecer terapia.',
    crossed: 'Un rango no puede terminar antes de empezar.',
    history: 'Versiones anteriores de estos valores',
    name: {
      pcl5From: 'PCL-5, desde cuántos puntos',
      partialFromPercent: 'Respuesta parcial: el PHQ-9 bajó al menos, por ciento',
      partialBelowPercent: 'Respuesta: el PHQ-9 bajó al menos, por ciento',
      windowFromDay: 'Se ofrece a todos desde el día',
      windowToDay: 'Se ofrece a todos hasta el día',
      declineRestsDays: 'Días de descanso después de que un paciente dijo que no',
      shortWaitDays: 'Una espera cuenta como corta hasta, días',
      quickAnswerDays: 'Una respuesta cuenta como rápida hasta, días',
    },
  },
};
