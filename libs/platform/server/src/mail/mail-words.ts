import { UPDATE_LINES } from '@holdfast/platform/model';

/** What a mail is about. Each has one neutral text in each language. */
export type MailKind =
  | 'update'
  | 'reset'
  | 'sign-in-changed'
  | 'sign-in-held'
  | 'sign-in-taken-back'
  | 'rescue'
  | 'rescue-reset'
  | 'invitation'
  | 'test';

/** How the link of a mail is opened. */
interface How {
  readonly opensAlone?: boolean;
  readonly codeFrom?: string;
  /** The clinic's own wording, where it has one. */
  readonly wording?: MailWording | undefined;
}

/** What a mail says: words that ship, or that an administrator worded and that were found to tell nothing. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

type Words = (clinic: string, link: string, how: How) => MailWords;

/** How a clinic words the mail that says that something is new; `{clinic}` stands for its neutral name. */
export interface MailWording {
  readonly subject: string;
  readonly sentence: string;
}

const WAYS_IN: Record<'en' | 'es', (link: string, how: How) => { code: string; alone: string; signedIn: string }> = {
  en: (link, how) => ({
    code: `Open it: ${link}\nYou will be asked for a code. Please call ${how.codeFrom}, and we will read it to you.\nThe link works for three days, in one browser.`,
    alone: `You can answer without signing in: ${link}\nThis link works once, in one browser. After that, sign in to find it.`,
    signedIn: UPDATE_LINES.en.signIn(link),
  }),
  es: (link, how) => ({
    code: `Ábrala aquí: ${link}\nSe le pedirá un código. Llame al ${how.codeFrom} y se lo leeremos.\nEl enlace funciona tres días, en un solo navegador.`,
    alone: `Puede responder sin iniciar sesión: ${link}\nEste enlace funciona una vez, en un solo navegador. Después, inicie sesión para encontrarla.`,
    signedIn: UPDATE_LINES.es.signIn(link),
  }),
};

const update =
  (language: 'en' | 'es'): Words =>
  (clinic, link, how) => {
    const { subject, sentence } = how.wording ?? UPDATE_LINES[language];
    const fill = (text: string) => text.replaceAll('{clinic}', () => clinic);
    return plain(language, fill(subject), fill(sentence), waysIn(how, WAYS_IN[language](link, how)));
  };

function waysIn({ opensAlone, codeFrom }: How, words: { code: string; alone: string; signedIn: string }): string {
  if (codeFrom) return words.code;
  return opensAlone ? words.alone : words.signedIn;
}

function plain(language: 'en' | 'es', subject: string, ...parts: string[]): MailWords {
  return { subject, text: `${[...parts, UPDATE_LINES[language].unread].join('\n\n')}\n` };
}

const RESET: Record<'en' | 'es', Words> = {
  en: (clinic, link) =>
    plain(
      ...(['en', `${clinic}: choose a new password`] as const),
      `Someone asked to choose a new password for ${clinic}. We hope it was you.`,
      `Choose it here: ${link}\nThe link works once, for 30 minutes.`,
      'If it was not you, do nothing. Your password stays as it is.',
    ),
  es: (clinic, link) =>
    plain(
      ...(['es', `${clinic}: elija una contraseña nueva`] as const),
      `Alguien pidió elegir una contraseña nueva para ${clinic}. Esperamos que haya sido usted.`,
      `Elíjala aquí: ${link}\nEl enlace funciona una vez, durante 30 minutos.`,
      'Si no fue usted, no haga nada. Su contraseña sigue igual.',
    ),
};

const CHANGED: Record<'en' | 'es', Words> = {
  en: (clinic, link) =>
    plain(
      ...(['en', `${clinic}: how you sign in has changed`] as const),
      `How you sign in at ${clinic} has changed: a password, a passkey, or a code.`,
      `If it was you, all is well. If it was not you, choose a new password now and call ${clinic}: ${link}`,
    ),
  es: (clinic, link) =>
    plain(
      ...(['es', `${clinic}: cambió su forma de iniciar sesión`] as const),
      `Cambió su forma de iniciar sesión en ${clinic}: una contraseña, una llave de acceso o un código.`,
      `Si fue usted, todo está bien. Si no fue usted, elija ahora una contraseña nueva y llame a ${clinic}: ${link}`,
    ),
};

const HELD: Record<'en' | 'es', Words> = {
  en: (clinic, link) =>
    plain(
      ...(['en', `${clinic}: how you sign in has changed`] as const),
      `How you sign in at ${clinic} has changed: a password, a passkey, or a code. It came from a new device, or by a link from a mail.`,
      'If it was you, all is well. For 24 hours some things wait.',
      `If it was not you, take it back now: ${link}\nThe link works for 24 hours.`,
    ),
  es: (clinic, link) =>
    plain(
      ...(['es', `${clinic}: cambió su forma de iniciar sesión`] as const),
      `Cambió su forma de iniciar sesión en ${clinic}: una contraseña, una llave de acceso o un código. El cambio vino de un aparato nuevo o de un enlace del correo.`,
      'Si fue usted, todo está bien. Durante 24 horas algunas cosas esperan.',
      `Si no fue usted, deshágalo ahora: ${link}\nEl enlace funciona durante 24 horas.`,
    ),
};

