// `npm run screens`: every place of the app in both languages and themes, one sheet of four pictures each.
// They go to test-results/screens, and `screens/keep.ts` takes them into docs/screens/all.
// Places can be named: `npm run screens -- conversation help` draws only these.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskOf } from '../tests/e2e/desk.ts';
import { launchApp, type RunningApp } from '../tests/e2e/launch.ts';
import { appear, languages, looks } from '../tests/e2e/looks.ts';
import { deskPlaces } from '../tests/e2e/places/desk.ts';
import { firstRunPlaces, refusedPlaces } from '../tests/e2e/places/first-run.ts';
import { pairPlaces } from '../tests/e2e/places/pair.ts';
import { type Look, walk } from '../tests/e2e/places/place.ts';
import { sheetPlaces } from '../tests/e2e/places/sheets.ts';
import { startDisplay } from '../tests/support/display.ts';
import { type Keyring, startKeyring } from '../tests/support/keyring.ts';
import { startTestService } from '../tests/support/service.ts';
import { buildApp } from './build.ts';
import { contactSheet } from './screens/contact-sheet.ts';
import { root } from './setup/paths.js';

const folder = join(root, 'test-results', 'screens');
const wanted = new Set(process.argv.slice(2));

/** Draws a place in every language and theme, and leaves the window as it found it. */
function drawing({ app }: RunningApp): Look {
  return async (place, { page }) => {
    if (wanted.size > 0 && !wanted.has(place)) return;
    const pictures: Buffer[] = [];
    for (const language of languages) {
      for (const theme of ['light', 'dark'] as const) {
        await appear(page, { language, ...looks[theme] });
        pictures.push(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
      }
    }
    await appear(page, { language: 'en', ...looks.light });
    writeFileSync(join(folder, `${place}.jpg`), await contactSheet(app, pictures));
    console.log(`- ${place}`);
  };
}

const profiles: string[] = [];

function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'o7-screens-'));
  profiles.push(profile);
  return profile;
}

/** Everything before sign-up and in the sample: one app without a service. */
async function drawAlone(keyring: Keyring): Promise<void> {
  const running = await launchApp({ profileDir: newProfile(), keyring });
  const desk = deskOf(running.page, 'en');
  await running.page.emulateMedia({ reducedMotion: 'reduce' });
  await walk(desk, firstRunPlaces, drawing(running));
  await running.page.reload();
  await running.page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  await walk(desk, [...deskPlaces, ...sheetPlaces], drawing(running));
  await running.page.getByRole('button', { name: desk.t('sample.leave') }).click();
  await walk(desk, refusedPlaces, drawing(running));
  await running.app.close();
}

/** A client's window beside a real therapist and a real service. */
async function drawPair(keyring: Keyring): Promise<void> {
  const service = await startTestService();
  const open = () => launchApp({ profileDir: newProfile(), keyring, serviceUrl: service.origin });
  const [other, running] = [await open(), await open()];
  try {
    await running.page.emulateMedia({ reducedMotion: 'reduce' });
    const therapist = deskOf(other.page, 'en');
    await walk(deskOf(running.page, 'en'), pairPlaces({ therapist, service }), drawing(running));
  } finally {
    await Promise.all([other.app.close(), running.app.close()]);
    await service.remove();
  }
}

const display = process.platform === 'linux' ? await startDisplay() : null;
if (display !== null) process.env['DISPLAY'] = display.env.DISPLAY;
buildApp('development');
if (wanted.size === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const keyring = await startKeyring();
try {
  await drawAlone(keyring);
  await drawPair(keyring);
} finally {
  await keyring.stop();
  await display?.stop();
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true });
}
