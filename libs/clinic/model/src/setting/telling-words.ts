// What a mail, a tab or an icon must not say: a passer-by would learn what somebody is treated for. Stems, so that forms and
// compounds are found too; without accents, as they are compared.
const TELLING = [
  ...['ketamin', 'esketamin', 'spravato', 'infusion', 'psychedel', 'psicodel', 'psychiatr', 'psiquiatr', 'psycholog'],
  ...['psicolog', 'psychother', 'psicoter', 'therap', 'terap', 'depress', 'depres', 'suicid', 'anxiety', 'ansiedad'],
  ...['bipolar', 'ptsd', 'tept', 'trauma', 'mental', 'mood', 'animo', 'antidepr', 'diagnos', 'symptom', 'sintoma'],
  ...[
    'treatment',
    'tratamiento',
    'medication',
    'medicina',
    'medicine',
    'medicamento',
    'dose',
    'dosis',
    'drug',
    'droga',
  ],
  ...['patient', 'paciente', 'crisis', 'self-harm', 'autoles'],
  ...['phq-9', 'gad-7', 'pcl-5', 'opioid', 'opioide'],
];

// Marks that letters carry, once they stand apart from the letters.
const MARKS = /\p{M}/gu;

/**
 * The words in a text that tell what somebody is treated for, in English or Spanish.
 *
 * @param text what a person typed, any length
 * @returns the words as they stand there, each once; none where the text is neutral
 */
export function tellingWords(text: string): string[] {
  const found = text.split(/[^\p{L}\p{N}-]+/u).filter((word) => {
    const bare = word.normalize('NFD').replace(MARKS, '').toLowerCase();
    return TELLING.some((stem) => bare.startsWith(stem) || bare.split('-').some((part) => part.startsWith(stem)));
  });
  return [...new Set(found)];
}