const TAKEN_BACK: Record<'en' | 'es', Words> = {
  en: (clinic, link) =>
    plain(
      ...(['en', `${clinic}: a change was taken back`] as const),
      `You told us that a change of how you sign in at ${clinic} was not yours. We took it back and signed everyone out.`,
      `Choose a new password now: ${link}`,
      `${clinic} can see that this happened. If someone else reads your mail, please call.`,
    ),
  es: (clinic, link) =>
    plain(
      ...(['es', `${clinic}: deshicimos un cambio`] as const),
      `Usted nos dijo que un cambio en su forma de iniciar sesión en ${clinic} no era suyo. Lo deshicimos y cerramos todas las sesiones.`,
      `Elija ahora una contraseña nueva: ${link}`,
      `${clinic} puede ver que esto pasó. Si otra persona lee su correo, llame por favor.`,
    ),
};

const RESCUE: Record<'en' | 'es', Words> = {
  en: (clinic, link) =>
    plain(
      ...(['en', `${clinic}: your lost passkey or code app`] as const),
      `${clinic} started to replace how you sign in, because you lost your passkey or your code app.`,
      `From tomorrow, at this hour, go on here: ${link}\nThe link then works for three days. You will need your password.`,
      'You did not ask for this, or you found it again? Open the same link now and call it off. Signing in calls it off too.',
    ),
  es: (clinic, link) =>
    plain(
      ...(['es', `${clinic}: su llave de acceso o aplicación perdida`] as const),
      `${clinic} empezó a reemplazar su forma de iniciar sesión, porque perdió su llave de acceso o su aplicación de códigos.`,
      `Desde mañana, a esta hora, siga aquí: ${link}\nEl enlace funciona entonces tres días. Necesitará su contraseña.`,
      '¿No lo pidió, o ya la encontró? Abra ahora el mismo enlace y cancélelo. Iniciar sesión también lo cancela.',
    ),
};

const RESCUE_RESET: Record<'en' | 'es', Words> = {
  en: (clinic, link) =>
    plain(
      ...(['en', `${clinic}: choose a new password`] as const),
      `Go on here, and choose a new password on the way: ${link}\nThe link works once, for 30 minutes.`,
      'If it was not you, open the link and call it off.',
    ),
  es: (clinic, link) =>
    plain(
      ...(['es', `${clinic}: elija una contraseña nueva`] as const),
      `Siga aquí y elija de paso una contraseña nueva: ${link}\nEl enlace funciona una vez, durante 30 minutos.`,
      'Si no fue usted, abra el enlace y cancélelo.',
    ),
};

const INVITATION: Record<'en' | 'es', Words> = {
  en: (clinic, link) =>
    plain(
      ...(['en', `${clinic}: your invitation`] as const),
      `${clinic} invites you to its portal.`,
      `Start here: ${link}\nThe link works once, for seven days.`,
      'If you do not know why you got this, do nothing.',
    ),
  es: (clinic, link) =>
    plain(
      ...(['es', `${clinic}: su invitación`] as const),
      `${clinic} le invita a su portal.`,
      `Empiece aquí: ${link}\nEl enlace funciona una vez, durante siete días.`,
      'Si no sabe por qué recibió esto, no haga nada.',
    ),
};

const TEST: Record<'en' | 'es', Words> = {
  en: (clinic) => plain('en', `${clinic}: mail works`, `This is a test. Mail from ${clinic} reaches you.`),
  es: (clinic) => plain('es', `${clinic}: el correo funciona`, `Esto es una prueba. El correo de ${clinic} le llega.`),
};

const WORDS: Record<MailKind, Record<'en' | 'es', Words>> = {
  ...{ update: { en: update('en'), es: update('es') }, reset: RESET, invitation: INVITATION, test: TEST },
  ...{ 'sign-in-changed': CHANGED, 'sign-in-held': HELD, 'sign-in-taken-back': TAKEN_BACK },
  ...{ rescue: RESCUE, 'rescue-reset': RESCUE_RESET },
};

/** The words of a mail. @param link where it leads, whole */
export function mailWords(
  mail: How & { readonly kind?: MailKind; readonly language: 'en' | 'es'; readonly clinicName: string },
  link: string,
): MailWords {
  return WORDS[mail.kind ?? 'update'][mail.language](mail.clinicName, link, mail);
}
