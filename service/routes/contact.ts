/** Messages to the operator. */
import { lookAtContact, putContact, removeContact } from '../contact/messages.ts';
import type { Handlers } from '../http/route.ts';

export const contactHandlers = {
  'contact.key': async ({ config }) => ({ publicKey: config.operatorKey }),
  'contact.put': putContact,
  'contact.look': lookAtContact,
  'contact.remove': removeContact,
} satisfies Partial<Handlers>;
