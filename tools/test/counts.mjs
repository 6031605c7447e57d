import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

// Reports of other steps that lie in the same folder and are counted where they are made.
const NOT_OF_THE_ROOMS = /^(checks|playwright|tests-.*)\.json$/;

/** What the jest reports in a folder count: of the named projects, or of all rooms and apps. */
export function jestCounts(folder, projects = null) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const wanted = files.filter((file) =>
    projects
      ? projects.some((project) => file === `${project}.json`)
      : file.endsWith('.json') && !NOT_OF_THE_ROOMS.test(file),
  );
  return total(wanted.map((file) => jestReport(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))));
}

function jestReport(report) {
  // A suite that does not even load has no tests to fail: it counts as one failure.
  const unloadable = report.numRuntimeErrorTestSuites ?? 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** What a Playwright report counts; a test that passed only on a second try counts as passed. */
export function playwrightCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? (errors?.length ?? 0) : 0),
    skipped: stats.skipped,
  };
}

/** Adds counts up. */
export function total(counts) {
  return counts.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The last line of a test run. */
export function sumLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
