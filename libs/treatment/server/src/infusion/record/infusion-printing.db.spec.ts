import { inflateSync } from 'node:zlib';
import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { newId } from '@holdfast/platform/model';
import { DISCHARGE_CRITERIA, type EntryBody, treatmentPolicy } from '@holdfast/treatment/model';
import { TreatmentModule } from '../../treatment.module';
import { InfusionPlanning } from '../infusion-planning';
import { InfusionRecording } from '../infusion-recording';
import { InfusionPrinting } from './infusion-printing';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: TreatmentModule, policies: [treatmentPolicy] });
  await clinic.at(0, 10);
});
afterAll(() => clinic?.close());

const AT = '2026-03-02T10:00:00Z';
const pressure = (systolicMmHg: number): EntryBody => ({
  kind: 'vitals',
  vitals: { systolicMmHg, diastolicMmHg: 80, pulsePerMinute: 70, oxygenPercent: 98, breathsPerMinute: null },
  reason: null,
});
const BODIES: EntryBody[] = [
  { kind: 'weight', weightKg: 80 },
  { kind: 'dose', route: 'iv', doseMg: 40, rateMgPerHour: 60, reason: null },
  pressure(128),
  { kind: 'start', reason: 'Asked at the door.' },
  pressure(141),
  { kind: 'note', text: 'Señora tranquila – “bien”.' },
  { kind: 'finish', givenMg: 40, reason: null },
  ...DISCHARGE_CRITERIA.map((criterion): EntryBody => ({ kind: 'criterion', criterion, isMet: true, exception: null })),
  { kind: 'escort', name: 'Ana Rivera', relation: 'sister' },
  { kind: 'discharge' },
  { kind: 'sign', name: 'Nurse' },
  { kind: 'amendment', text: 'The cuff was on the left arm.' },
];

async function printed(language: 'en' | 'es', besides: readonly EntryBody[] = []): Promise<Buffer> {
  const path = { patientId: clinic.patientId, infusionId: newId() };
  await clinic.app.get(InfusionPlanning).plan(clinic.as('nurse'), path, { startsAt: AT });
  const write = (body: EntryBody) =>
    clinic.app.get(InfusionRecording).write(clinic.as('nurse'), { ...path, entryId: newId() }, { at: AT, body });
  for (const body of [...besides, ...BODIES]) await write(body);
  return clinic.app.get(InfusionPrinting).print(clinic.as('nurse'), path, { language });
}

/** What the pages draw, told from the tables that say which glyph is which character. */
function wordsOf(pdf: Buffer): string {
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
        .join(' '),
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

describe('the record of an infusion on paper', () => {
  it('is a tagged document with a title and a language, and its fonts inside', async () => {
    const text = (await printed('en')).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toMatch(/\/MarkInfo/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Lang \(en-US\)/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(text).toMatch(/\/FontFile2/);
    expect(text).not.toMatch(/\/BaseFont \/Helvetica\b/);
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(text).toMatch(`/S /${tag}\n`);
    expect(text).toMatch(/\/Scope \/Column/);
  });

  it('says whose it is, all vitals, all entries, who signed, and what was amended', async () => {
    const words = wordsOf(await printed('en'));
    for (const said of ['128/80', '141/80', 'Señora tranquila – “bien”.', 'Ana Rivera, sister', '40 mg, intravenous']) {
      expect(words).toContain(said);
    }
    expect(words).toContain('Sam Rivera, born March 14, 1985');
    expect(words).toContain('The cuff was on the left arm.');
    expect(words).toContain('Page 1 of 2');
  });

  it('goes over several pages, each numbered, and comes in Spanish', async () => {
    const notes = Array.from({ length: 60 }, (_, index): EntryBody => ({ kind: 'note', text: `Nota ${index}.` }));
    const words = wordsOf(await printed('es', notes));
    expect(words).toContain('Página 3 de 3');
    expect(words).toContain('Signos vitales');
    expect(words).toContain('Nota 59.');
  });
});
