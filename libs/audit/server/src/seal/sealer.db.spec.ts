import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readNote } from '@holdfast/audit/model';
import { newId } from '@holdfast/platform/model';
import { Effects, Mailer, Sweeper } from '@holdfast/platform/server';
import pg from 'pg';
import { checkLog, readLog, type Run } from '../check/log-reading';
import { type SealedClinic, sealedClinic } from '../testing/sealed-clinic';
import { CheckpointFolder, readCheckpoints } from './checkpoint-folder';
import { CheckpointMail } from './checkpoint-mail';
import { Sealer } from './sealer';

let clinic: SealedClinic;

beforeEach(async () => {
  clinic = await sealedClinic();
});
afterEach(() => clinic.close());

const run: Run = async (statement, values) => (await clinic.admin.query({ ...statement, values: [...values] })).rows;
const sealer = () => clinic.app.get(Sealer);
const folder = () => path.join(clinic.database.settings.DATA_DIR, 'checkpoints', clinic.clinicId);

async function placed(): Promise<string[]> {
  const { rows } = await clinic.admin.query<{ entry_id: string }>('select entry_id from audit_leaf order by position');
  return rows.map(({ entry_id: id }) => id);
}

async function flaws() {
  const outside = clinic.app.get(CheckpointFolder).read(clinic.clinicId);
  return (await checkLog(readLog(run, clinic.clinicId), clinic.clinicId, clinic.tools, outside)).flaws;
}

/** A transaction of its own that left an entry and has not ended yet. */
async function unfinished(): Promise<pg.Client> {
  const other = new pg.Client({ connectionString: clinic.database.adminUrl });
  await other.connect();
  await other.query('begin');
  const values = [clinic.clinicId, newId(), null, 'message.send', newId(), newId(), newId(), null, new Date()];
  await other.query('select work_begin($1, $2, $3, $4, $5, $6, $7, $8, $9)', values);
  return other;
}

describe('the sealer', () => {
  it('gives every committed entry one place, also one that commits long after later ones', async () => {
    await clinic.act(3);
    const slow = await unfinished();
    await clinic.act(3);
    await clinic.seal();
    await clinic.act(2);
    await clinic.seal();
    const before = await placed();
    expect(before).toHaveLength(8);
    await slow.query('commit');
    await slow.end();
    await clinic.seal();
    const after = await placed();
    expect(after).toHaveLength(9);
    expect(after.slice(0, 8)).toEqual(before);
    expect(new Set(after).size).toBe(9);
    expect(await flaws()).toEqual([]);
  });

  it('says that all of a time are in the log only once nothing of that time can still commit', async () => {
    const settled = async () =>
      (await clinic.admin.query<{ low: string }>('select low from audit_log')).rows[0]?.low ?? '';
    await clinic.act(1);
    const slow = await unfinished();
    const { rows } = await slow.query<{ id: string }>('select id from audit_entry order by id desc limit 1');
    await clinic.act(1);
    await clinic.seal();
    expect((await settled()) < (rows[0]?.id ?? '')).toBe(true);
    await slow.query('rollback');
    await slow.end();
    await clinic.seal();
    expect((await settled()) > (rows[0]?.id ?? '')).toBe(true);
  });

  it('goes on after a restore elsewhere, where transactions are numbered anew', async () => {
    await clinic.act(2);
    await clinic.seal();
    await clinic.admin.query(`update audit_log set target = low, target_xid = '900000000000'`);
    await clinic.act(2);
    await clinic.seal();
    expect(await placed()).toHaveLength(4);
    const { rows } = await clinic.admin.query('select target_xid from audit_log');
    expect(rows).toEqual([{ target_xid: null }]);
  });

  it('seals a long past in parts, and two at once give no place twice', async () => {
    await clinic.admin.query(
      `insert into audit_entry (clinic_id, account_id, action) select $1, $1, 'message.read' from generate_series(1, 2500)`,
      [clinic.clinicId],
    );
    await Promise.all([sealer().sweep(clinic.clinicId), sealer().sweep(clinic.clinicId)]);
    await clinic.seal();
    expect(new Set(await placed()).size).toBe(2500);
    expect(await flaws()).toEqual([]);
  });

  it('signs nothing where nothing is new, and not again before it is time', async () => {
    const count = async () =>
      Number((await clinic.admin.query('select count(*)::int n from audit_checkpoint')).rows[0]?.n);
    await clinic.act(1);
    await sealer().sweep(clinic.clinicId);
    expect(await count()).toBe(1);
    await clinic.act(1);
    await sealer().sweep(clinic.clinicId);
    expect(await count()).toBe(1);
    await clinic.admin.query(`update audit_log set signed_at = signed_at - interval '50 seconds'`);
    await sealer().sweep(clinic.clinicId);
    expect(await count()).toBe(2);
    await sealer().sign(clinic.clinicId, true);
    expect(await count()).toBe(2);
  });

  it('will not sign a log that was set back behind what was signed outside', async () => {
    await clinic.act(5);
    await clinic.seal();
    await clinic.admin.query('delete from audit_leaf where position > 2');
    await clinic.admin.query('delete from audit_checkpoint');
    await clinic.admin.query('update audit_log set size = 3, signed_size = 0');
    await expect(sealer().sign(clinic.clinicId, true)).rejects.toThrow(/signed outside/);
  });
});

