import type { SameWords } from '@holdfast/platform/portal';
import type { invitationEn } from './invitation-en';

/** Taking an invitation up, in Spanish. */
export const invitationEs: SameWords<typeof invitationEn> = {
  title: 'Le damos la bienvenida a {{clinic}}',
  lead: {
    staff: 'Elija cómo inicia sesión. Tarda un minuto.',
    patient: 'Elija cómo inicia sesión. Después podrá escribir a su equipo y contestar chequeos cortos.',
    proxy: 'Un paciente le pide ayuda aquí. Elija cómo inicia sesión. Después verá lo que le dejen ver.',
  },
  asMyself: 'Seguir como {{name}}',
  orAnew: 'O cree una cuenta nueva',
  passkey: 'Usar una llave de acceso',
  passkeyHint: 'Su dedo, su cara o el PIN de su aparato. Lo más fácil y lo más seguro.',
  passkeyNot: 'No se creó ninguna llave. Inténtelo otra vez o elija una contraseña.',
  or: 'O elija una contraseña',
  password: 'Contraseña',
  passwordHint: 'Al menos 15 caracteres. Van bien cuatro o cinco palabras que no tengan que ver entre sí.',
  factorNext: 'Después su clínica pide un segundo factor.',
  go: 'Seguir',
  missing: 'Escriba una contraseña o use una llave de acceso.',
  overTitle: 'Este enlace ya no funciona',
  over: 'Funciona una vez, durante siete días, y solo el más nuevo. Pida otro a su clínica.',
  haveOne: 'Ya tengo una cuenta',
  problem: {
    'invitation.email-taken':
      'Ese correo ya tiene una cuenta aquí. Si ya ayuda a alguien, inicie sesión y abra otra vez este enlace. Si no, pida un enlace a otro correo.',
    'charge.other-account': 'Este enlace se envió a otro correo, no al de su cuenta.',
  },
};
