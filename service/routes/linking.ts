/** Another computer of the same person: how the two meet, and how the new one comes onto the list. */
import { joinDeviceList } from '../accounts/publish-list.ts';
import { listSeen } from '../accounts/seen.ts';
import type { Handlers } from '../http/route.ts';
import { answerLink, createLink, endLink, fetchLink, putLinkPart, readLink } from '../links/meeting.ts';

export const linkingHandlers = {
  'links.create': createLink,
  'links.fetch': fetchLink,
  'links.answer': answerLink,
  'links.read': readLink,
  'links.put': putLinkPart,
  'links.end': endLink,
  'deviceLists.join': joinDeviceList,
  'devices.seen': (context, _request, caller) => listSeen(context, caller),
} satisfies Partial<Handlers>;