describe('the mail outside', () => {
  it('carries the latest checkpoint once a day, also after a restart, and again the next day', async () => {
    await clinic.act(2);
    await clinic.seal();
    const settings = { ...clinic.database.settings, AUDIT_CHECKPOINTS_MAIL: 'keeper@example.org' };
    const { app } = clinic;
    const parts = [app.get(Sweeper), app.get(CheckpointFolder), app.get(Effects), app.get(Mailer)] as const;
    const mail = (at: string) => new CheckpointMail(...parts, settings).mail(clinic.clinicId, Date.parse(at));
    expect(await mail('2026-11-23T01:00:00Z')).toBe(1);
    expect(await mail('2026-11-23T23:00:00Z')).toBe(0);
    expect(await mail('2026-11-24T00:00:00Z')).toBe(1);
    const sent = app.get(Mailer).outbox();
    expect(sent.map(({ to }) => to)).toEqual(['keeper@example.org', 'keeper@example.org']);
    expect(readNote(sent[0]?.text ?? '', clinic.tools)?.size).toBe(2);
  });

  it('is not sent where nobody asked for it', async () => {
    await clinic.act(1);
    await clinic.seal();
    expect(await clinic.app.get(CheckpointMail).mail(clinic.clinicId, Date.now())).toBe(0);
  });
});

describe('the folder outside', () => {
  it('gets later what it could not take at the time, whole and in order', async () => {
    await clinic.act(2);
    await clinic.seal();
    rmSync(folder(), { recursive: true });
    writeFileSync(folder(), 'in the way');
    await clinic.act(2);
    await expect(clinic.seal()).rejects.toThrow();
    rmSync(folder());
    mkdirSync(folder());
    await clinic.act(1);
    await clinic.seal();
    const notes = clinic.app.get(CheckpointFolder).read(clinic.clinicId)?.notes ?? [];
    expect(notes.map((note) => note.split('\n')[1])).toEqual(['4', '5']);
    expect(await flaws()).toEqual([]);
  });

  it('is read past a line that a crash cut off, and the next line stands on its own', async () => {
    await clinic.act(2);
    await clinic.seal();
    const [file = ''] = readdirSync(folder());
    const whole = path.join(folder(), file);
    const text = readFileSync(whole, 'utf8');
    writeFileSync(whole, `${text}${text.slice(0, 40)}`);
    await clinic.act(2);
    await clinic.seal();
    const kept = readCheckpoints(path.dirname(folder()), clinic.clinicId);
    expect(kept?.notes).toHaveLength(2);
    expect(kept?.leaves).toHaveLength(4);
    expect(existsSync(`${whole}.new`)).toBe(false);
  });
});
