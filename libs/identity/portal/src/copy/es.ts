import type { SameWords } from '@holdfast/platform/portal';
import type { en } from './en';

/** Signing in and settings, in Spanish. */
export const es: SameWords<typeof en> = {
  signIn: {
    title: 'Iniciar sesión',
    email: 'Correo electrónico',
    password: 'Contraseña',
    submit: 'Entrar',
    passkey: 'Entrar con una llave de acceso',
    or: 'O con su correo y su contraseña:',
    forgot: '¿Olvidó su contraseña?',
    second: 'Un paso más',
    startAgain: 'Empezar de nuevo',
    lost: '¿Perdió su teléfono o su llave? Use un código de recuperación o llame a su clínica: allí pueden abrirle otra entrada.',
    busy: 'Entrando…',
    missing: 'Escriba su correo y su contraseña.',
    ended: 'Su sesión se cerró. Inicie sesión para seguir. Lo que escribió sigue aquí.',
    noNeed: 'No tiene que iniciar sesión para recibir ayuda.',
    help: '¿Necesita ayuda ya?',
    demo: 'Pruebe la clínica de ejemplo',
    demoWhy: 'Es una demostración con personas inventadas. Elija quién quiere ser.',
    as: '{{role}}: {{name}}',
  },
  role: {
    patient: 'Paciente',
    proxy: 'Cuidador',
    provider: 'Médico',
    nurse: 'Enfermería',
    coordinator: 'Coordinación',
    admin: 'Administración',
    auditor: 'Auditoría',
  },
  problem: {
    'session.proof-refused': 'No funcionó. Inténtelo otra vez.',
    'session.step-over': 'Tardó demasiado. Empiece de nuevo.',
    'session.step-up': 'Confirme que es usted e inténtelo otra vez.',
    'sign-in.held':
      'Hace poco cambió su forma de iniciar sesión. Para cuidar su cuenta, esto espera hasta {{until}}. Lo demás funciona.',
    'session.locked': 'El portal está bloqueado. Ábralo primero.',
    'session.factor-needed': 'Prepare antes un segundo factor.',
    'session.refused': 'El correo y la contraseña no coinciden.',
    'session.limited': 'Demasiados intentos. Espere unos {{minutes}} min e intente de nuevo.',
    'session.ended': 'Su sesión terminó. Inicie sesión otra vez.',
    'session.origin': 'Esta solicitud no vino del portal. Recargue la página.',
  },
};
