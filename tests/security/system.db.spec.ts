import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diagnose } from '@holdfast/operation/model';
import type { DiagnosisView, SystemView } from '@holdfast/operation/model';
import { DailyCopies, examine, type Installation, NodeBeat } from '@holdfast/operation/server';
import { Mailer } from '@holdfast/platform/server';
import { newId } from '@holdfast/platform/model';
import { installationOf } from '../../apps/api/src/installation';
import { ask } from '../support/copies';
import { type House, openHouse } from '../support/house';

const backups = mkdtempSync(path.join(tmpdir(), 'holdfast-backups-'));
let house: House;
let home: Installation;
let headers: Record<string, string>;

beforeAll(async () => {
  house = await openHouse({ BACKUP_DIR: backups, BACKUP_KEEP: 1 });
  home = installationOf({ ...house.database.settings, BACKUP_DIR: backups });
  headers = { authorization: `Bearer ${await house.signIn('willow', 'marcus')}`, 'x-holdfast': 'portal' };
}, 300_000);
afterAll(async () => {
  await house?.close();
  rmSync(backups, { recursive: true, force: true });
});

const clinicId = (key: string) => house.clinics.get(key)?.clinicId ?? '';
const get = async <T>(url: string) => {
  const answer = await house.app.inject({ url, headers });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.json<T>();
};
const system = () => get<SystemView>('/api/clinic/system');
const codes = async (installation: Installation = home) =>
  diagnose(await examine(installation), Date.now()).map(({ code }) => code);

/** Parks a job of a clinic, whose error names somebody. */
async function park(clinic: string): Promise<string> {
  const [queue] = await ask<{ name: string }>(
    house.database.adminUrl,
    'select name from job.queue order by name limit 1',
  );
  const id = newId();
  await ask(
    house.database.adminUrl,
    `insert into job.job (id, name, data, state, retry_count, retry_limit, completed_on, output)
      values ($1, $2, $3, 'failed', 20, 20, now(), $4)`,
    [
      id,
      queue?.name,
      JSON.stringify({ name: 'x', clinicId: clinicId(clinic), ids: {} }),
      JSON.stringify({ code: 'EENVELOPE', message: 'sam@example.org was refused' }),
    ],
  );
  return id;
}

describe('the system page', () => {
  it('shows every process that serves, and one that ended without a word as lost', async () => {
    await house.app.get(NodeBeat).begin();
    await ask(
      house.database.adminUrl,
      `insert into node_beat (id, version, roles, seen_at) values (gen_random_uuid(), '0.0.9', '{jobs}', now() - interval '61 seconds')`,
    );
    const { nodes } = await system();
    expect(nodes.map(({ state }) => state).toSorted()).toEqual(['lost', 'serving']);
    const own = nodes.find(({ id }) => id === house.app.get(NodeBeat).id);
    expect(own).toMatchObject({ state: 'serving', version: home.version, roles: ['http'] });
    expect(Math.abs(own?.skewMs ?? 9_999)).toBeLessThan(1_000);
  });

  it('lists the clinic’s own parked jobs by the kind of their error, and nobody else’s', async () => {
    const [own, others] = [await park('willow'), await park('harbor')];
    const { parked, queues } = await system();
    expect(parked.map(({ id }) => id)).toEqual([own]);
    expect(parked[0]).toMatchObject({ error: 'EENVELOPE', tries: 21 });
    expect(JSON.stringify(parked)).not.toContain('sam@');
    expect(queues.reduce((sum, queue) => sum + queue.parked, 0)).toBe(2);
    for (const [method, url] of [
      ['POST', `/api/clinic/system/jobs/${others}/retry`],
      ['DELETE', `/api/clinic/system/jobs/${others}`],
    ] as const)
      expect((await house.app.inject({ method, url, headers })).statusCode).toBe(404);
    const states = await ask(house.database.adminUrl, 'select state from job.job where id = $1', [others]);
    expect(states).toEqual([{ state: 'failed' }]);
  });

  it('has a parked job tried once more, or takes it away, and leaves an entry of who did it', async () => {
    const [again, gone] = [await park('willow'), await park('willow')];
    const url = `/api/clinic/system/jobs/${again}/retry`;
    expect((await house.app.inject({ method: 'POST', url, headers })).statusCode).toBe(204);
    expect((await house.app.inject({ method: 'POST', url, headers })).statusCode).toBe(404);
    const away = { method: 'DELETE' as const, url: `/api/clinic/system/jobs/${gone}`, headers };
    expect((await house.app.inject(away)).statusCode).toBe(204);
    const states = await ask(
      house.database.adminUrl,
      'select id, state, retry_limit from job.job where id = any ($1)',
      [[again, gone]],
    );
    expect(states).toEqual([{ id: again, state: 'retry', retry_limit: 21 }]);
    const [trail] = await ask<{ n: number }>(
      house.database.adminUrl,
      `select count(*)::int as n from audit_entry where action = 'system.operate' and clinic_id = $1`,
      [clinicId('willow')],
    );
    expect(trail?.n).toBeGreaterThanOrEqual(2);
  });

  it('sends a test mail to one’s own address only', async () => {
    const before = house.app.get(Mailer).outbox().length;
    const answer = await house.app.inject({ method: 'POST', url: '/api/clinic/system/mail-test', headers });
    expect(answer.statusCode).toBe(204);
    const mails = house.app.get(Mailer).outbox().slice(before);
    expect(mails).toEqual([expect.objectContaining({ to: 'marcus@willow.example' })]);
  });

  it('has the doctor look', async () => {
    const { findings, database, disks } = await get<DiagnosisView>('/api/clinic/system/diagnosis');
    expect(findings.map(({ code }) => code)).toContain('backup.none');
    expect(database?.version).toMatch(/^18/);
    expect(disks.map(({ what }) => what)).toContain('data');
  });
});

