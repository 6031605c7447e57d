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

/** The starting files of an instrument: its data, locked once a clinician has signed, and its page of provenance. */
export function instrumentFiles(name) {
  const { kebab, title } = spellings(name);
  const instrument = {
    id: kebab,
    version: '1.0.0',
    title,
    licence: { holder: '', terms: '', source: '' },
    items: [
      {
        id: '1',
        text: 'The wording of the first question, to the letter.',
        choices: [{ value: 0, text: 'Not at all' }],
      },
    ],
    scoring: { method: 'sum', lowest: 0, highest: 0 },
    bands: [],
    examples: [{ answers: { 1: 0 }, total: 0 }],
    approved: 'pending',
  };
  return {
    [`libs/instruments/model/src/data/${kebab}.json`]: `${JSON.stringify(instrument, null, 2)}\n`,
    [`docs/clinical/${kebab}.md`]: `# ${title}

- **Source**: author, year, where the wording was taken from.
- **Licence**: who holds the rights, and what they allow.
- **Scoring**: where the method and the bands come from.
- **Sign-off**: pending.
`,
  };
}
