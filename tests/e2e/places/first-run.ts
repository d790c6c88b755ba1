// First run, as far as it goes without the service.

import { answerWho, type Desk } from '../desk.ts';
import { button, closeOverlays, field, heading, type Place } from './place.ts';

const start = ({ page, t }: Desk, role: 'client' | 'therapist') =>
  page.getByRole('button', { name: t(`firstRun.role.${role}`) }).click();

/** Back to the first question. */
async function toStart(desk: Desk): Promise<void> {
  await desk.page.reload();
  await heading(desk, 'firstRun.role.title');
}

async function toAbout(desk: Desk): Promise<void> {
  await start(desk, 'client');
  await field(desk, 'firstRun.code.label').fill('k7qm2xwd9f4thb8a');
  await button(desk, 'common.continue').click();
  await heading(desk, 'firstRun.about.title');
}

/** Without Escape, which would go one step back once the sheet is gone. */
export async function leaveSheet(desk: Desk): Promise<void> {
  const sheet = desk.page.getByRole('dialog');
  await sheet.getByRole('button', { name: desk.t('common.close'), exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}

async function stopAt(desk: Desk, band: 'under13' | '13to17'): Promise<void> {
  await toAbout(desk);
  await field(desk, 'firstRun.about.nickname').fill('sunflower');
  await desk.page.getByText(desk.t(`firstRun.about.bands.${band}`), { exact: true }).click();
  await answerWho(desk, 'me');
  await button(desk, 'common.continue').click();
  await heading(desk, `firstRun.stop.${band === 'under13' ? 'tooYoung' : 'notYet'}.title`);
}

async function toRecovery(desk: Desk): Promise<void> {
  await start(desk, 'therapist');
  await field(desk, 'firstRun.practice.name').fill('Nile Practice');
  await field(desk, 'firstRun.practice.nickname').fill('Rana');
  await answerWho(desk, 'me');
  await button(desk, 'common.continue').click();
  await heading(desk, 'recovery.therapist.title');
}

/** Needs a fresh profile and an origin that nobody answers. */
export const firstRunPlaces: readonly Place[] = [
  { name: 'first-run-role', open: toStart },
  {
    name: 'first-run-help',
    open: async (desk) => {
      await button(desk, 'help.name').click();
      await heading(desk, 'help.meanwhile');
    },
    close: closeOverlays,
  },
  {
    name: 'first-run-palette',
    open: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'first-run-code',
    open: async (desk) => {
      await start(desk, 'client');
      await heading(desk, 'firstRun.code.title');
    },
  },
  {
    name: 'first-run-code-refused',
    open: async (desk) => {
      await field(desk, 'firstRun.code.label').fill('not a code');
      await button(desk, 'common.continue').click();
      await desk.page.getByText(desk.t('errors.invitation.malformed')).waitFor();
    },
    close: toStart,
  },
  { name: 'first-run-about', open: toAbout },
  {
    name: 'first-run-anonymous',
    open: async (desk) => {
      await button(desk, 'anonymous.ask').click();
      await heading(desk, 'anonymous.limits.title');
    },
    close: closeOverlays,
  },
  {
    name: 'first-run-contact',
    open: async (desk) => {
      await button(desk, 'contact.open').click();
      await desk.page.getByText(desk.t('contact.reply.email'), { exact: true }).click();
      await field(desk, 'contact.address').waitFor();
    },
    close: leaveSheet,
  },
  {
    name: 'first-run-policy',
    open: async (desk) => {
      await button(desk, 'policy.title').click();
      await heading(desk, 'policy.title');
    },
    close: leaveSheet,
  },
  {
    name: 'first-run-about-refused',
    open: async (desk) => {
      await field(desk, 'firstRun.about.nickname').fill('sun\u202eflower');
      await desk.page.getByText(desk.t('firstRun.about.bands.18plus'), { exact: true }).click();
      await answerWho(desk, 'me');
      await button(desk, 'common.continue').click();
      await desk.page.getByText(desk.t('errors.nickname.forbiddenCharacter')).waitFor();
    },
    close: toStart,
  },
  {
    name: 'first-run-others-too',
    open: async (desk) => {
      await toAbout(desk);
      await answerWho(desk, 'others');
      await field(desk, 'passcode.fresh').waitFor();
    },
  },
  {
    name: 'first-run-others-too-refused',
    open: async (desk) => {
      await field(desk, 'firstRun.about.nickname').fill('sunflower');
      await desk.page.getByText(desk.t('firstRun.about.bands.18plus'), { exact: true }).click();
      await field(desk, 'passcode.fresh').fill('cold tea');
      await field(desk, 'passcode.repeat').fill('cold tee');
      await button(desk, 'common.continue').click();
      await desk.page.getByText(desk.t('passcode.mismatch')).waitFor();
    },
    close: toStart,
  },
  {
    name: 'first-run-computer',
    open: async (desk) => {
      await button(desk, 'firstRun.role.computer').click();
      await heading(desk, 'devices.join.title');
    },
    close: toStart,
  },
  {
    name: 'first-run-words',
    open: async (desk) => {
      await button(desk, 'firstRun.role.words').click();
      await heading(desk, 'recovery.use.identity.title');
    },
  },
  {
    name: 'first-run-words-refused',
    open: async (desk) => {
      await field(desk, 'recovery.typed.label').fill('abandon zzzz ');
      await desk.page.locator('[slot=errorMessage]').waitFor();
    },
  },
  {
    name: 'first-run-words-who',
    open: async (desk) => {
      await field(desk, 'recovery.typed.label').fill('00000 '.repeat(17));
      await button(desk, 'common.continue').click();
      await answerWho(desk, 'others');
      await field(desk, 'passcode.fresh').waitFor();
    },
    close: toStart,
  },
  {
    name: 'first-run-backup',
    open: async (desk) => {
      await button(desk, 'firstRun.role.backup').click();
      await heading(desk, 'restore.title');
    },
    close: toStart,
  },
  { name: 'first-run-not-yet', open: (desk) => stopAt(desk, '13to17'), close: toStart },
  {
    name: 'first-run-practice',
    open: async (desk) => {
      await start(desk, 'therapist');
      await heading(desk, 'firstRun.practice.title');
    },
    close: toStart,
  },
  { name: 'first-run-recovery', open: toRecovery },
  {
    name: 'first-run-recovery-offline',
    open: async (desk) => {
      await button(desk, 'firstRun.practice.open').click();
      await desk.page.getByText(desk.t('errors.network.offline')).waitFor();
    },
    close: toStart,
  },
];

/** Walked last: from here no way leads on before the app is started again. */
export const refusedPlaces: readonly Place[] = [
  {
    name: 'first-run-too-young',
    open: async (desk) => {
      await toStart(desk);
      await stopAt(desk, 'under13');
    },
  },
];
