import { cell } from './outcome-sheet';

describe('a cell of a table for a spreadsheet', () => {
  it('is never run as a formula', () => {
    expect(['=1+1', '+1', '-1', '@x', '\t=1', ' =1'].map(cell)).toEqual([
      ...["'=1+1", "'+1", "'-1", "'@x", "'\t=1", "' =1"],
    ]);
    expect([-1, 0.5, null].map(cell)).toEqual(['-1', '0.5', '']);
  });

  it('keeps commas, quotes and lines in one cell', () => {
    expect(cell('a, "b"\nc')).toBe('"a, ""b""\nc"');
    expect(cell('plain')).toBe('plain');
  });
});
