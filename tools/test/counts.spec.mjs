import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jestCounts, playwrightCounts, sumLine, total } from './counts.mjs';

describe('the sum at the end of npm test', () => {
  let dir;
  const report = (name, content) => writeFileSync(path.join(dir, name), JSON.stringify(content));

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'holdfast-counts-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('adds up the rooms and leaves out what is counted elsewhere', () => {
    report('a-model.json', { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 });
    report('b-model.json', { numPassedTests: 2, numFailedTests: 0 });
    report('checks.json', { numPassedTests: 90, numFailedTests: 9 });
    expect(jestCounts(dir)).toEqual({ passed: 5, failed: 1, skipped: 2 });
    expect(jestCounts(dir, ['checks'])).toEqual({ passed: 90, failed: 9, skipped: 0 });
  });

  it('counts a suite that could not be loaded as a failure', () => {
    report('a-model.json', { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 });
    expect(jestCounts(dir).failed).toBe(1);
  });

  it('counts a journey that never began as a failure', () => {
    report('p.json', {
      stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 },
      errors: [{ message: 'no browser' }],
    });
    expect(playwrightCounts(path.join(dir, 'p.json')).failed).toBe(1);
  });

  it('is one plain line, naming skipped tests only when there are any', () => {
    expect(sumLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
    expect(sumLine(total([{ passed: 2, failed: 1, skipped: 3 }]))).toBe('2 passed, 1 failed, 3 skipped');
  });
});
