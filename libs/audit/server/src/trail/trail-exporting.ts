import { Injectable } from '@nestjs/common';
import { actionWords, csvLine, type TrailEntry, type TrailExport, trailTooLong } from '@holdfast/audit/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { TrailReading } from './trail-reading';
import { findEntries } from './trail-search';

const PAGE = 1000;
const MOST = 20_000;
const HEAD = [
  ...['time', 'who', 'roles', 'who_id', 'did', 'action', 'patient', 'patient_id', 'patients_in_list', 'outcome'],
  ...['purpose', 'from_address', 'request_id', 'entry_id', 'place_in_log'],
];

/** Takes entries of the trail away as a file; that somebody did is an entry too. */
@Injectable()
export class TrailExporting {
  constructor(
    private readonly work: Work,
    private readonly reading: TrailReading,
  ) {}

  /** The entries that are wanted as one file, newest first; fails with `trail.too-long` above twenty thousand. */
  file(actor: Actor, { format, ...filter }: TrailExport): Promise<Buffer> {
    return this.work.as(actor, async (tx) => {
      const items: TrailEntry[] = [];
      for (let before: Id | null = null; ;) {
        const rows = await findEntries(tx, filter, before, PAGE);
        items.push(...(await this.reading.inWords(tx, rows)));
        if (items.length > MOST) throw trailTooLong({ most: MOST });
        if (rows.length < PAGE) break;
        before = rows.at(-1)?.id ?? null;
      }
      if (format === 'json') return Buffer.from(JSON.stringify({ items }));
      return Buffer.from(`\ufeff${csvLine(HEAD)}${items.map((one) => csvLine(fieldsOf(one))).join('')}`);
    });
  }
}

function fieldsOf({ who, patient, named, ...entry }: TrailEntry): (string | number | null)[] {
  return [
    ...[entry.at, who?.name ?? '', who?.roles.join(' ') ?? '', who?.id ?? '', actionWords(entry.action, 'en')],
    ...[entry.action, patient?.name ?? '', patient?.id ?? '', named.map(({ name }) => name).join('; ')],
    ...[entry.outcome, entry.purpose, entry.origin, entry.requestId, entry.id, entry.position],
  ];
}
