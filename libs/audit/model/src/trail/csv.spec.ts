import { csvField, csvLine } from './csv';

describe('a field of a file', () => {
  it('is no formula, whatever stands before it', () => {
    for (const start of [
      '=',
      '+',
      '-',
      '@',
      '\t=',
      '\r=',
      '\n=',
      ' =',
      '\u0000=',
      '\u200b=',
      '\ufeff@',
      '＝',
      '＋',
      '"=',
      `'=`,
    ])
      expect([start, csvField(`${start}1+1`).replace(/^"/, '').startsWith(`'`)]).toEqual([start, true]);
  });

  it('is left as it is where it is a plain word, a number or nothing', () => {
    expect(csvLine(['Dana', -3, null, 'a, b', 'say "x"'])).toBe('Dana,-3,,"a, b","say ""x"""\r\n');
  });
});
