import fc from 'fast-check';
import { cellsOf, fileOf } from './csv';

describe('a file of comma-separated values', () => {
  it('is read with quotes, whatever the line ends and the delimiter', () => {
    const cells = [
      ['name', 'place'],
      ['Marquez, Ines', 'Bay "East"\n2nd floor'],
    ];
    const rows = ['name,place', '"Marquez, Ines","Bay ""East""\n2nd floor"'];
    expect(cellsOf(rows.join('\n'))).toEqual(cells);
    expect(cellsOf(`\ufeff${rows.join('\r\n')}\r\n`)).toEqual(cells);
    expect(cellsOf('name;place\r"Marquez, Ines";"Bay ""East""\n2nd floor"')).toEqual(cells);
    expect(cellsOf('name\tplace\n"Marquez, Ines"\t"Bay ""East""\n2nd floor"')).toEqual(cells);
  });

  it('keeps empty cells, and empty lines but those at the end', () => {
    expect(cellsOf('a,b\n\n,\nx,\n\n , \n')).toEqual([['a', 'b'], [''], ['', ''], ['x', '']]);
    expect(cellsOf('')).toEqual([]);
  });

  it('is not read where a quote is never closed', () => {
    expect(cellsOf('a,b\n"x,y\n')).toBeNull();
    expect(cellsOf('a,b\n"x",y\n')).toEqual([
      ['a', 'b'],
      ['x', 'y'],
    ]);
  });

  it('holds nothing that a spreadsheet would reckon', () => {
    const lines = fileOf([['=1+1', '+1 555 010 0100', '-x', '@x', ' =x', 'plain', '\tx']]);
    const [line] = cellsOf(lines.replaceAll("'", '')) ?? [];
    expect(line).toEqual(['=1+1', '+1 555 010 0100', '-x', '@x', ' =x', 'plain', '\tx']);
    expect(lines).toBe(`\ufeff'=1+1,'+1 555 010 0100,'-x,'@x,' =x,plain,"'\tx"\r\n`);
  });

  it('gives the same cells again after it was written, whatever they hold', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^['=+@\-,;"\t\r\n a]{0,6}$/));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, (body) => {
        const all = [['name', 'place'], ...body, ['end', '']];
        expect(cellsOf(fileOf(all))).toEqual(all);
      }),
    );
  });
});
