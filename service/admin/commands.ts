/** The table of commands: `npm run admin -- <name> …`. A name may have two words. */
import type { AdminCommand } from './command.ts';
import { audit } from './commands/audit.ts';
import { applyCommand, cancelCommand, scheduleCommand } from './commands/erasures.ts';
import { inbox, inboxAnswer, inboxRemove } from './commands/inbox.ts';
import { makeKey } from './commands/make-key.ts';
import { policyPublish } from './commands/policy-publish.ts';
import { reports } from './commands/reports.ts';

export const commands: Readonly<Record<string, AdminCommand>> = {
  audit,
  'erasures apply': applyCommand,
  'erasures cancel': cancelCommand,
  'erasures schedule': scheduleCommand,
  inbox,
  'inbox answer': inboxAnswer,
  'inbox remove': inboxRemove,
  'make-key': makeKey,
  'policy publish': policyPublish,
  reports,
};
