// English texts: the master catalogue.

import { age } from './en/age.ts';
import { anonymous } from './en/anonymous.ts';
import { backup } from './en/backup.ts';
import { call } from './en/call.ts';
import { callBefore } from './en/call-before.ts';
import { calls } from './en/calls.ts';
import { camera } from './en/camera.ts';
import { care } from './en/care.ts';
import { choices } from './en/choices.ts';
import { components } from './en/components.ts';
import { contact } from './en/contact.ts';
import { device } from './en/device.ts';
import { devices } from './en/devices.ts';
import { erasing } from './en/erasing.ts';
import { errors } from './en/errors.ts';
import { files } from './en/files.ts';
import { firstRun } from './en/first-run.ts';
import { groups } from './en/groups.ts';
import { held } from './en/held.ts';
import { help } from './en/help.ts';
import { history } from './en/history.ts';
import { invitations } from './en/invitations.ts';
import { kinds } from './en/kinds.ts';
import { links } from './en/links.ts';
import { lock } from './en/lock.ts';
import { log } from './en/log.ts';
import { lost } from './en/lost.ts';
import { moving } from './en/moving.ts';
import { people } from './en/people.ts';
import { policy } from './en/policy.ts';
import { portability } from './en/portability.ts';
import { privacy } from './en/privacy.ts';
import { problem } from './en/problem.ts';
import { promises } from './en/promises.ts';
import { proof } from './en/proof.ts';
import { receipts } from './en/receipts.ts';
import { record } from './en/record.ts';
import { recovery } from './en/recovery.ts';
import { rights } from './en/rights.ts';
import { sample } from './en/sample.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { storage } from './en/storage.ts';
import { talk } from './en/talk.ts';

export const en = {
  ...shell,
  ...settings,
  ...talk,
  ...files,
  ...kinds,
  ...links,
  ...people,
  ...groups,
  ...call,
  ...callBefore,
  ...calls,
  ...camera,
  ...care,
  ...lost,
  ...moving,
  ...record,
  ...history,
  ...invitations,
  ...privacy,
  ...held,
  ...policy,
  ...proof,
  ...storage,
  ...age,
  ...anonymous,
  ...contact,
  ...rights,
  ...portability,
  ...promises,
  ...components,
  ...recovery,
  ...backup,
  ...lock,
  ...device,
  ...erasing,
  ...devices,
  ...log,
  ...receipts,
  ...choices,
  ...search,
  firstRun,
  help,
  problem,
  sample,
  errors,
} as const;
