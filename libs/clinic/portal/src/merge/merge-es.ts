import type { SameWords } from '@holdfast/platform/portal';
import type { mergeEn } from './merge-en';

/** Records made twice, in Spanish. */
export const mergeEs: SameWords<typeof mergeEn> = {
  title: 'Expedientes duplicados',
  back: 'Pacientes',
  lead: 'Estos expedientes tienen dos palabras del nombre y algo más en común. Mire los dos antes de unirlos.',
  none: 'No hay dos expedientes que parezcan de la misma persona.',
  sign: { 'same-birth': 'misma fecha de nacimiento', 'same-email': 'mismo correo', 'same-phone': 'mismo teléfono' },
  same: 'En común: {{signs}}',
  since: 'Expediente desde el {{day}}',
  account: 'Inicia sesión con este expediente',
  noAccount: 'No tiene cuenta',
  keep: 'Conservar este expediente',
  keepOf: 'Conservar este expediente de {{name}}, desde el {{day}}',
  open: 'Abrir',
  openOf: 'Abrir el expediente de {{name}}, desde el {{day}}',
  sure: {
    title: '¿Unir los dos expedientes?',
    keeps: 'El expediente de {{name}} desde el {{day}} se conserva y está en todas las listas.',
    replaced: 'El otro lleva a este. Ya no se le pregunta nada. Nada se mueve ni se pierde: se puede leer.',
    team: 'Quien atiende uno de los dos atiende ambos.',
    account: 'La persona entra solo al expediente conservado y ve lo que hay en él.',
    undo: 'Puede deshacerlo en cualquier momento.',
    yes: 'Unirlos',
    no: 'Cancelar',
  },
  done: 'Los dos expedientes son ahora uno.',
  undone: 'Los dos expedientes vuelven a estar separados.',
  history: 'Unidos antes',
  noHistory: 'Todavía no se ha unido nada.',
  line: '{{name}}: se conserva el expediente desde entonces. Por {{who}}, {{at}}.',
  wasUndone: 'Deshecho por {{who}}, {{at}}.',
  undo: 'Deshacer',
  undoOf: 'Deshacer la unión de {{name}}',
  problem: {
    'merge.chain': 'Uno de estos expedientes es parte de otra unión. Deshaga esa primero.',
    'merge.open':
      'Algo sigue abierto en el expediente que se va a sustituir: un mensaje que espera, una alerta, una infusión o una búsqueda. Termínelo antes, o conserve el otro expediente.',
    'merge.over': 'Esta unión ya no está en pie.',
    'merge.same': 'Elija dos expedientes distintos.',
  },
};
