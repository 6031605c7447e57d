import { entryBytes, grown, leafHash, rootOf, type SealedEntry, type Verdict } from '@holdfast/audit/model';
import type { Id } from '@holdfast/platform/model';
import { type SealedClinic, sealedClinic } from '../testing/sealed-clinic';
import { sha256 } from '../seal/audit-key';
import { CheckpointFolder } from '../seal/checkpoint-folder';
import { checkLog, type LogLine, readLog, type Run } from './log-reading';

const SEED = Number(process.env['AUDIT_SEED'] ?? 20261123);
const ENTRIES = 120;
const RUNS = 1000;
const SYSTEM = '00000000-0000-7000-8000-000000000000';

let clinic: SealedClinic;
let random: () => number;

beforeAll(async () => {
  clinic = await sealedClinic();
  random = randomFrom(SEED);
  for (const part of [1, 40, 2, 50, ENTRIES - 93]) {
    await clinic.act(part);
    await clinic.seal();
  }
}, 60_000);
afterAll(() => clinic?.close());

const run: Run = async (statement, values) => (await clinic.admin.query({ ...statement, values: [...values] })).rows;

async function check(): Promise<Verdict> {
  const outside = clinic.app.get(CheckpointFolder).read(clinic.clinicId);
  return checkLog(readLog(run, clinic.clinicId), clinic.clinicId, clinic.tools, outside);
}

const sql = (text: string, values: unknown[] = []) => clinic.admin.query(text, values);
const pick = (below: number) => Math.floor(random() * below);

/** What an attack did: the first place that is not as it was, or the entry, where one can be named. */
interface Deed {
  readonly first?: number;
  readonly entryId?: Id;
}

async function places(): Promise<{ position: number; entryId: Id }[]> {
  const { rows } = await sql('select position::int, entry_id as "entryId" from audit_leaf order by position');
  return rows as { position: number; entryId: Id }[];
}

async function victim(): Promise<{ position: number; entryId: Id }> {
  const all = await places();
  const one = all[pick(all.length)];
  if (!one) throw new Error('The log is empty.');
  return one;
}

const EDITS = [
  `update audit_entry set account_id = gen_random_uuid() where id = $1`,
  `update audit_entry set account_id = case when account_id = '${SYSTEM}' then gen_random_uuid() else '${SYSTEM}' end where id = $1`,
  `update audit_entry set at = at - interval '1 microsecond' where id = $1`,
  `update audit_entry set action = action || 's' where id = $1`,
  `update audit_entry set patient_id = gen_random_uuid() where id = $1`,
  `update audit_entry set outcome = 'refused' where id = $1`,
  `update audit_entry set purpose = 'care' where id = $1`,
  `update audit_entry set origin = coalesce(origin, '') || '1' where id = $1`,
  `update audit_entry set request_id = gen_random_uuid() where id = $1`,
  `update audit_entry set session_id = gen_random_uuid() where id = $1`,
  `insert into audit_list select clinic_id, id, array[gen_random_uuid()] from audit_entry where id = $1
     on conflict (clinic_id, entry_id) do update set patient_ids = audit_list.patient_ids[1:2]`,
  `update audit_entry set id = gen_random_uuid() where id = $1`,
];

/** Makes the whole log anew over whatever the trail holds now, as somebody would who knows how it is made. */
async function rechain(): Promise<void> {
  const lines: LogLine[] = [];
  for await (const line of readLog(run, clinic.clinicId)) lines.push(line);
  let range: Uint8Array[] = [];
  let size = 0;
  await sql('update audit_leaf set position = position + 100000');
  for (const line of lines) {
    if (line.kind !== 'place' || !line.entry) continue;
    const hash = leafHash(sha256, entryBytes(line.entry));
    range = grown(sha256, range, size, hash);
    const values = [line.position + 100000, size, Buffer.from(hash), line.entry.accountId];
    await sql('update audit_leaf set position = $2, hash = $3, account_id = $4 where position = $1', values);
    size += 1;
  }
  await sql('delete from audit_leaf where position >= 100000');
  await setState(range, size);
}

async function setState(range: readonly Uint8Array[], size: number): Promise<void> {
  const bytes = range.map((one) => Buffer.from(one));
  await sql('update audit_log set range = $1, size = $2, signed_size = least(signed_size, $2)', [bytes, size]);
}

