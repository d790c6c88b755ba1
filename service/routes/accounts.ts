/** Practices, device lists, and what the service holds. */

import { setEmail } from '../accounts/email.ts';
import { countHoldings } from '../accounts/holdings.ts';
import { openPractice } from '../accounts/practice.ts';
import { publishDeviceList } from '../accounts/publish-list.ts';
import type { Handlers } from '../http/route.ts';

export const accountHandlers = {
  'accounts.openPractice': async (context, request) => ({ practice: await openPractice(context, request) }),
  'deviceLists.publish': (context, request, caller) => publishDeviceList(context, caller, request),
  'account.holdings': async (context, _request, caller) => ({
    holdings: await countHoldings(context, caller),
  }),
  'account.setEmail': setEmail,
} satisfies Partial<Handlers>;
