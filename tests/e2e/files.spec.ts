// Files on the real Electron: a photograph loses its place on the way out, and what others sent is decoded where nothing can be reached.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freshId } from '../support/person.ts';
import { startTestService } from '../support/service.ts';
import { makePdf, tagJpeg } from '../support/tagged-files.ts';
import { expect, test } from './fixtures.ts';
import type { RunningApp } from './launch.ts';
import { startTalk } from './talk.ts';

/** A picture that decoders like: one half red, the other blue. */
async function paintJpeg({ app }: RunningApp): Promise<Buffer> {
  const text = await app.evaluate(({ nativeImage }) => {
    const [width, height] = [640, 480];
    const pixels = Buffer.alloc(width * height * 4, 255);
    for (let at = 0; at < pixels.length; at += 4) {
      const isLeft = (at / 4) % width < width / 2;
      pixels.set(isLeft ? [0, 0, 255] : [255, 0, 0], at);
    }
    return nativeImage.createFromBitmap(pixels, { width, height }).toJPEG(90).toString('base64');
  });
  return Buffer.from(text, 'base64');
}

/** The window that opens when a file is shown, once its content stands. Hidden decoders come and go beside it. */
async function openedBy(
  { app }: RunningApp,
  kind: 'picture' | 'pdf',
  press: () => Promise<void>,
): Promise<Page> {
  await press();
  const find = () => app.windows().find((one) => one.url().includes(`viewer.html#kind=${kind}`));
  await expect.poll(() => find() !== undefined).toBe(true);
  const viewer = find();
  if (viewer === undefined) throw new Error('it was there a moment ago');
  await expect(viewer.locator('html')).toHaveAttribute('data-shown', kind);
  return viewer;
}

