/**
 * Words that make the composer show where help is, before a clinic edits its own list. They set no level and raise no
 * alert by themselves. They name no method, and they match openly: a card shown in vain costs little.
 *
 * @approved pending
 */
export const DEFAULT_CRISIS_WORDS: Readonly<Record<'en' | 'es', readonly string[]>> = {
  en: [
    'suicide',
    'suicidal',
    'kill myself',
    'killing myself',
    'end my life',
    'ending my life',
    'end it all',
    'take my own life',
    'want to die',
    'wanna die',
    'wish i was dead',
    'wish i were dead',
    'better off dead',
    'better off without me',
    'no reason to live',
    "don't want to live",
    "don't want to be here anymore",
    "can't go on",
    'hurt myself',
    'hurting myself',
    'harm myself',
    'self harm',
  ],
  es: [
    'suicidio',
    'suicidarme',
    'suicida',
    'matarme',
    'quitarme la vida',
    'acabar con mi vida',
    'terminar con mi vida',
    'acabar con todo',
    'quiero morir',
    'quiero morirme',
    'ojalá estuviera muerto',
    'ojalá estuviera muerta',
    'mejor sin mí',
    'no quiero vivir',
    'no quiero seguir viviendo',
    'no tengo razón para vivir',
    'no puedo más',
    'hacerme daño',
    'lastimarme',
    'autolesión',
  ],
};

/** Every default word of every language: people do not always write in the language of their screen. */
export const ALL_DEFAULT_CRISIS_WORDS: readonly string[] = [...DEFAULT_CRISIS_WORDS.en, ...DEFAULT_CRISIS_WORDS.es];

/** Whether a text holds one of the words, as whole words, whatever the case, the accents and the spaces between. */
export function hasCrisisWords(text: string, words: readonly string[]): boolean {
  const plain = ` ${plainly(text)} `;
  return words.some((word) => {
    const wanted = plainly(word);
    return wanted !== '' && plain.includes(` ${wanted} `);
  });
}

/** Lower case, without accents, apostrophes dropped, anything else that is no letter or digit turned into one space. */
function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
