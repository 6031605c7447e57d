import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { localDay, localInstant } from '@holdfast/check-in/model';
import pg from 'pg';
import { DESK, PHONE, at, enter } from './people';
import { barriers, sideways } from './watch';

// The last journey of all: it moves the clinic's clock on to the day after an infusion.
test.describe.configure({ mode: 'serial' });

const ZONE = 'America/Los_Angeles';
const MINUTE = 60_000;
const CALM = ['Not at all', 'None', 'No', 'A little better', '6'];

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};

/** Moves the clinic's clock to tomorrow, a quarter past nine in the patient's zone. */
function moveToDayOne(): void {
  const tomorrow = localDay(Date.now() + 24 * 60 * MINUTE, ZONE);
  const minutes = Math.ceil((localInstant(tomorrow, '09:15', ZONE) - Date.now()) / MINUTE);
  const moved = spawnSync(process.execPath, ['tools/serve/cli.mjs', 'demo', 'clock', `+${minutes}m`, '--json'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, HOLDFAST_DATA: process.env['E2E_DATA'], HOLDFAST_SKIP_BUILD: 'true' },
    encoding: 'utf8',
  });
  expect(moved.status, moved.stderr).toBe(0);
  expect(
    (JSON.parse(moved.stdout) as { happened: Record<string, number> }).happened['check-ins opened'],
  ).toBeGreaterThan(0);
}

/** Answers what is on the screen: `wanted` where it names an answer of this question, else the calm one. */
async function answerOne(page: Page, wanted: Readonly<Record<string, string>>): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  const question = (await heading.textContent())?.trim() ?? '';
  const before = page.url();
  const labels = [
    ...Object.entries(wanted).flatMap(([part, label]) => (question.includes(part) ? [label] : [])),
    ...CALM,
  ];
  for (const label of labels) {
    const choice = page.getByRole('radio', { name: label, exact: true });
    if ((await choice.count()) === 0) continue;
    await choice.first().click({ force: true });
    break;
  }
  const moved = await page
    .waitForURL((url) => url.href !== before, { timeout: 1500 })
    .then(
      () => true,
      () => false,
    );
  if (!moved) {
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.waitForURL((url) => url.href !== before);
  }
  return question;
}

