import type { SameWords } from './copy';
import type { en } from './en';

/** The platform's own words in Spanish. */
export const es: SameWords<typeof en> = {
  action: {
    retry: 'Intentar de nuevo',
    close: 'Cerrar',
    cancel: 'Cancelar',
    undo: 'Deshacer',
    back: 'Atrás',
    copy: 'Copiar',
    copied: 'Copiado',
    more: 'Más',
    save: 'Guardar',
    dismiss: 'Quitar',
  },
  state: { loading: 'Cargando…' },
  error: {
    title: 'No funcionó',
    safe: 'Lo que escribió sigue aquí.',
    id: 'Código para soporte',
    copyId: 'Copiar el código para soporte',
  },
  field: { show: 'Mostrar la contraseña', hide: 'Ocultar la contraseña' },
  keys: {
    title: 'Atajos de teclado',
    hint: 'Las teclas solas no hacen nada mientras escribe. Puede apagarlas en Yo.',
    off: 'Las teclas solas están apagadas. Puede encenderlas en Yo.',
    sheet: 'Mostrar esta lista',
  },
  problem: {
    offline: 'No pudimos conectar con la clínica. Revise su conexión e intente de nuevo.',
    unexpected: 'Algo falló de nuestro lado. Intente de nuevo en un momento.',
    missing: 'Aquí no hay nada para usted.',
    forbidden: 'Su función no incluye esto.',
    conflict: 'Alguien cambió esto hace un momento. Mire otra vez.',
    limited: 'Demasiados intentos. Espere unos {{minutes}} min e intente de nuevo.',
    'input-invalid': 'Algo de lo enviado no es válido. Revíselo, por favor.',
    'input.invalid': 'Algo de lo enviado no es válido. Revíselo, por favor.',
    'session-required': 'Inicie sesión otra vez.',
    'session.required': 'Inicie sesión otra vez.',
  },
};
