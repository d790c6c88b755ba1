/** What an account chose about the use of its data. */
import { putConsent } from '../choices/consents.ts';
import { setRestriction } from '../choices/restriction.ts';
import type { Handlers } from '../http/route.ts';

export const choiceHandlers = {
  'account.restrict': setRestriction,
  'consents.put': putConsent,
} satisfies Partial<Handlers>;
