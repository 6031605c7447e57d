import { expect, test } from '@playwright/test';
import { PHONE, at, beginThread, enter, program, send, signIn } from './people';

const QUEUED = 'Waiting to send. We will send this when you are back online.';

test('without a network words wait, say so, and go out exactly once when it is back', async ({ browser, baseURL }) => {
  const alma = await enter(browser, at('alma.cole'), PHONE);
  const { patientId, threadId } = await beginThread(alma, 'First, with a network.');
  await alma.context().setOffline(true);
  await send(alma, 'Second, from a tunnel.');
  await send(alma, 'Third, from a tunnel.');
  await expect(alma.getByText(QUEUED)).toHaveCount(2);
  await expect(alma.getByText('You are offline. We will send what you write when you are back.')).toBeVisible();

  await alma.context().setOffline(false);
  await expect(alma.getByText(QUEUED)).toHaveCount(0);
  await expect(alma.getByRole('log').getByText('Sent', { exact: true })).toBeVisible();
  const nurse = await program(baseURL, at('dana'));
  // "Waiting" gives way to "Sending" before the last one is there.
  await expect.poll(async () => (await nurse.readAll(patientId, threadId)).length).toBe(3);
  const all = await nurse.readAll(patientId, threadId);
  expect(all.map(({ body }) => body)).toEqual([
    'First, with a network.',
    'Second, from a tunnel.',
    'Third, from a tunnel.',
  ]);
  expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  await alma.context().close();
});

test('a refused message says that it is not sent, and trying again delivers exactly one', async ({
  browser,
  baseURL,
}) => {
  const mateo = await enter(browser, at('mateo.ito'), PHONE);
  const { patientId, threadId } = await beginThread(mateo, 'Before the trouble.');
  // The live line would bring the message by itself before anybody can try again.
  await mateo.routeWebSocket(/\/live/, (socket) => socket.close());
  await mateo.reload();
  await expect(mateo.getByRole('log').getByText('Before the trouble.')).toBeVisible();
  const tried: string[] = [];
  await mateo.route(/\/threads\/[^/]+\/messages\/[^/]+$/, async (route) => {
    tried.push(route.request().url());
    // The server takes the first try and its answer is lost on the way: the worst moment for a retry.
    if (tried.length > 1) return route.continue();
    await route.fetch();
    return route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"unexpected"}' });
  });
  await send(mateo, 'In the middle of it.');
  await expect(mateo.getByText('Not sent.')).toBeVisible();
  await mateo.getByRole('button', { name: 'Try again' }).click();
  await expect(mateo.getByText('Not sent.')).toHaveCount(0);
  await expect(mateo.getByRole('log').getByText('In the middle of it.')).toHaveCount(1);
  expect(new Set(tried).size).toBe(1);
  const nurse = await program(baseURL, at('priya'));
  const all = await nurse.readAll(patientId, threadId);
  expect(all.map(({ seq, body }) => `${seq} ${body}`)).toEqual(['1 Before the trouble.', '2 In the middle of it.']);
  await mateo.context().close();
});

test('two tabs of one person send what waited once', async ({ browser, baseURL }) => {
  const one = await enter(browser, at('rosa.diaz'), PHONE);
  const { patientId, threadId } = await beginThread(one, 'Two tabs are open.');
  const other = await one.context().newPage();
  await other.goto(`/messages/${threadId}`);
  await expect(other.getByRole('log').getByText('Two tabs are open.')).toBeVisible();
  await one.context().setOffline(true);
  for (const words of ['from the one', 'from the one again']) await send(one, words);
  await send(other, 'from the other');
  await one.context().setOffline(false);
  for (const tab of [one, other]) {
    await expect(tab.getByText(QUEUED)).toHaveCount(0);
    await expect(tab.getByRole('log').getByText('from the other', { exact: true })).toHaveCount(1);
    await expect(tab.getByRole('log').getByText('from the one again', { exact: true })).toHaveCount(1);
  }
  const nurse = await program(baseURL, at('dana'));
  await expect.poll(async () => (await nurse.readAll(patientId, threadId)).length).toBe(4);
  await expect(one.getByText('Sending', { exact: true })).toHaveCount(0);
  const all = await nurse.readAll(patientId, threadId);
  expect(all.map(({ body }) => body).sort()).toEqual(
    ['Two tabs are open.', 'from the one', 'from the one again', 'from the other'].sort(),
  );
  expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  await one.context().close();
});

test('unsent words survive a reload, and the list says that they are a draft', async ({ browser }) => {
  const theo = await enter(browser, at('theo.moss'), PHONE);
  await beginThread(theo, 'About the ride home.');
  const field = theo.getByLabel('Write a message');
  await field.fill('I also wanted to say');
  await theo.waitForResponse((answer) => answer.url().endsWith('/draft'));
  await theo.reload();
  await expect(field).toHaveValue('I also wanted to say');
  await theo.getByRole('link', { name: 'All messages' }).click();
  await expect(theo.getByRole('link', { name: /Draft: I also wanted to say/ })).toBeVisible();
  await theo.context().close();
});

test('a page that was visited opens without a network and keeps no answer of the server on the device', async ({
  browser,
}) => {
  const context = await browser.newContext(PHONE);
  const karen = await context.newPage();
  await signIn(karen, at('karen.bell.hayes'));
  await karen.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await karen.reload();
  await expect.poll(() => karen.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const kept = await karen.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
    }
    return urls;
  });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((url) => url.includes('/api/'))).toEqual([]);
  await context.setOffline(true);
  await karen.reload();
  await expect(karen.getByRole('heading', { name: 'We cannot reach the clinic right now' })).toBeVisible();
  await karen.getByRole('button', { name: 'Need help now?' }).click();
  await expect(karen.getByRole('dialog').getByRole('link', { name: 'Call 988', exact: true })).toBeVisible();
  await context.close();
});
