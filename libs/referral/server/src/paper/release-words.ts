import type { ReleaseLanguage, ReleaseView } from '@holdfast/referral/model';

/** The words of a printed release that change with the language; what was signed is printed from its own text. */
export interface ReleasePaperWords {
  readonly page: (page: number, of: number) => string;
  readonly born: string;
  readonly state: Readonly<Record<ReleaseView['state'], string>>;
  readonly head: Readonly<Record<'what' | 'never' | 'terms' | 'who' | 'signature', string>>;
  readonly from: string;
  readonly to: string;
  readonly namedToday: string;
  readonly purpose: string;
  readonly purposeIs: string;
  readonly until: string;
  readonly untilIs: (day: string) => string;
  readonly ownTick: string;
  readonly nothingElse: string;
  readonly agreed: string;
  readonly unsigned: string;
  readonly signedBy: string;
  readonly authority: string;
  readonly patientSelf: string;
  readonly signedAt: string;
  readonly revokedAt: string;
  readonly drafted: string;
  readonly version: (version: number, language: string) => string;
  readonly languageName: Readonly<Record<ReleaseLanguage, string>>;
  readonly hash: string;
}

/** The words in each language. */
export const RELEASE_WORDS: Readonly<Record<ReleaseLanguage, ReleasePaperWords>> = {
  en: {
    page: (page, of) => `Page ${page} of ${of}`,
    born: 'born',
    state: {
      drafted: 'Not signed yet',
      signed: 'Signed; it holds now',
      revoked: 'Revoked; it no longer holds',
      expired: 'Run out; it no longer holds',
      withdrawn: 'Taken back by the clinic; never signed',
    },
    head: {
      who: 'Who may share with whom, what for, and until when',
      what: 'What may be shared',
      never: 'What is not shared',
      terms: 'What was read',
      signature: 'Signature',
    },
    from: 'May share',
    to: 'With',
    namedToday: 'as the directory names them today',
    purpose: 'What for',
    purposeIs: 'To ask about psychotherapy for this patient and to begin it, at the patient’s request',
    until: 'Until',
    untilIs: (day) => `${day}, or until it is revoked`,
    ownTick: 'ticked by itself',
    nothingElse: 'Everything else stays at the clinic, and among it:',
    agreed: 'Each of these was ticked:',
    unsigned: 'Nobody has signed this.',
    signedBy: 'Signed by',
    authority: 'Signs for the patient as',
    patientSelf: 'Signed by the patient',
    signedAt: 'Signed on',
    revokedAt: 'Revoked on',
    drafted: 'Prepared on',
    version: (version, language) => `Text version ${version}, signed in ${language}`,
    languageName: { en: 'English', es: 'Spanish' },
    hash: 'SHA-256 of the text that was signed',
  },
  es: {
    page: (page, of) => `Página ${page} de ${of}`,
    born: 'nacimiento',
    state: {
      drafted: 'Sin firmar',
      signed: 'Firmado; vale ahora',
      revoked: 'Retirado; ya no vale',
      expired: 'Vencido; ya no vale',
      withdrawn: 'La clínica lo quitó; nunca se firmó',
    },
    head: {
      who: 'Quién puede compartir con quién, para qué y hasta cuándo',
      what: 'Qué se puede compartir',
      never: 'Qué no se comparte',
      terms: 'Lo que se leyó',
      signature: 'Firma',
    },
    from: 'Puede compartir',
    to: 'Con',
    namedToday: 'como figura hoy en el directorio',
    purpose: 'Para qué',
    purposeIs: 'Para preguntar por psicoterapia para esta persona y empezarla, a petición de ella misma',
    until: 'Hasta',
    untilIs: (day) => `${day}, o hasta que se retire`,
    ownTick: 'marcado por sí solo',
    nothingElse: 'Todo lo demás se queda en la clínica, y entre ello:',
    agreed: 'Se marcó cada una de estas frases:',
    unsigned: 'Nadie ha firmado esto.',
    signedBy: 'Firmado por',
    authority: 'Firma por el paciente como',
    patientSelf: 'Firmado por el paciente',
    signedAt: 'Firmado el',
    revokedAt: 'Retirado el',
    drafted: 'Preparado el',
    version: (version, language) => `Versión ${version} del texto, firmada en ${language}`,
    languageName: { en: 'inglés', es: 'español' },
    hash: 'SHA-256 del texto firmado',
  },
};
