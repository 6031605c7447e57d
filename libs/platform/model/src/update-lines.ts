/** The lines of the mail that says that something is new. A clinic may word the first two; `{clinic}` is its neutral name. */
export interface UpdateLines {
  readonly subject: string;
  readonly sentence: string;
  /** The line with the link, for somebody with an account here. */
  readonly signIn: (link: string) => string;
  readonly unread: string;
}

/** What the mail says in each language until a clinic words it itself. */
export const UPDATE_LINES: Record<'en' | 'es', UpdateLines> = {
  en: {
    subject: '{clinic}: you have a new update',
    sentence: 'You have a new update from {clinic}.',
    signIn: (link) => `Sign in to see it: ${link}`,
    unread: 'This mailbox is not read. Please do not reply.',
  },
  es: {
    subject: '{clinic}: tiene una novedad',
    sentence: 'Tiene una novedad de {clinic}.',
    signIn: (link) => `Inicie sesión para verla: ${link}`,
    unread: 'Nadie lee este buzón. Por favor, no responda.',
  },
};
