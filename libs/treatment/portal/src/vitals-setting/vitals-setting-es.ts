import type { SameWords } from '@holdfast/platform/portal';
import type { vitalsSettingEn } from './vitals-setting-en';

/** By what vitals are judged, in Spanish. */
export const vitalsSettingEs: SameWords<typeof vitalsSettingEn> = {
  title: 'Límites de los signos vitales',
  lead: 'Durante una infusión la página avisa, pide esperar o pide detener con estos valores. No decide nada: decide una persona.',
  source:
    'Fuente: referencia clínica B.2, de las costumbres de clínicas y un ensayo. Estos valores son de diseño: su clínica tiene que aprobarlos.',
  changed: 'Versión {{version}}, puesta por {{who}}, {{when}}.',
  shipped: 'No se cambió nada: son los valores de fábrica.',
  affects:
    'Un cambio cuenta para las infusiones cuya primera nota venga después: {{planned}} planeadas hasta ahora. Las {{underWay}} en curso y todas las terminadas conservan los límites con los que empezaron.',
  group: {
    warn: 'Avisar',
    hold: 'Esperar: no empezar sin un motivo',
    stop: 'Detener y tratar',
    signs: 'Oxígeno y pulso',
  },
  groupNote: {
    warn: 'Desde este valor se pide escribir qué se vio o se hizo.',
    hold: 'Antes de la infusión, desde este valor, el inicio pide un motivo.',
    stop: 'Mientras corre o después, desde este valor dos veces seguidas. Una sola vez solo avisa.',
    signs: 'Debajo del más bajo o encima del más alto es un aviso.',
  },
  name: {
    warnSystolicMmHg: 'Presión sistólica, avisar desde',
    warnDiastolicMmHg: 'Presión diastólica, avisar desde',
    holdSystolicMmHg: 'Presión sistólica, esperar desde',
    holdDiastolicMmHg: 'Presión diastólica, esperar desde',
    stopSystolicMmHg: 'Presión sistólica, detener desde',
    stopDiastolicMmHg: 'Presión diastólica, detener desde',
    leastOxygenPercent: 'Oxígeno más bajo',
    mostPulsePerMinute: 'Pulso más alto',
    leastPulsePerMinute: 'Pulso más bajo',
  },
  unit: { mmHg: 'mmHg', percent: '%', perMinute: 'por min' },
  range: 'de {{least}} a {{most}} {{unit}}; habitual {{usual}}',
  invalid: 'Ponga en cada valor un número entero dentro de su rango.',
  crossed: 'Un aviso no puede estar por encima de una espera, ni una espera por encima de un límite para detener.',
  other: 'Un colega cambió estos límites hace un momento. Los suyos no se guardaron.',
  load: 'Mostrar los suyos',
  save: 'Guardar',
  usual: 'Poner los valores habituales',
  kept: 'Lo que está aquí se escribió antes y aún no está guardado.',
  saved: 'Guardado como versión {{version}}.',
  readOnly: 'Los proveedores y administradores pueden cambiar estos valores.',
  history: 'Versiones anteriores',
  noHistory: 'No hay ninguna.',
  version: 'Versión',
  set: 'Puesta',
  values: 'Avisar · esperar · detener · oxígeno · pulso',
  ships: 'de fábrica',
  back: 'Poner esta otra vez',
  backOf: 'versión {{version}}',
};
