// What needs two people and the real service: the offer, waiting, a client's window, what O7 sees, offline.

import type { TestService } from '../../support/service.ts';
import {
  confirm,
  type Desk,
  invite,
  openPractice,
  receive,
  tryInvitation,
  whatO7Sees,
  write,
} from '../desk.ts';
import { kitPlaces } from './kit.ts';
import { button, closeOverlays, fromMenu, heading, type Place, question } from './place.ts';

/** Where the other person sits, and what both talk through. */
export interface Others {
  readonly therapist: Desk;
  readonly service: TestService;
}

/** What is compared elsewhere is taken as compared. */
const verifyTherapist = ({ page }: Desk) =>
  page.evaluate(async () => {
    const list = await window.o7.conversations.list({});
    const account = list.ok ? (list.value.conversations[0]?.people[0]?.account ?? '') : '';
    const number = await window.o7.people.safetyNumber({ account });
    const done = await window.o7.people.verify({ account, digits: number.ok ? number.value.digits : '' });
    if (!done.ok) throw new Error(done.error.code);
  });

/** The account gets another key. */
const loseComputer = ({ page }: Desk) =>
  page.evaluate(async () => {
    const done = await window.o7.lost.begin({ passcode: null });
    if (!done.ok) throw new Error(done.error.code);
  });

/** A client's window from the offer on. Needs two fresh profiles. */
export function pairPlaces({ therapist, service }: Others): readonly Place[] {
  return [
    {
      name: 'offer',
      open: async (desk) => {
        await openPractice(therapist, 'Nile Practice', 'Rana');
        await tryInvitation(desk, await invite(therapist, 'Sara A., Tuesdays'), 'sunflower', '18plus');
        await button(desk, 'firstRun.offer.join').waitFor();
      },
      close: (desk) => button(desk, 'firstRun.offer.join').click(),
    },
    {
      name: 'client-waits-for-yes',
      open: async (desk) => {
        await desk.page.locator('main textarea').waitFor();
        await write(desk, 'I hope this is the right place.');
      },
    },
    {
      name: 'client-conversation',
      open: async (desk) => {
        await confirm(therapist, 'sunflower');
        await receive(therapist, 'I hope this is the right place.');
        await write(therapist, 'It is. How was the way here?');
        await receive(desk, 'It is. How was the way here?');
        await desk.page.getByText(desk.t('conversation.delivery.delivered')).first().waitFor();
      },
    },
    {
      name: 'what-o7-sees',
      open: async (desk) => {
        await whatO7Sees(desk);
      },
      close: closeOverlays,
    },
    {
      name: 'client-privacy',
      open: async (desk) => {
        await button(desk, 'rail.privacy').click();
        await heading(desk, 'privacy.holdings');
      },
      close: (desk) => button(desk, 'rail.talk').click(),
    },
    {
      name: 'client-rights-asking',
      open: async (desk) => {
        await button(desk, 'rail.privacy').click();
        await desk.page.getByRole('tab', { name: desk.t('privacy.parts.rights') }).click();
        await button(desk, 'rights.ask.open').click();
        await desk.page.getByRole('dialog').waitFor();
      },
      close: async (desk) => {
        await closeOverlays(desk);
        await button(desk, 'rail.talk').click();
      },
    },
    {
      name: 'client-menu',
      open: async (desk) => {
        await button(desk, 'abuse.menu').click();
        await desk.page.getByRole('menu').waitFor();
      },
      close: closeOverlays,
    },
    {
      name: 'leave',
      open: async (desk) => {
        await fromMenu(desk, 'groups.leave.menu');
        await question(desk).waitFor();
      },
      close: closeOverlays,
    },
    ...kitPlaces,
    {
      name: 'key-changed',
      open: async (desk) => {
        await verifyTherapist(desk);
        await loseComputer(therapist);
        await desk.page.getByText(desk.t('verification.changed.accept')).waitFor({ timeout: 30_000 });
      },
    },
    {
      name: 'key-accept',
      open: async (desk) => {
        await button(desk, 'verification.changed.accept').click();
        await question(desk).waitFor();
      },
      close: (desk) => question(desk).getByRole('button').nth(1).click(),
    },
    {
      name: 'client-offline',
      open: async (desk) => {
        await service.stop();
        await write(desk, 'This one waits.');
        await desk.page.getByText(desk.t('conversation.delivery.waiting')).first().waitFor();
        await desk.page
          .getByRole('button', { name: desk.t('common.tryAgain') })
          .first()
          .waitFor();
      },
      close: async () => {
        await service.start();
      },
    },
  ];
}
