// A broken instrument file is named with its line and the reason; the files of this checkout are sound.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MODEL = 'libs/instruments/model/src';
const PHQ9 = `${MODEL}/data/phq-9.v1.json`;

const run = (...args) => {
  const script = path.join(ROOT, 'tools/checks/instruments.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, complaints: stderr.split('\n').filter((line) => line.includes('.json:')) };
};

describe('the instrument files', () => {
  let copy;
  const edit = (file, from, to) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    expect(text).toContain(from);
    const changed = text.replace(from, to);
    writeFileSync(path.join(copy, file), changed);
    return changed.slice(0, changed.indexOf(to)).split('\n').length;
  };
  const contentComplaints = () => {
    const { status, complaints } = run(copy);
    expect(status).toBe(1);
    return complaints.filter((line) => !line.includes('locked, and changed since'));
  };

  beforeEach(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'holdfast-instruments-'));
    mkdirSync(path.join(copy, MODEL), { recursive: true });
    for (const name of ['data', 'instruments.ts'])
      cpSync(path.join(ROOT, MODEL, name), path.join(copy, MODEL, name), { recursive: true });
  });

  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  it('of this checkout are sound and locked', () => {
    expect(run()).toEqual({ status: 0, complaints: [] });
  });

  it('that are no JSON are named with the line', () => {
    const line = edit(PHQ9, '"version": 1,', '"version": 1;');
    expect(contentComplaints()).toEqual([expect.stringContaining(`${PHQ9}:${line}: not JSON`)]);
  });

  it('with a key that nobody knows are named with its line', () => {
    const line = edit(PHQ9, '"kind": "symptom-scale",', '"kind": "symptom-scale",\n  "colour": "red",') + 1;
    expect(contentComplaints()).toEqual([`${PHQ9}:${line}: the file: Unrecognized key: "colour"`]);
  });

  it('with a gap between two bands are named with the band behind it', () => {
    const line = edit(PHQ9, '"from": 10,', '"from": 11,');
    expect(contentComplaints()).toContain(`${PHQ9}:${line - 1}: a gap before the band "moderate": 10 has no band`);
  });

  it('with a range that the questions do not reach are named', () => {
    const line = edit(PHQ9, '"max": 27,', '"max": 28,');
    expect(contentComplaints()).toContain(`${PHQ9}:${line}: the answers reach from 0 to 27, not from 0 to 28`);
  });

  it('with a question that has no text are named', () => {
    edit(PHQ9, '"2": "Feeling down, depressed, or hopeless",', '');
    expect(contentComplaints()).toEqual([expect.stringContaining('the text of "2" is missing')]);
  });

  it('with an example that scores otherwise are named', () => {
    edit(PHQ9, '"total": 4,', '"total": 3,');
    expect(contentComplaints()).toEqual([expect.stringContaining('scores 4 (minimal), not 3 (minimal)')]);
  });

  it('that were locked cannot be changed, not even by locking again', () => {
    edit(PHQ9, 'Feeling down, depressed', 'Feeling low, depressed');
    const refused = [`${PHQ9}:1: locked, and changed since; a correction is a new version`];
    expect(run(copy)).toEqual({ status: 1, complaints: refused });
    expect(run('--lock', copy)).toEqual({ status: 1, complaints: refused });
  });

  it('that were locked cannot be taken away', () => {
    rmSync(path.join(copy, PHQ9));
    expect(contentComplaints()).toEqual([`${PHQ9}:1: locked, but gone: answers were given to it`]);
  });

  it('that are new are locked on demand, and must be shipped', () => {
    const next = `${MODEL}/data/phq-9.v2.json`;
    const text = readFileSync(path.join(ROOT, PHQ9), 'utf8').replace('"version": 1', '"version": 2');
    writeFileSync(path.join(copy, next), text);
    expect(contentComplaints()).toEqual([
      expect.stringContaining(`${next}:1: not locked yet`),
      expect.stringContaining(`${next}:1: ${MODEL}/instruments.ts does not ship it`),
    ]);
    expect(run('--lock', copy).complaints).toEqual([expect.stringContaining('does not ship it')]);
    const list = path.join(copy, MODEL, 'instruments.ts');
    writeFileSync(
      list,
      `import phq9v2 from './data/phq-9.v2.json' with { type: 'json' };\n${readFileSync(list, 'utf8')}`,
    );
    expect(run(copy)).toEqual({ status: 0, complaints: [] });
  });
});
