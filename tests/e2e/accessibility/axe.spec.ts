// Every place of the app in both languages, light, and dark or with more contrast in turn (`O7_ALL_LOOKS`: all): axe finds nothing.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { keyFileIn } from '../../../main/engine/profile/vault-place.ts';
import { startTestService } from '../../support/service.ts';
import { type Desk, deskOf, openPractice } from '../desk.ts';
import { expect, test } from '../fixtures.ts';
import { appear, looks, looksInTurn } from '../looks.ts';
import { deskPlaces } from '../places/desk.ts';
import { firstRunPlaces, refusedPlaces } from '../places/first-run.ts';
import { pairPlaces } from '../places/pair.ts';
import { button, heading, type Look, type Place, walk } from '../places/place.ts';
import { keychainPlaces, lockedPlaces, lostPlaces, protectedPlaces } from '../places/protected.ts';
import { sheetPlaces } from '../places/sheets.ts';
import { axeFindings } from './axe.ts';

/** Asks at each place in each look, and goes on: one run tells everything that is wrong, and where. */
function asking(findings: Record<string, string[]>): Look {
  let places = 0;
  return async (place, { page }: Desk) => {
    const read = new Set<string>();
    const tried = looksInTurn(places);
    places += 1;
    for (const [language, look] of tried) {
      await appear(page, { language, ...looks[look] });
      const inColours = read.has(language);
      read.add(language);
      for (const finding of new Set(await axeFindings(page, inColours)))
        findings[finding] = [...(findings[finding] ?? []), `${place} ${language} ${look}`];
    }
    await appear(page, { language: 'en', ...looks.light });
  };
}

/** Both ways a screen of that kind begins: at the start of the app, and on trying again. */
const problemPlaces = (keyFile: string): readonly Place[] => [
  { name: 'key-file-missing', open: (desk) => heading(desk, 'problem.keyFileMissing.title') },
  {
    name: 'key-file-damaged',
    open: async (desk) => {
      writeFileSync(keyFile, 'not a key file');
      await button(desk, 'common.tryAgain').click();
      await heading(desk, 'problem.keyFileDamaged.title');
    },
  },
];

const still = (page: Page) => page.emulateMedia({ reducedMotion: 'reduce' });

test('first run is sound in every look', async ({ launch }) => {
  test.setTimeout(180_000);
  const { page } = await launch();
  await still(page);
  const findings: Record<string, string[]> = {};
  await walk(deskOf(page, 'en'), [...firstRunPlaces, ...refusedPlaces], asking(findings));
  expect(findings).toEqual({});
});

test('the desk, its pages and everything that lies over them are sound in every look', async ({ launch }) => {
  test.setTimeout(300_000);
  const { page } = await launch();
  await still(page);
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  const findings: Record<string, string[]> = {};
  await walk(desk, [...deskPlaces, ...sheetPlaces], asking(findings));
  expect(findings).toEqual({});
});

test('a client’s window is sound in every look, from the offer to being offline and to a lost key', async ({
  launch,
  profileDir,
}) => {
  test.setTimeout(180_000);
  const service = await startTestService();
  try {
    const choice = (who: string) => {
      const own = join(profileDir, who);
      mkdirSync(own);
      return { serviceUrl: service.origin, profileDir: own };
    };
    const therapist = deskOf((await launch(choice('therapist'))).page, 'en');
    const own = choice('client');
    const { app, page } = await launch(own);
    await still(page);
    const findings: Record<string, string[]> = {};
    await walk(deskOf(page, 'en'), pairPlaces({ therapist, service }), asking(findings));
    await app.close();

    const keyFile = keyFileIn(join(own.profileDir, 'vault'));
    rmSync(keyFile);
    const again = await launch(own);
    await still(again.page);
    await walk(deskOf(again.page, 'en'), problemPlaces(keyFile), asking(findings));
    expect(findings).toEqual({});
  } finally {
    await service.remove();
  }
});

test('the lock, this device and the locked window are sound in every look', async ({ launch }) => {
  test.setTimeout(240_000);
  const service = await startTestService();
  try {
    const choice = { serviceUrl: service.origin };
    const { app, page } = await launch(choice);
    await still(page);
    const findings: Record<string, string[]> = {};
    const desk = deskOf(page, 'en');
    await openPractice(desk, 'Nile Practice', 'Rana');
    await walk(desk, [...protectedPlaces, ...lostPlaces], asking(findings));
    await app.close();

    const again = await launch(choice);
    await still(again.page);
    await walk(deskOf(again.page, 'en'), lockedPlaces, asking(findings));
    expect(findings).toEqual({});
  } finally {
    await service.remove();
  }
});

test('the ways on without a keychain are sound in every look', async ({ launch, keyring }) => {
  test.setTimeout(120_000);
  const service = await startTestService();
  try {
    await keyring.kill();
    const { page } = await launch({ serviceUrl: service.origin });
    await still(page);
    const findings: Record<string, string[]> = {};
    await walk(deskOf(page, 'en'), keychainPlaces, asking(findings));
    expect(findings).toEqual({});
  } finally {
    await service.remove();
  }
});

test('axe is really asked', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await axeFindings(page)).toEqual(['button-name: <button>']);
});
