// The real app is made to reach for the network from the shell and from its page; it gets nowhere, and "Prove it" shows it.

import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { violationsOf } from './violations.ts';

test('S8, S14, S18, S19: what shell and page try is stopped and shown; the running files are those that were built', async ({
  running,
  profileDir,
}) => {
  const { app, page } = running;
  let visits = 0;
  const server = createServer((_request, answer) => {
    visits += 1;
    answer.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/secret?secret`;

  const outcomes = await app.evaluate(async ({ net, session }, target) => {
    const failed = (promise: Promise<unknown>) =>
      promise.then(
        () => false,
        () => true,
      );
    return [
      await failed(net.fetch(target)),
      await failed(session.defaultSession.fetch(target)),
      await failed(session.fromPartition('anything').fetch(target)),
      await failed(fetch(target)),
    ];
  }, url);
  expect(outcomes).toEqual([true, true, true, true]);
  await page.evaluate(() => window.o7.profile.openSample({}));
  await violationsOf(running, async () => {
    await fetch('https://tracker.example/secret?secret').catch(() => undefined);
    window.open('https://elsewhere.example/secret');
  });
  server.close();
  expect(visits).toBe(0);

  await page.getByRole('button', { name: 'Privacy', exact: true }).click();
  await page.getByRole('tab', { name: 'Prove it' }).click();
  await page.getByRole('button', { name: 'Check everything' }).click();
  const hosts = page.getByRole('region', { name: /nobody else/ });
  await hosts.getByText('Something else was tried and stopped.').waitFor();
  const stopped = await hosts.innerText();
  expect(stopped).toContain('nothing yet');
  expect(stopped).toContain(`127.0.0.1:${port}\u2069 · \u2068the app’s frame: a request\u2069 · \u20683×`);
  expect(stopped).toContain(`127.0.0.1:${port}\u2069 · \u2068the app’s frame: a connection`);
  expect(stopped).toContain('tracker.example:443');
  expect(stopped).toContain('elsewhere.example:443\u2069 · \u2068a window: going to a page');
  expect(stopped).not.toContain('secret');

  const build = page.getByRole('region', { name: /no recorder/ });
  await build.getByText('Every file is as it was built').waitFor();
  const canary = page.getByRole('region', { name: /gone from the files/ });
  await canary.getByText('not one copy is left in any file').waitFor();
  const database = page.getByRole('region', { name: /does not open without its key/ });
  await database.getByText('Cannot be said now.').waitFor();

  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, profileDir);
  await page.getByRole('button', { name: 'Save a report…' }).click();
  await page.getByText('The report is saved').waitFor();
  const name = readdirSync(profileDir).find((entry) => entry.startsWith('O7 Therapy proof')) ?? '';
  const report = JSON.parse(readFileSync(join(profileDir, name, 'proof.json'), 'utf8')) as { build: object };
  expect(report.build).toMatchObject({ changed: 0, missing: 0, unknown: 0 });
  expect(readFileSync(join(profileDir, name, 'proof.txt'), 'utf8')).toContain('A tampered app could lie');
});
