import type { CaseloadItem } from '@holdfast/check-in/model';
import { inOrder } from './caseload-order';

const item = (name: string, part: Partial<CaseloadItem> = {}): CaseloadItem =>
  ({ patient: { id: name, name }, in: ['all'], openAlert: null, atRisk: false, last: null, ...part }) as CaseloadItem;
const scored = (name: string, total: number, last: number | null) =>
  item(name, { last: { form: 'phq-9', version: 1, total, band: null, step: null, last, baseline: null } });
const names = (...order: Parameters<typeof inOrder>) => inOrder(...order).map(({ patient }) => patient.name);

describe('the order of the caseload', () => {
  it('has open alerts first, the graver before the others, then risk or a rise, then what is late, then names', () => {
    const all = [
      item('Zoe'),
      item('Ada'),
      item('Late', { in: ['all', 'overdue'] }),
      item('Worse', { in: ['all', 'worse'] }),
      item('Risk', { atRisk: true }),
      item('Words', { openAlert: 'words' }),
      item('High', { openAlert: 'high', in: ['all', 'overdue'] }),
      item('Critical', { openAlert: 'critical' }),
    ];
    expect(names(all, 'need', 'asc')).toEqual(['Critical', 'High', 'Words', 'Risk', 'Worse', 'Late', 'Ada', 'Zoe']);
  });

  it('has the highest total first, or the lowest, and who has none last in both', () => {
    const all = [item('None'), scored('Low', 3, null), scored('High', 20, null)];
    expect(names(all, 'score', 'asc')).toEqual(['High', 'Low', 'None']);
    expect(names(all, 'score', 'desc')).toEqual(['Low', 'High', 'None']);
  });

  it('has the steepest rise first', () => {
    expect(names([scored('Fell', 5, 9), scored('Rose', 12, 6), scored('One', 8, null)], 'change', 'asc')).toEqual([
      'Rose',
      'Fell',
      'One',
    ]);
  });

  it('goes by name both ways', () => {
    expect(names([item('Bo'), item('Al')], 'name', 'asc')).toEqual(['Al', 'Bo']);
    expect(names([item('Al'), item('Bo')], 'name', 'desc')).toEqual(['Bo', 'Al']);
  });
});
