import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter } from '../people';
import { barriers, sideways } from '../watch';
import { command, mailsTo, rows } from './backstage';

// How the installation fares, as the administrator of the second clinic sees it. Helen Brandt keeps its people in another journey.
const EMAIL = at('helen', 'harbor');
const RENEWED_MS = 25_000;

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};

/** Parks a job of the clinic called so, as if its last try had failed. */
async function park(neutralName: string, code: string): Promise<void> {
  await rows(
    `insert into job.job (id, name, data, state, retry_count, retry_limit, completed_on, output)
      select gen_random_uuid(), (select name from job.queue order by name limit 1),
        jsonb_build_object('name', 'x', 'clinicId', c.clinic_id, 'ids', '{}'::jsonb), 'failed', 20, 20, now(),
        jsonb_build_object('code', $2::text, 'message', 'not for the page') from clinic c where c.neutral_name = $1`,
    [neutralName, code],
  );
}

const parked = (page: Page) => page.getByRole('region', { name: 'Parked jobs of this clinic' });

test('an administrator sees what is wrong and what mends it, and puts the queue right', async ({ browser }) => {
  test.setTimeout(150_000);
  const [own, other] = await rows<{ name: string }>(
    `select c.neutral_name as name from clinic c join account a on a.clinic_id = c.clinic_id
      group by 1 order by min(c.created_at) desc`,
  );
  const helen = await enter(browser, EMAIL, DESK);
  await helen.goto('/admin');
  await helen.getByRole('link', { name: /^System/ }).click();
  await expect(helen.getByRole('heading', { level: 1, name: 'System' })).toBeVisible();
  const findings = helen.getByRole('region', { name: 'What the doctor found' });
  await expect(findings.getByText(/There is no backup yet|No backup was proven/).first()).toBeVisible();
  await expect(findings.getByText('npm run cli -- backup').first()).toBeVisible();
  await expect(helen.getByText(/Serving: http, jobs/)).toBeVisible();
  await clean(helen);

  // A job of the other clinic is not hers, to see or to move; her own appear without anybody asking.
  await park(other?.name ?? '', 'ENOTHERS');
  await park(own?.name ?? '', 'EFIRST');
  await park(own?.name ?? '', 'ESECOND');
  await expect(parked(helen).getByText('Kind of error: EFIRST')).toBeVisible({ timeout: RENEWED_MS });
  await expect(helen.getByText('ENOTHERS')).toHaveCount(0);
  await expect(helen.getByText('not for the page')).toHaveCount(0);
  await clean(helen);
  await shot(helen, 'system-desk-light');

  const first = parked(helen).getByRole('listitem').filter({ hasText: 'EFIRST' });
  await first.getByRole('button', { name: /^Discard/ }).press('Enter');
  await expect(helen.getByRole('dialog', { name: 'Discard this job?' })).toBeVisible();
  await clean(helen);
  await helen.keyboard.press('Escape');
  await expect(first).toBeVisible();
  await first.getByRole('button', { name: /^Discard/ }).click();
  await helen.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(helen.getByText('The job is gone.')).toBeVisible();
  await expect(first).toHaveCount(0);
  const second = parked(helen).getByRole('listitem').filter({ hasText: 'ESECOND' });
  await second.getByRole('button', { name: /^Try again/ }).click();
  await helen.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
  await expect(helen.getByText('The job is tried again.')).toBeVisible();
  await expect(second).toHaveCount(0);

  await helen.getByRole('button', { name: 'Send a test mail to my own address' }).click();
  await expect(helen.getByText('Sent. See whether it arrives.')).toBeVisible();
  expect(mailsTo(EMAIL).at(-1)?.subject).toContain('mail works');
});

test('a backup and its proof are told, on a phone, in Spanish, in the dark', async ({ browser }) => {
  test.setTimeout(150_000);
  const { folder } = command<{ folder: string }>('backup');
  const { fields } = command<{ fields: { opened: number } }>('restore', '--from', folder, '--scratch');
  expect(fields.opened).toBe(1000);

  const helen = await enter(browser, EMAIL, { ...PHONE, colorScheme: 'dark' });
  await helen.goto('/admin/system');
  await expect(helen.getByText('Proven to be restorable in the last 26 hours.')).toBeVisible();
  await expect(helen.getByText('Proof of restore: done')).toBeVisible();
  await expect(helen.getByText(/1,000 sealed fields opened/)).toBeVisible();
  await expect(helen.getByText(/No backup was proven/)).toHaveCount(0);
  await clean(helen);
  await shot(helen, 'system-phone-dark');

  await helen.goto('/me');
  await helen.getByRole('radio', { name: 'Español' }).check();
  await helen.goto('/admin/system');
  await expect(helen.getByRole('heading', { level: 1, name: 'Sistema' })).toBeVisible();
  await expect(helen.getByText('Restauración probada en las últimas 26 horas.')).toBeVisible();
  await clean(helen);
  await shot(helen, 'system-phone-dark-es');

  // Where nothing new comes, what was there stays and says so; where nothing ever came, there is a way to try again.
  await helen.route('**/api/clinic/system', (route) => route.abort());
  await expect(helen.getByText(/No se pudieron obtener datos nuevos/)).toBeVisible({ timeout: RENEWED_MS });
  await clean(helen);
  await helen.getByRole('link', { name: 'Dirigir la clínica' }).first().click();
  await helen.getByRole('link', { name: /^Sistema/ }).click();
  await expect(helen.getByRole('alert')).toBeVisible();
  await clean(helen);
  await helen.unroute('**/api/clinic/system');
  await helen.getByRole('alert').getByRole('button', { name: 'Intentar de nuevo' }).click();
  await expect(helen.getByText('Restauración probada en las últimas 26 horas.')).toBeVisible();
});