async function forged(where: Id): Promise<Id> {
  const { rows } = await sql(
    `insert into audit_entry (clinic_id, id, at, account_id, action, patient_id, purpose)
      select clinic_id, overlay(id::text placing '0000' from 33)::uuid, at, gen_random_uuid(), 'message.read',
        gen_random_uuid(), 'treatment' from audit_entry where id = $1 returning id`,
    [where],
  );
  return (rows[0] as { id: Id }).id;
}

/** Puts a forged entry at a place of the log and moves all later ones on. */
async function pushIn(): Promise<Deed> {
  const { position, entryId } = await victim();
  const id = await forged(entryId);
  await sql('update audit_leaf set position = position + 100000 where position >= $1', [position]);
  await sql('update audit_leaf set position = position - 99999 where position >= 100000');
  await sql(`insert into audit_leaf select clinic_id, $2, id, account_id, '\\x00' from audit_entry where id = $1`, [
    id,
    position,
  ]);
  await sql('insert into audit_about select clinic_id, patient_id, id from audit_entry where id = $1', [id]);
  await rechain();
  return { first: position };
}

async function cutTo(size: number): Promise<void> {
  await sql('delete from audit_entry where id in (select entry_id from audit_leaf where position >= $1)', [size]);
  await sql('delete from audit_about where entry_id in (select entry_id from audit_leaf where position >= $1)', [size]);
  await sql('delete from audit_leaf where position >= $1', [size]);
}

const ATTACKS: Record<string, () => Promise<Deed>> = {
  'an entry is edited': async () => {
    const { position, entryId } = await victim();
    await sql(EDITS[pick(EDITS.length)] ?? '', [entryId]);
    return { first: position };
  },
  'an entry is deleted': async () => {
    const { position, entryId } = await victim();
    await sql('delete from audit_entry where id = $1', [entryId]);
    return { first: position, entryId };
  },
  'an entry and its leaf are deleted': async () => {
    const { position, entryId } = await victim();
    await sql('delete from audit_entry where id = $1', [entryId]);
    await sql('delete from audit_leaf where entry_id = $1', [entryId]);
    return { first: position };
  },
  'an entry is deleted and the log made anew': async () => {
    const { position, entryId } = await victim();
    await sql('delete from audit_entry where id = $1', [entryId]);
    await rechain();
    return { first: position };
  },
  'an entry is inserted': async () => ({ entryId: await forged((await victim()).entryId) }),
  'an entry is inserted and the log made anew': pushIn,
  'two entries change places': async () => {
    const [one, other] = [await victim(), await victim()];
    if (one.position === other.position) return ATTACKS['an entry is edited']!();
    await sql('update audit_leaf set position = -1 where position = $1', [one.position]);
    await sql('update audit_leaf set position = $1 where position = $2', [one.position, other.position]);
    await sql('update audit_leaf set position = $1 where position = -1', [other.position]);
    return { first: Math.min(one.position, other.position) };
  },
  'two entries change places and the log is made anew': async () => {
    const deed = await ATTACKS['two entries change places']!();
    await rechain();
    return deed;
  },
  'an entry is edited and the log made anew': async () => {
    const { position, entryId } = await victim();
    await sql(EDITS[pick(EDITS.length - 1)] ?? '', [entryId]);
    await rechain();
    return { first: position };
  },
  'the end is cut off': async () => {
    const size = pick(ENTRIES);
    await cutTo(size);
    return { first: size };
  },
  'everything is set back to an earlier checkpoint': async () => {
    const { rows } = await sql('select size::int from audit_checkpoint order by size');
    const sizes = (rows as { size: number }[]).map(({ size }) => size).slice(0, -1);
    const size = sizes[pick(sizes.length)] ?? 1;
    await cutTo(size);
    await sql('delete from audit_checkpoint where size > $1', [size]);
    await rechain();
    return { first: size };
  },
  'a leaf is edited': async () => {
    const { position } = await victim();
    await sql('update audit_leaf set hash = sha256(hash) where position = $1', [position]);
    return { first: position };
  },
  'a leaf is deleted': async () => {
    const { position } = await victim();
    await sql('delete from audit_leaf where position = $1', [position]);
    return { first: position };
  },
  'a leaf is given another account, so that a search misses it': async () => {
    const { position } = await victim();
    await sql('update audit_leaf set account_id = gen_random_uuid() where position = $1', [position]);
    return { first: position };
  },
  'an entry is hidden from the patient it is about': async () => {
    const { rows } = await sql('select entry_id as "entryId" from audit_about order by entry_id, patient_id');
    const { entryId } = rows[pick(rows.length)] as { entryId: Id };
    await sql('delete from audit_about where entry_id = $1', [entryId]);
    return { entryId };
  },
  'a checkpoint is edited': async () => {
    const { rows } = await sql('select size::int from audit_checkpoint order by size');
    const { size } = rows[pick(rows.length)] as { size: number };
    await sql(`update audit_checkpoint set note = replace(note, 'time 2', 'time 1') where size = $1`, [size]);
    return {};
  },
  'a checkpoint is deleted': async () => {
    await sql(
      'delete from audit_checkpoint where size = (select size from audit_checkpoint order by random() limit 1)',
    );
    return {};
  },
  'what the log says of itself is edited': async () => {
    await sql('update audit_log set size = size + 1');
    return {};
  },
};

