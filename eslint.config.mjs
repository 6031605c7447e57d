import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/lint/boundaries.mjs';
import { importRules } from './tools/lint/imports.mjs';
import { syntaxRules } from './tools/lint/syntax.mjs';

const PORTAL = ['apps/portal/**/*.ts', 'libs/*/portal/**/*.ts', 'tools/jest/portal-setup.ts'];
const SPECS = ['**/*.spec.ts', '**/testing/**/*.ts', 'tests/**/*.ts', '**/*.setup.ts'];

/** Import and syntax rules of one room, for the code that ships and for its specs. */
function roomRules(room, feature, files) {
  return [
    { files, rules: { ...importRules({ room, feature, specs: false }), ...syntaxRules({ room, feature }) } },
    {
      files: files.flatMap((glob) => ['*.spec.ts', 'testing/**/*.ts'].map((end) => glob.replace('*.ts', end))),
      rules: { ...importRules({ room, feature, specs: true }), 'no-restricted-syntax': 'off' },
    },
  ];
}

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.nx', '.data', '**/*.cjs', 'test-results', 'playwright-report'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/no-explicit-any': 'error',
      // An interface may ask for a promise where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-async-promise-executor': 'error',
      'no-cond-assign': 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-irregular-whitespace': 'error',
      'no-misleading-character-class': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Portal files belong to the portal's own tsconfig: other libraries, no Node types.
    files: PORTAL,
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    languageOptions: { parserOptions: { projectService: false, project: 'apps/portal/tsconfig.json' } },
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'hf', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'hf', style: 'camelCase' }],
      // Components are named by what they are, without Angular's suffixes.
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
    },
  },
  {
    files: ['apps/portal/**/*.html', 'libs/*/portal/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(BoundAttribute, TextAttribute)[name=/^(innerHTML|outerHTML|srcdoc)$/]',
          message: 'Text goes into the page as text, never as HTML.',
        },
      ],
    },
  },
  ...roomRules('model', '', ['libs/*/model/**/*.ts']),
  ...roomRules('server', '', ['libs/*/server/**/*.ts']),
  ...roomRules('server', 'platform', ['libs/platform/server/**/*.ts', 'apps/api/**/*.ts']),
  ...roomRules('portal', '', ['libs/*/portal/**/*.ts', 'apps/portal/**/*.ts']),
  {
    // Statements that make roles and grant rights take no parameters: PostgreSQL allows none there.
    files: ['apps/api/src/database/**/*.ts', 'apps/api/src/migrations/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['apps/**/*.ts', 'libs/**/*.ts'], rules: { 'no-console': 'error' } },
  { files: ['apps/api/src/{cli*,migrate,bench}.ts', 'apps/api/src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: SPECS,
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  prettier,
);