test('the day after an infusion the phone asks, danger reaches the provider before anything is sent, and is dealt with', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  moveToDayOne();
  const okafor = await enter(browser, at('okafor'), DESK);
  const band = okafor.getByRole('region', { name: 'Safety alerts' });
  const phone = await enter(browser, at('sam.rivera'), PHONE);
  await expect(phone.getByRole('main')).toContainText('Your check-in');
  await shot(phone, 'check-in-home');
  await clean(phone);
  await phone
    .getByRole('link', { name: /^Check in/ })
    .first()
    .click();
  await expect(phone.getByRole('main')).toContainText('Not monitored 24/7');
  await clean(phone);
  await phone
    .getByRole('button', { name: 'Start', exact: true })
    .or(phone.getByRole('link', { name: 'Start', exact: true }))
    .click();

  let itemNineAt = 0;
  let promised = '';
  let phqSeconds = 0;
  const asked: string[] = [];
  for (let turn = 0; turn < 60 && /\/q\/\d+/.test(phone.url()); turn += 1) {
    const begun = Date.now();
    const dangerous = await phone.getByRole('heading', { name: /Thoughts that you would be better off dead/ }).count();
    if (dangerous > 0) {
      await expect(phone.getByRole('radio')).toHaveCount(4);
      await shot(phone, 'check-in-item-9');
      await clean(phone);
      itemNineAt = Date.now();
      await phone.getByRole('radio', { name: 'More than half the days', exact: true }).click({ force: true });
      await expect(phone.getByText('You deserve support right now.')).toBeVisible();
      expect(Date.now() - itemNineAt).toBeLessThan(1500);
      await expect(phone.getByRole('link', { name: /Call 988/ }).first()).toHaveAttribute('href', 'tel:988');
      await shot(phone, 'check-in-support');
      await expect(band).toContainText('Sam Rivera', { timeout: 5000 });
      console.log(`      on the provider's screen ${((Date.now() - itemNineAt) / 1000).toFixed(1)} s after the answer`);
      promised = /contact you by ([^.]+M)\b/.exec(await phone.getByRole('main').innerText())?.[1] ?? '';
      await clean(phone);
      await phone.getByRole('button', { name: 'Keep going' }).click();
      // The suicide screen is the next page.
      await expect(phone.getByRole('heading', { level: 1 })).toContainText('have you wished you were dead');
      asked.push('item 9');
      continue;
    }
    asked.push(await answerOne(phone, { 'how difficult': 'Somewhat difficult', 'Feeling down': 'Several days' }));
    if (/Little interest|Feeling|Trouble|Poor appetite|Moving/.test(asked.at(-1) ?? ''))
      phqSeconds += (Date.now() - begun) / 1000;
  }
  console.log(`      the PHQ-9's taps took ${phqSeconds.toFixed(0)} s`);
  expect(phqSeconds).toBeLessThan(60);
  expect(asked).toContain('item 9');
  await expect(phone.getByRole('main')).not.toContainText(/moderate|severe|score/i);
  await phone.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Thank you for telling us.');
  // Whoever said something of danger ends at help, not at thanks alone.
  await expect(phone.getByRole('main').getByRole('link', { name: 'Call 988', exact: true })).toBeVisible();
  await expect(phone.getByRole('main')).toContainText('Shared with');
  await shot(phone, 'check-in-done');
  await clean(phone);

  // The patient sees one promise: the same time on the card after the answer and at the end.
  expect(promised).toBeTruthy();
  await expect(phone.getByRole('main')).toContainText(promised);

  // One row for her, whatever else is open about her; the check-in's own alert leads it.
  const row = band.getByRole('listitem').filter({ hasText: 'Sam Rivera' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('item 9');
  await row.getByRole('link', { name: 'Open: Sam Rivera' }).first().click();
  await expect(okafor.getByText(`Someone will contact you by`)).toBeVisible();
  await expect(okafor.getByRole('link', { name: 'Open the check-in' })).toBeVisible();
  await shot(okafor, 'check-in-alert');
  await disposeOf(okafor);
  await expect(row.filter({ hasText: 'item 9' })).toHaveCount(0);
  await expectTrail();
  await phone.context().close();
  await okafor.context().close();
});

/** Closes the alert that is open on the page, with every field its record needs. */
async function disposeOf(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sam Rivera' })).toBeVisible();
  // As late as the clinic's clock allows, which this journey moved on: a contact follows the alert that it answers.
  const contacted = page.getByLabel('When was the patient contacted?');
  await contacted.fill((await contacted.getAttribute('max')) ?? '');
  await page.getByLabel('How?').selectOption('phone');
  await page.getByLabel('Where is the patient now?').fill('At home, her partner is with her.');
  await page.getByLabel('Is the patient safe now?').selectOption('yes');
  await page.getByLabel('What did the screen come to?').selectOption('low');
  await page.getByLabel('Risk factors').fill('Second series, poor sleep.');
  await page.getByLabel('Protective factors').fill('Her partner, the visit on Thursday.');
  await page.getByLabel('Was access to means asked about?').selectOption('asked');
  await page.getByLabel('What was decided?').selectOption('plan-updated');
  await page.getByLabel('Next check').fill('2030-01-01');
  await page.getByRole('button', { name: 'Write the record and close' }).click();
  await expect(page.getByText('Record written')).toBeVisible();
}

/** Every step stands in the trail: asked of the database, because nobody reads it through the portal yet. */
async function expectTrail(): Promise<void> {
  const data = process.env['E2E_DATA'] ?? '';
  const read = (file: string) =>
    JSON.parse(readFileSync(path.join(data, file), 'utf8')) as Record<string, string | number>;
  const secret = encodeURIComponent(String(read('keys/database.json')['superuser']));
  const client = new pg.Client({
    connectionString: `postgres://postgres:${secret}@127.0.0.1:${read('run.json')['databasePort']}/holdfast`,
  });
  await client.connect();
  const { rows } = await client.query<{ action: string }>(
    `select distinct e.action from audit_entry e join alert a on a.clinic_id = e.clinic_id and a.patient_id = e.patient_id
      where a.rule = 'phq-9.item-9' and a.source_id is not null and e.outcome = 'allowed' and e.at > now() - interval '10 minutes'`,
  );
  await client.end();
  const trail = rows.map(({ action }) => action);
  for (const action of ['check-in.read', 'check-in.answer', 'check-in.submit', 'alert.read', 'alert.dispose']) {
    expect(trail).toContain(action);
  }
}
