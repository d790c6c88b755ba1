/** What a device needs for its lock and its security log. */
import { forgetAuditHeads, putAuditHead } from '../audit/put-head.ts';
import type { Handlers } from '../http/route.ts';
import { countWaiting, startWatch } from '../mailbox/watch.ts';

export const protectionHandlers = {
  'watch.start': startWatch,
  'watch.count': countWaiting,
  'audit.putHead': putAuditHead,
  'audit.forgetHeads': forgetAuditHeads,
} satisfies Partial<Handlers>;
