// What the generators write keeps the house rules from the first minute.
import ts from 'typescript';
import { documentedExports } from '../checks/documented.mjs';
import { fileSizes, folderSizes, functionSizes } from '../checks/sizes.mjs';
import { emptyNames, places, promises } from '../checks/words.mjs';
import { featureFiles } from './feature.mjs';
import { migrationFiles } from './migration.mjs';
import { checkName, spellings, withinFeature } from './names.mjs';
import { pageFiles } from './page.mjs';
import { instrumentFiles, ruleFiles } from './rule.mjs';

const HISTORY = `import { First1763800001000 } from './1000-first';

/** The one ordered history of the database. */
export const MIGRATIONS = [
  First1763800001000,
];
`;

const MADE = {
  feature: featureFiles('safety-plan'),
  page: pageFiles('check-in', 'review-list'),
  rule: ruleFiles('check-in', 'worsened-again'),
  instrument: instrumentFiles('made-up-scale'),
  migration: migrationFiles('safety-plan', ['1000-first.ts', 'index.ts'], HISTORY),
};
const CHECKS = [fileSizes, folderSizes, functionSizes, emptyNames, documentedExports, promises, places];

describe.each(Object.entries(MADE))('a generated %s', (_kind, made) => {
  const files = Object.entries(made).map(([file, text]) => ({ file, text }));

  it('keeps the house rules', () => {
    expect(CHECKS.flatMap((check) => check(files))).toEqual([]);
  });

  it('is TypeScript without a mistake in its grammar', () => {
    for (const { file, text } of files.filter((entry) => entry.file.endsWith('.ts'))) {
      const { diagnostics } = ts.transpileModule(text, {
        fileName: file,
        reportDiagnostics: true,
        compilerOptions: { experimentalDecorators: true, target: ts.ScriptTarget.ES2023 },
      });
      expect(diagnostics.map((each) => each.messageText)).toEqual([]);
    }
  });
});

describe('a generated migration', () => {
  it('comes after the last one and stands at the end of the history', () => {
    const index = MADE.migration['apps/api/src/migrations/index.ts'];
    expect(Object.keys(MADE.migration)).toContain('apps/api/src/migrations/1010-safety-plan.ts');
    expect(index).toMatch(/First1763800001000,\n {2}SafetyPlan1763800001010,\n\];/);
    expect(index).toContain(`import { SafetyPlan1763800001010 } from './1010-safety-plan';`);
  });
});

describe('names', () => {
  it('are spelled as code, table and heading need them', () => {
    expect(spellings('check-in')).toEqual({
      kebab: 'check-in',
      pascal: 'CheckIn',
      camel: 'checkIn',
      snake: 'check_in',
      title: 'Check in',
    });
  });

  it.each([undefined, '', 'CheckIn', 'check_in', '../x', 'core', 'date-utils'])('refuses %s', (name) => {
    expect(() => checkName(name)).toThrow();
  });

  it('stand in a feature where one is needed', () => {
    expect(withinFeature('check-in/review')).toEqual({ feature: 'check-in', name: 'review' });
    expect(() => withinFeature('review')).toThrow();
  });
});
