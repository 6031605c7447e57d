import { spellings } from './names.mjs';

/** The starting files of a rule: a pure function with its source and sign-off, and both sides of its threshold. */
export function ruleFiles(feature, name) {
  const { kebab, camel, title } = spellings(name);
  const dir = `libs/${feature}/model/src/rules`;
  return {
    [`${dir}/${kebab}.ts`]: `const THRESHOLD = 1; // say of what, in which unit

/**
 * ${title}: the one sentence that a clinician would put this rule in.
 *
 * @param score what is judged, with its unit and range
 * @returns true when it is at or above the threshold
 * @source author, year, journal: where the threshold comes from
 * @approved pending
 */
export function ${camel}(score: number): boolean {
  return score >= THRESHOLD;
}
`,
    [`${dir}/${kebab}.spec.ts`]: `import { ${camel} } from './${kebab}';

describe('${title.toLowerCase()}', () => {
  it('holds at the threshold', () => {
    expect(${camel}(1)).toBe(true);
  });

  it('does not hold just below it', () => {
    expect(${camel}(0)).toBe(false);
  });
});
`,
  };
}

/** The starting file of an instrument: one question, one band and one worked example in the shape that the check wants. */
export function instrumentFiles(name) {
  const { kebab, title } = spellings(name);
  const instrument = {
    id: kebab,
    version: 1,
    kind: 'symptom-scale',
    fullSet: false,
    availability: 'optional',
    licence: { status: 'unknown', notice: null, sourceUrl: 'https://example.org', checkedOn: '2026-01-01' },
    source: 'Author, year: where the wording was taken from, to the letter',
    evidence: 'M',
    approved: 'pending',
    recallDays: null,
    secondsToAnswer: 10,
    codes: { system: 'local', panel: null, total: null },
    items: [{ id: '1', code: null, kind: 'choice', choices: 'frequency', scored: true, optional: false, showIf: null }],
    choiceSets: { frequency: [0, 1].map((value) => ({ value, code: null })) },
    scoring: {
      method: 'sum',
      min: 0,
      max: 1,
      multiply: 1,
      bands: [{ from: 0, to: 1, id: 'any', step: null }],
      higherIsWorse: true,
      change: { meaningful: null, reliable: null, source: null },
    },
    safetyItems: [],
    texts: {
      en: {
        title,
        instruction: null,
        stem: null,
        items: { 1: 'The wording of the first question, to the letter.' },
        choices: { frequency: { 0: 'Not at all', 1: 'Several days' } },
        bands: { any: 'Any' },
        notice: null,
      },
    },
    examples: [{ answers: { 1: 1 }, total: 1, band: 'any' }],
  };
  return { [`libs/instruments/model/src/data/${kebab}.v1.json`]: `${JSON.stringify(instrument, null, 2)}\n` };
}
