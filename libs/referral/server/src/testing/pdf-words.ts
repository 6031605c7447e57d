import { inflateSync } from 'node:zlib';

/** What the pages of a document draw, told from the tables that say which glyph is which character. */
export function pdfWords(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n/g)].map((found) => {
    const from = found.index + found[0].length;
    return inflateSync(pdf.subarray(from, from + Number(found[1]))).toString('latin1');
  });
  const maps = streams.filter((one) => one.includes('beginbfrange')).map(glyphs);
  const drawn = streams.filter((one) => /\bTJ?\b/i.test(one) && one.includes('BDC'));
  return maps
    .map((map) =>
      drawn
        .flatMap((one) => [...one.matchAll(/\[([^\]]*)\] TJ/g)])
        .map(([, part = '']) => [...part.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => decode(hex, map)).join(''))
        .join(' ')
        .replace(/\s+/g, ' '),
    )
    .join('\n');
}

function glyphs(map: string): string[] {
  const [, list = ''] = /\[([^\]]*)\]/.exec(map) ?? [];
  return [...list.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').swap16().toString('utf16le'),
  );
}

function decode(hex: string, map: readonly string[]): string {
  return (hex.match(/.{4}/g) ?? []).map((glyph) => map[Number.parseInt(glyph, 16)] ?? '').join('');
}
