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
import { button, closeOverlays, heading, type Place } from './place.ts';

/** Where the other person sits, and what both talk through. */
export interface Others {
  readonly therapist: Desk;
  readonly service: TestService;
}

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
    ...kitPlaces,
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