describe('a trail that somebody doctored as superuser', () => {
  it(`is found out ${RUNS} times of ${RUNS}, and the first bad place is named`, async () => {
    const names = Object.keys(ATTACKS);
    const missed: unknown[] = [];
    for (let round = 0; round < RUNS; round += 1) {
      const name = names[round % names.length] ?? '';
      await sql('begin');
      const deed = await ATTACKS[name]!();
      const verdict = await check();
      await sql('rollback');
      const [first] = verdict.flaws;
      const isNamed =
        first !== undefined &&
        (deed.first === undefined || deed.first === first.position) &&
        (deed.entryId === undefined || verdict.flaws.some((flaw) => flaw.entryId === deed.entryId));
      if (!isNamed) missed.push({ seed: SEED, round, name, deed, first });
    }
    expect(missed).toEqual([]);
  }, 300_000);

  it('narrows it to what one checkpoint covers where the hashes outside are lost as well', async () => {
    await sql('begin');
    await sql(`update audit_entry set action = 'x' where id = (select entry_id from audit_leaf where position = 42)`);
    await rechain();
    const notes = clinic.app.get(CheckpointFolder).read(clinic.clinicId)?.notes ?? [];
    const verdict = await checkLog(readLog(run, clinic.clinicId), clinic.clinicId, clinic.tools, { notes, leaves: [] });
    await sql('rollback');
    expect(verdict.flaws[0]).toMatchObject({ kind: 'rewritten', position: 41 });
  });
});

describe('a trail that nobody touched', () => {
  it(`raises no alarm in ${RUNS} checks while entries come in, are sealed and signed`, async () => {
    const alarms: unknown[] = [];
    for (let round = 0; round < RUNS; round += 1) {
      if (round % 20 === 0) await clinic.act(1 + pick(3));
      if (round % 50 === 0) await clinic.seal();
      const { flaws, size } = await check();
      if (flaws.length > 0) alarms.push({ seed: SEED, round, size, flaws });
    }
    expect(alarms).toEqual([]);
  }, 300_000);

  it('still has the very root that its compact range stands for', async () => {
    const { rows } = await sql('select range from audit_log');
    const { root } = await check();
    expect(Buffer.from(rootOf(sha256, (rows[0] as { range: Buffer[] }).range)).toString('hex')).toBe(root);
  });
});

describe('the bytes of an entry', () => {
  const entry: SealedEntry = {
    ...{ clinicId: 'c', id: 'i', at: '1', accountId: 'a', sessionId: null, action: 'x', patientId: null },
    ...{ outcome: 'allowed', purpose: null, requestId: null, origin: null, named: null },
  };

  it('differ when words move from one field to the next, and when nothing becomes an empty word', () => {
    const all = [
      entry,
      { ...entry, action: 'xa', outcome: 'llowed' },
      { ...entry, origin: '' },
      { ...entry, named: [] },
      { ...entry, named: ['a', 'b'] },
    ];
    expect(new Set(all.map((one) => Buffer.from(entryBytes(one)).toString('hex'))).size).toBe(all.length);
  });
});

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
