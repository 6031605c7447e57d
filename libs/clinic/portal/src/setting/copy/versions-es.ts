import type { SameWords } from '@holdfast/platform/portal';
import type { versionsEn } from './versions-en';

/** The versions of a setting and whom it touches, in Spanish: for every page that shows them. */
export const versionsEs: SameWords<typeof versionsEn> = {
  history: 'Todas las versiones',
  version: 'Versión {{version}}',
  began: 'como se configuró la clínica',
  byItself: 'cambiado en otro lugar',
  holds: 'Vale ahora',
  changed: 'cambiado',
  restores: 'Restableció la versión {{version}}',
  restore: 'Restablecer',
  restored: 'La versión {{version}} vale otra vez.',
  problem: {
    'clinic-setting.stale': 'Alguien cambió esto hace un momento.',
    'clinic-setting.outdated': 'Esa versión nombra a alguien o algo que ya no está.',
  },
  reach: {
    patients: 'Afecta a todos los pacientes: {{count}}',
    staff: 'Afecta a todo el personal: {{count}}',
    everyone: 'Afecta a todos, pacientes y personal: {{count}}',
  },
};
