// Pages, and what lies over any screen, in the sample practice.

import { type Desk, openPerson } from '../desk.ts';
import { button, closeOverlays, field, heading, type Place, question } from './place.ts';

async function chooseCountry(desk: Desk, query: string): Promise<void> {
  await desk.page.getByRole('button', { name: desk.t('help.country.label') }).click();
  await desk.page.getByRole('searchbox', { name: desk.t('help.country.search') }).fill(query);
  await desk.page.getByRole('option').first().waitFor();
}

/** The open invitation's menu, and one of its questions. */
async function askAbout(desk: Desk, what: 'renew' | 'revoke'): Promise<void> {
  await button(desk, 'invitations.more').click();
  await desk.page.getByRole('menuitem', { name: desk.t(`invitations.${what}.name`) }).click();
  await question(desk).waitFor();
}

const press =
  (keys: string) =>
  async ({ page }: Desk): Promise<void> => {
    await page.keyboard.press(keys);
    await page.getByRole('dialog').waitFor();
  };

/** Needs the sample practice. */
export const sheetPlaces: readonly Place[] = [
  {
    name: 'invitations',
    open: async (desk) => {
      await button(desk, 'rail.invitations').click();
      await heading(desk, 'invitations.open');
    },
  },
  {
    name: 'invitation-menu',
    open: async (desk) => {
      await button(desk, 'invitations.more').click();
      await desk.page.getByRole('menu').waitFor();
    },
    close: closeOverlays,
  },
  { name: 'revoke', open: (desk) => askAbout(desk, 'revoke'), close: closeOverlays },
  { name: 'renew', open: (desk) => askAbout(desk, 'renew'), close: closeOverlays },
  {
    name: 'slips',
    open: async ({ page, t }) => {
      await page
        .getByRole('region', { name: t('invitations.open') })
        .getByRole('button')
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'invitations-many',
    open: async (desk) => {
      await desk.page.getByText(desk.t('invitations.for.many'), { exact: true }).click();
      await field(desk, 'invitations.many.label').fill('Sara A., Tuesdays\nSara A., Tuesdays\nنهى، الأربعاء');
    },
  },
  {
    name: 'invitations-refused',
    open: async (desk) => {
      await desk.page.locator('main form:visible').getByRole('button').click();
      await desk.page.getByText(desk.t('errors.sample.notConnected')).first().waitFor();
    },
  },
  {
    name: 'sessions',
    open: async (desk) => {
      await button(desk, 'rail.sessions').click();
      await heading(desk, 'calls.page.title');
    },
    close: async (desk) => {
      await button(desk, 'rail.talk').click();
    },
  },
  {
    name: 'privacy',
    open: async (desk) => {
      await button(desk, 'rail.privacy').click();
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.held') }).click();
      await heading(desk, 'privacy.holdings');
      await desk.page.getByRole('button', { name: desk.t('dataClasses.messages.why') }).click();
      await desk.page.getByText(desk.t('dataRows.messages')).waitFor();
    },
  },
  {
    name: 'storage',
    open: async (desk) => {
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.storage') }).click();
      await desk.page.getByRole('button', { name: desk.t('storageItems.database.why') }).click();
      await desk.page.getByText(desk.t('storageItems.database.without')).waitFor();
    },
  },
  {
    name: 'rights',
    open: async (desk) => {
      await button(desk, 'rail.privacy').click();
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.rights') }).click();
      await heading(desk, 'rights.requests.title.therapist');
      await button(desk, 'portability.export.begin').click();
      await desk.page.getByText(desk.t('portability.export.sealed'), { exact: true }).click();
      await field(desk, 'portability.export.again').waitFor();
    },
  },
  {
    name: 'anonymous',
    open: async (desk) => {
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.anonymous') }).click();
      await heading(desk, 'anonymous.limits.title');
    },
  },
  {
    name: 'choices',
    open: async (desk) => {
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.choices') }).click();
      await desk.page.getByRole('switch').last().press('Space');
      await desk.page
        .getByRole('button', { name: desk.t('receipts.save') })
        .first()
        .waitFor();
    },
  },
  {
    name: 'restricting',
    open: async (desk) => {
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.rights') }).click();
      await button(desk, 'restriction.choose').click();
      await desk.page.getByRole('dialog').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'prove-it',
    open: async (desk) => {
      await desk.page.getByRole('tab', { name: desk.t('privacy.parts.proof') }).click();
      await button(desk, 'proof.all').click();
      await desk.page.getByText(desk.t('proof.checks.log.holds')).waitFor();
      // So it says again once the last of them was made.
      await button(desk, 'proof.all').waitFor();
    },
  },
  {
    name: 'transparency-not-connected',
    open: async (desk) => {
      await openPerson(desk, 'sunflower');
      await desk.page.getByRole('button', { name: desk.t('transparency.title') }).click();
      await desk.page.getByText(desk.t('errors.sample.notConnected')).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'promises',
    open: async (desk) => {
      await button(desk, 'conversation.promiseMore').click();
      await desk.page.getByRole('dialog').waitFor();
    },
    close: closeOverlays,
  },
  { name: 'help', open: press('Control+Shift+h') },
  { name: 'help-countries', open: (desk) => chooseCountry(desk, '') },
  {
    name: 'help-egypt',
    open: async (desk) => {
      await desk.page.locator('[role=option][data-key=EG]').click();
      await desk.page.getByText('16328', { exact: true }).waitFor();
    },
  },
  {
    name: 'help-elsewhere',
    open: async (desk) => {
      await chooseCountry(desk, '');
      await desk.page.locator('[role=option][data-key=other]').click();
      await desk.page.getByText(desk.t('help.locally.emergency')).waitFor();
    },
    close: closeOverlays,
  },
  { name: 'palette', open: press('Control+k') },
  {
    name: 'palette-none',
    open: async ({ page, t }) => {
      await page.keyboard.type('zzz');
      await page.getByText(t('palette.nothing')).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'palette-messages',
    open: async (desk) => {
      await press('Control+k')(desk);
      await desk.page.keyboard.type('walk');
      await desk.page.locator('[role=menuitem] mark').first().waitFor();
    },
    close: closeOverlays,
  },
  { name: 'find', open: press('Control+Shift+F') },
  {
    name: 'find-found',
    open: async ({ page }) => {
      await page.keyboard.type('walk');
      await page.locator('[role=option] mark').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'find-person',
    open: async ({ page, t }) => {
      await page.getByRole('button', { name: t('search.person') }).click();
      await page.getByRole('searchbox', { name: t('search.findPerson') }).waitFor();
    },
    close: async ({ page, t }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox', { name: t('search.findPerson') }).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'find-none',
    open: async ({ page, t }) => {
      await page.getByRole('searchbox', { name: t('search.label') }).fill('zzz');
      await page.getByText(t('search.nothing')).waitFor();
    },
    close: closeOverlays,
  },
  { name: 'settings', open: press('Control+,') },
  {
    name: 'settings-sizes',
    open: async ({ page, t }) => {
      await page.getByRole('button', { name: t('settings.appearance.zoom') }).click();
      await page.getByRole('listbox').waitFor();
    },
    close: async (desk) => {
      await desk.page.keyboard.press('Escape');
      await desk.page.getByRole('listbox').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'settings-quiet-hours',
    open: async ({ page, t }) => {
      await page.getByText(t('settings.notifications.quiet'), { exact: true }).click();
      await page.getByRole('group', { name: t('settings.notifications.from') }).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'settings-lock-sample',
    open: async (desk) => {
      await press('Control+,')(desk);
      await desk.page.getByRole('tab', { name: desk.t('settings.tabs.lock'), exact: true }).click();
      await desk.page.getByText(desk.t('lockSettings.sample')).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'settings-practice',
    open: async (desk) => {
      await press('Control+,')(desk);
      await desk.page.getByRole('tab', { name: desk.t('settings.tabs.practice'), exact: true }).click();
      await desk.page.getByText(desk.t('record.choices.apart'), { exact: true }).click();
      await button(desk, 'record.save').waitFor();
    },
    close: closeOverlays,
  },
  { name: 'shortcuts', open: press('F1'), close: closeOverlays },
  {
    name: 'tooltip',
    open: async (desk) => {
      await button(desk, 'rail.privacy').focus();
      await desk.page.keyboard.press('Tab');
      await desk.page.getByRole('tooltip').waitFor();
    },
    close: closeOverlays,
  },
];
