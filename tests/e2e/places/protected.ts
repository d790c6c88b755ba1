// What only a profile of one's own has: its lock, this device, and the locked window.

import { answerWho, type Desk } from '../desk.ts';
import { button, closeOverlays, field, heading, type Place, question } from './place.ts';

/** For every profile of these places. */
export const passcode = 'blue nile 1983';

const tab =
  (name: 'lock' | 'device' | 'devices') =>
  async ({ page, t }: Desk): Promise<void> => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: t(`settings.tabs.${name}`), exact: true }).click();
    await page.getByRole('tabpanel').getByRole('heading').first().waitFor();
  };

async function typeNewPasscode(desk: Desk, repeat = passcode): Promise<void> {
  await field(desk, 'passcode.fresh').fill(passcode);
  await field(desk, 'passcode.repeat').fill(repeat);
}

/** First run where no keychain answers; ends in a practice whose passcode is half of the key. */
export const keychainPlaces: readonly Place[] = [
  {
    name: 'no-keychain',
    open: async (desk) => {
      await desk.page.getByRole('button', { name: desk.t('firstRun.role.therapist') }).click();
      await field(desk, 'firstRun.practice.name').fill('Nile Practice');
      await field(desk, 'firstRun.practice.nickname').fill('Rana');
      await answerWho(desk, 'me');
      await button(desk, 'common.continue').click();
      await button(desk, 'firstRun.practice.open').click();
      await heading(desk, 'keychain.title');
    },
  },
  {
    name: 'no-keychain-passcode',
    open: async (desk) => {
      await button(desk, 'keychain.use').click();
      await heading(desk, 'keychain.use');
    },
    close: async (desk) => {
      await typeNewPasscode(desk);
      await button(desk, 'keychain.goOn').click();
      await desk.page.getByRole('navigation', { name: desk.t('rail.name') }).waitFor();
    },
  },
];

/** Needs an open profile without a passcode; leaves it with one. */
export const protectedPlaces: readonly Place[] = [
  {
    name: 'settings-lock',
    open: async (desk) => {
      await tab('lock')(desk);
      await desk.page.getByText(desk.t('lock.needsPasscode')).waitFor();
    },
  },
  {
    name: 'erase-account',
    open: async (desk) => {
      await closeOverlays(desk);
      await button(desk, 'rail.privacy').click();
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.rights') }).click();
      await button(desk, 'erasing.erase').click();
      await question(desk).waitFor();
    },
    close: async (desk) => {
      await closeOverlays(desk);
      await tab('lock')(desk);
    },
  },
  {
    name: 'settings-passcode-refused',
    open: async (desk) => {
      await button(desk, 'lockSettings.passcode.add').click();
      await typeNewPasscode(desk, 'another one');
      await button(desk, 'lockSettings.passcode.save').click();
      await desk.page.getByText(desk.t('passcode.mismatch')).waitFor();
    },
  },
  {
    name: 'settings-lock-set',
    open: async (desk) => {
      await typeNewPasscode(desk);
      await button(desk, 'lockSettings.passcode.save').click();
      await desk.page.getByText(desk.t('lockSettings.passcode.set')).waitFor();
    },
  },
  {
    name: 'settings-shared-proof',
    open: async (desk) => {
      await desk.page.getByText(desk.t('lockSettings.shared.switch'), { exact: true }).click();
      await field(desk, 'passcode.current').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'settings-devices',
    open: async (desk) => {
      await tab('devices')(desk);
      await desk.page.getByText(desk.t('devices.this'), { exact: true }).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'settings-device',
    open: async (desk) => {
      await tab('device')(desk);
      await desk.page.getByText(desk.t('device.keys.backend')).waitFor();
    },
  },
  {
    name: 'settings-device-checked',
    open: async (desk) => {
      await button(desk, 'device.check.start').click();
      await button(desk, 'device.check.start').waitFor({ timeout: 20_000 });
    },
  },
  {
    name: 'forget-device',
    open: async (desk) => {
      await button(desk, 'device.forget.start').click();
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
];

/** Needs the real service and the passcode; ends with another account key. */
export const lostPlaces: readonly Place[] = [
  {
    name: 'lost',
    open: async (desk) => {
      await tab('device')(desk);
      await button(desk, 'lost.start').click();
      await question(desk).waitFor();
    },
  },
  {
    name: 'lost-report',
    open: async (desk) => {
      await field(desk, 'passcode.current').fill(passcode);
      await button(desk, 'lost.confirm').click();
      await desk.page
        .getByRole('heading', { name: desk.t('lost.report.title') })
        .waitFor({ timeout: 20_000 });
    },
    close: closeOverlays,
  },
];

/** Needs a profile that was started locked and has no recovery kit. */
export const lockedPlaces: readonly Place[] = [
  { name: 'locked', open: (desk) => heading(desk, 'lock.title') },
  {
    name: 'locked-wrong',
    open: async (desk) => {
      await field(desk, 'passcode.name').fill('not this one');
      await button(desk, 'lock.unlock').click();
      await desk.page.getByText(desk.t('errors.passcode.wrong')).waitFor();
    },
  },
  {
    name: 'locked-forgotten',
    open: async (desk) => {
      await button(desk, 'lock.forgot').click();
      await desk.page.getByText(desk.t('lock.noKit')).waitFor();
    },
  },
  {
    name: 'start-anew',
    open: async (desk) => {
      await button(desk, 'problem.ways.startAnew.go').click();
      await question(desk).waitFor();
    },
  },
  {
    name: 'start-anew-again',
    open: async (desk) => {
      await button(desk, 'problem.ways.startAnew.confirm').click();
      await desk.page.getByText(desk.t('device.forget.goes')).waitFor();
    },
    close: closeOverlays,
  },
];
