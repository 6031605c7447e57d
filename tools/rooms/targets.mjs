/** Where a project's test run leaves its counts, for the sum at the end of `npm test`. */
export const resultFile = (project) => `dist/results/${project}.json`;

/** ESLint over one folder; what the folder leans on counts too, since the rules read types. */
export function lintTarget(root) {
  return command(`eslint --no-warn-ignored --max-warnings 0 ${root}`, [
    'default',
    '^production',
    '{workspaceRoot}/eslint.config.mjs',
    '{workspaceRoot}/tools/lint/*',
    '{workspaceRoot}/apps/portal/tsconfig*.json',
  ]);
}

/** A cached jest run. Server suites use the one migration history, which belongs to the API. */
export function testTarget(room, root, project) {
  const inputs = [
    'default',
    '^production',
    'tests',
    '{workspaceRoot}/apps/api/src/migrat*/**/*',
    '{workspaceRoot}/apps/api/src/migrate.ts',
  ];
  return {
    ...command(`node tools/jest/run.mjs ${room} ${root} ${project}`, inputs),
    outputs: [`{workspaceRoot}/${resultFile(project)}`],
  };
}

function command(commandLine, inputs) {
  return { executor: 'nx:run-commands', cache: true, inputs, options: { command: commandLine } };
}
