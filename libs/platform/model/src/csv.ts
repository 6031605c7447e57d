const BOM = '\ufeff';
const DELIMITERS = [',', ';', '\t'] as const;
// What a spreadsheet would take for a formula, behind any apostrophes that keep it from that.
const FORMULA = /^'*\s*[=+\-@\t\r]/;
const GUARDED = /^'+\s*[=+\-@\t\r]/;

/**
 * The cells of a file of comma-separated values, RFC 4180: quoted cells may hold delimiters, quotes and line breaks. The
 * delimiter is what the first line has most of: comma, semicolon or tab. Lines that are empty stay, so that rows can be
 * counted as a spreadsheet does; those at the end do not.
 *
 * @returns rows of cells; null where a quote is never closed
 */
export function cellsOf(text: string): string[][] | null {
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  const delimiter = delimiterOf(body);
  const rows: string[][] = [];
  let at = 0;
  while (at < body.length) {
    const row: string[] = [];
    for (;;) {
      const read = body[at] === '"' ? quotedAt(body, at) : { text: '', end: at };
      if (!read) return null;
      // What follows a closing quote belongs to the cell, as spreadsheets read it.
      const end = endOf(body, read.end, delimiter);
      row.push(unguarded(read.text + body.slice(read.end, end)));
      at = end + 1;
      if (body[end] === delimiter) continue;
      if (body[end] === '\r' && body[at] === '\n') at += 1;
      break;
    }
    rows.push(row);
  }
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop();
  return rows;
}

/**
 * A file of comma-separated values that every spreadsheet reads as it was meant: with a byte-order mark for accents, and
 * nothing in it that counts as a formula. `cellsOf` reads the same cells again.
 */
export function fileOf(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

function written(cell: string): string {
  const said = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
}

function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r\n|\n|\r/, 1);
  const plain = line.replaceAll(/"[^"]*"/g, '');
  const count = (mark: string) => plain.split(mark).length;
  return DELIMITERS.toSorted((one, other) => count(other) - count(one))[0] ?? ',';
}

/** A quoted cell without its quotes, and where it ends; null where it does not. */
function quotedAt(text: string, start: number): { text: string; end: number } | null {
  let from = start + 1;
  let said = '';
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) return null;
    said += text.slice(from, close);
    if (text[close + 1] !== '"') return { text: said, end: close + 1 };
    said += '"';
    from = close + 2;
  }
}

function endOf(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === delimiter || mark === '\n' || mark === '\r') return at;
  }
  return text.length;
}