describe('the doctor', () => {
  it('finds a role that passes row-level security, and a table on which it is not forced', async () => {
    await ask(house.database.adminUrl, 'alter role hf_scratch bypassrls');
    await ask(house.database.adminUrl, 'alter table draft no force row level security');
    try {
      expect(await codes()).toEqual(expect.arrayContaining(['database.role', 'database.unforced']));
    } finally {
      await ask(house.database.adminUrl, 'alter role hf_scratch nobypassrls');
      await ask(house.database.adminUrl, 'alter table draft force row level security');
    }
    expect(await codes()).not.toContain('database.role');
    expect(await codes()).not.toContain('database.unforced');
  });

  it('works when the database is down', async () => {
    const settings = { ...home.settings, DATABASE_URL: 'postgres://hf_app:x@127.0.0.1:1/nothing' };
    expect(await codes(installationOf(settings))).toContain('database.unreachable');
  });

  it('finds migrations that are newer, and those that are due', async () => {
    expect(await codes({ ...home, migrations: home.migrations.slice(1) })).toContain('database.newer');
    expect(await codes({ ...home, migrations: [...home.migrations, 'Tomorrow'] })).toContain('database.older');
  });

  it('finds a mail server that does not greet', async () => {
    expect(await codes(installationOf({ ...home.settings, SMTP_URL: 'smtp://127.0.0.1:1' }))).toContain(
      'mail.unreachable',
    );
  });

  it('finds a checkpoint of the audit log that is not ours', async () => {
    const forged = `insert into audit_checkpoint (clinic_id, size, at, note) values ($1, 999999, now(), 'forged')`;
    await ask(house.database.adminUrl, forged, [clinicId('harbor')]);
    expect(await codes()).toContain('audit.unsigned');
    await ask(house.database.adminUrl, 'delete from audit_checkpoint where size = 999999');
    expect(await codes()).not.toContain('audit.unsigned');
  });
});

describe('the daily backup', () => {
  it('is made when it is due, proven, counted in the metrics, and not made twice', async () => {
    const daily = house.app.get(DailyCopies);
    const tomorrow = Date.now() + 86_400_000;
    const first = await daily.look(tomorrow);
    expect(first).toContain('holdfast-');
    expect(await daily.look(Date.now())).toBeNull();
    const second = await daily.look(tomorrow);
    expect(second).not.toBe(first);
    const runs = await ask(house.database.adminUrl, `select kind, outcome from backup_run order by started_at`);
    expect(runs).toEqual([
      { kind: 'backup', outcome: 'done' },
      { kind: 'proof', outcome: 'done' },
      { kind: 'backup', outcome: 'done' },
      { kind: 'proof', outcome: 'done' },
    ]);
    expect([existsSync(first ?? ''), existsSync(second ?? '')]).toEqual([false, true]);
    const { copies } = await system();
    expect(copies.isProven).toBe(true);
    const metrics = await house.app.inject({ url: '/metrics' });
    expect(Number(/^holdfast_backup_proof_age_seconds (\S+)$/m.exec(metrics.body)?.[1])).toBeLessThan(60);
  }, 120_000);
});
