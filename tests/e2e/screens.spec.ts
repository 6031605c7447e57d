import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type Page, test } from '@playwright/test';
import { DESK, PHONE, at, signIn } from './people';
import { PATIENT_STOPS, openCut, openLatest, openPatient } from './stops';

const FOLDER = path.resolve(import.meta.dirname, '../../docs/screens');

type Light = 'light' | 'dark';

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

async function arrive(browser: Browser, email: string, desk: boolean, colorScheme: Light): Promise<Page> {
  const kind = desk ? DESK : { ...PHONE, deviceScaleFactor: 2 };
  const context = await browser.newContext({ ...kind, colorScheme, serviceWorkers: 'block', reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (email) await signIn(page, email);
  return page;
}

const STOPS: Readonly<Record<string, string>> = {
  home: 'home',
  help: 'help',
  settings: 'settings',
  'new-thread': 'a new message',
  'not-yours': 'an address of somebody else',
  'check-ins': 'check-ins',
  question: 'a question',
  progress: 'progress',
  'safety-plan': 'safety plan',
};
const IN_THE_DARK = new Set(['home', 'question']);

/** Pages of staff that need no way to them but an address. */
const STAFF_PAGES: Readonly<Record<string, string>> = {
  alerts: '/alerts',
  'safety-settings': '/safety-settings',
};

test('the screens of the README are drawn from the demo clinic', async ({ browser }) => {
  const guest = await arrive(browser, '', false, 'light');
  await guest.goto('/sign-in');
  await guest.getByRole('button', { name: /^Patient: Sam/ }).waitFor();
  await shoot(guest, 'sign-in-phone-light');

  for (const light of ['light', 'dark'] as const) {
    const sam = await arrive(browser, at('sam.rivera'), false, light);
    for (const [name, stop] of Object.entries(STOPS)) {
      if (light === 'dark' && !IN_THE_DARK.has(name)) continue;
      await PATIENT_STOPS.find((one) => one.name === stop)?.open(sam);
      await shoot(sam, `${name}-phone-${light}`);
    }
    await openLatest(sam);
    await sam.getByText(/Expect (a reply|one) by/).waitFor();
    await shoot(sam, `thread-phone-${light}`);
    if (light === 'light') {
      await openCut(sam);
      await shoot(sam, 'offline-phone-light');
    }
    const dana = await arrive(browser, at('dana'), true, light);
    await dana
      .getByRole('main')
      .getByRole('link', { name: /Sam Rivera/ })
      .click();
    await dana.getByRole('log').getByText('New', { exact: true }).or(dana.locator('.bubble').last()).first().waitFor();
    await shoot(dana, `inbox-desktop-${light}`);
    for (const [name, address] of light === 'light' ? Object.entries(STAFF_PAGES) : []) {
      await dana.goto(address);
      await dana.getByRole('heading', { level: 1 }).waitFor();
      await dana.locator('hf-waiting').waitFor({ state: 'detached' });
      await shoot(dana, `${name}-desktop-${light}`);
    }
    if (light === 'light') {
      await openPatient(dana, 'Sam Rivera');
      await shoot(dana, 'patient-desktop-light');
    }
    await Promise.all([sam.context().close(), dana.context().close()]);
  }
  await guest.context().close();
});