/** Nothing of the app, of the network, or of Node can be reached from there. */
async function expectAlone({ app }: RunningApp, viewer: Page): Promise<void> {
  expect(await viewer.evaluate(() => 'o7' in window || 'require' in window || 'process' in window)).toBe(
    false,
  );
  const reached = await viewer.evaluate(async () => {
    const addresses = [
      'https://example.com/',
      'http://127.0.0.1:9/',
      'app://o7/index.html',
      'app://o7/answer/x',
    ];
    const answers = await Promise.all(
      addresses.map((one) =>
        fetch(one).then(
          (got) => got.status,
          () => 0,
        ),
      ),
    );
    return [answers[0], answers[1], answers[3]];
  });
  expect(reached).toEqual([0, 0, 404]);
  const id = await app.evaluate(
    ({ webContents }, url) =>
      webContents
        .getAllWebContents()
        .find((one) => one.getURL() === url)
        ?.getOSProcessId(),
    viewer.url(),
  );
  if (process.platform !== 'linux') return;
  expect(readFileSync(`/proc/${id}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
}

/** Pastes a picture that has no place on the disk, as from a program that shows it. */
async function pasteInto(page: Page, bytes: Buffer): Promise<void> {
  await page.locator('main textarea').evaluate((field, text) => {
    const held = new DataTransfer();
    const picture = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    held.items.add(new File([picture], 'image.jpg', { type: 'image/jpeg' }));
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: held });
    field.dispatchEvent(paste);
  }, bytes.toString('base64'));
}

/** Lets go of a file of this disk over the conversation, as a file manager does. */
async function dropOn(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', id: 'hand' });
    document.body.append(input);
  });
  await page.locator('#hand').setInputFiles(path);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#hand');
    const held = new DataTransfer();
    for (const one of input?.files ?? []) held.items.add(one);
    input?.remove();
    const over = document.querySelector('[role=log]');
    for (const type of ['dragover', 'drop'])
      over?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: held }));
  });
}

test('a photograph goes out without its place, and comes in to be shown in a window of its own', async ({
  launch,
  keyring,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  try {
    const talk = await startTalk({
      launch,
      serviceUrl: service.origin,
      env: keyring.env,
      label: 'Tuesdays',
      nickname: 'Sara',
    });
    const { therapist, client, conversation } = talk;
    const { app, page } = therapist;
    const photo = join(profileDir, 'window.jpg');
    writeFileSync(photo, tagJpeg(await paintJpeg(therapist)));

    // Out: chosen, cleaned before the person's eyes, sent.
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = (async () => ({
        canceled: false,
        filePaths: [path],
      })) as typeof dialog.showOpenDialog;
    }, photo);
    await page.getByRole('button', { name: 'Add files' }).click();
    await expect(page.getByText(/Removed: .*location/)).toBeVisible();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const [sent] = await client.until(
      async () => (await client.call('messages.list', { conversation, before: null, limit: 9 })).messages,
      (lines) => lines.some(({ files }) => files.length === 1),
      'a line with a file',
    );
    const file = sent?.files[0]?.id ?? '';
    await client.call('files.fetch', { file });
    await client.until(
      async () => (await client.call('messages.list', { conversation, before: null, limit: 9 })).messages,
      ([line]) => line?.files[0]?.state === 'here',
      'a fetched file',
    );
    const got = join(profileDir, 'got.jpg');
    await client.callAsShell('files.write', { file, path: got });
    const text = readFileSync(got).toString('latin1');
    for (const word of ['Basem', 'Secret Camera', 'GPSLatitude', 'hidden behind'])
      expect(text).not.toContain(word);
    const thumbnail = page
      .getByRole('button', { name: /^Show .*window\.jpg/ })
      .first()
      .locator('img');
    await expect(thumbnail).toHaveAttribute('src', /^data:image\/jpeg/);
    // It lay on its side, and lies as it lay.
    const side = await thumbnail.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight]);
    expect(side).toEqual([360, 480]);

    // Out: a picture that was copied and a file let go of over the thread, in one line.
    await pasteInto(page, await paintJpeg(therapist));
    const waiting = page.getByRole('list', { name: 'Files for the next message' }).getByRole('listitem');
    await expect(waiting).toHaveCount(1);
    const dropped = join(profileDir, 'dropped.jpg');
    writeFileSync(dropped, tagJpeg(await paintJpeg(therapist)));
    await dropOn(page, dropped);
    await expect(waiting).toHaveCount(2);
    await expect(waiting.filter({ hasText: 'dropped.jpg' })).toContainText(/Removed: .*location/);
    await page.locator('main textarea').press('Enter');
    const [both] = await client.until(
      async () => (await client.call('messages.list', { conversation, before: null, limit: 1 })).messages,
      ([line]) => line?.files.length === 2,
      'a line with two files',
    );
    expect(both?.files.map(({ type }) => type)).toEqual(['image/jpeg', 'image/jpeg']);

    // In: a PDF and a file that is none of what it says.
    const files: string[] = [];
    for (const [name, bytes] of [
      ['plan.pdf', makePdf('Seen in the viewer')],
      ['fake.png', Buffer.from('no picture at all')],
    ] as const) {
      const path = join(profileDir, name);
      writeFileSync(path, bytes);
      files.push((await client.callAsShell('files.take', { path })).id);
    }
    await client.call('messages.send', { conversation, message: freshId(), text: 'Two files', files });
    await page.getByRole('button', { name: /^Fetch .*plan\.pdf/ }).click();
    const pdf = await openedBy(therapist, 'pdf', () =>
      page.getByRole('button', { name: /^Show .*plan\.pdf/ }).click(),
    );
    await expectAlone(therapist, pdf);
    const painted = await pdf.locator('canvas').evaluate((one: HTMLCanvasElement) => {
      const { data } = one.getContext('2d')?.getImageData(0, 0, one.width, one.height) ?? { data: [] };
      return data.some((value, at) => at % 4 === 0 && value < 100);
    });
    expect(painted).toBe(true);

    const picture = await openedBy(therapist, 'picture', () =>
      page
        .getByRole('button', { name: /^Show .*window\.jpg/ })
        .first()
        .click(),
    );
    await expectAlone(therapist, picture);
    expect(await picture.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(480);
    // It is gone before the key comes up.
    await picture.keyboard.down('Escape').catch(() => undefined);
    await expect.poll(() => picture.isClosed()).toBe(true);

    // Decoders end with their picture; one that cannot be decoded has none.
    await expect(page.getByText('fake.png')).toBeVisible();
    await expect
      .poll(() =>
        app.evaluate(
          ({ webContents }) =>
            webContents.getAllWebContents().filter((one) => one.getURL().includes('decoder')).length,
        ),
      )
      .toBe(0);

    // Saved where the person says, as it is.
    const saved = join(profileDir, 'saved.pdf');
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = (async () => ({
        canceled: false,
        filePath: path,
      })) as typeof dialog.showSaveDialog;
    }, saved);
    await page.getByRole('button', { name: /^Save .*plan\.pdf/ }).click();
    await expect.poll(() => readFileSync(saved, { flag: 'a+' }).includes('Seen in the viewer')).toBe(true);

    // What is being looked at goes with the lock.
    const viewers = () =>
      app.evaluate(
        ({ webContents }) =>
          webContents.getAllWebContents().filter((one) => one.getURL().includes('viewer.html')).length,
      );
    expect(await viewers()).toBe(1);
    await page.evaluate(() => window.o7.lock.setPasscode({ current: null, next: 'blue nile 1983' }));
    await page.keyboard.press('Control+l').catch(() => undefined);
    await expect.poll(viewers).toBe(0);
    await expect.poll(() => pdf.isClosed()).toBe(true);
    await client.stop();
  } finally {
    await service.remove();
  }
});
