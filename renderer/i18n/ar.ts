// Arabic texts: every key of the English catalogue; no address by gender, Western digits.

import { age } from './ar/age.ts';
import { anonymous } from './ar/anonymous.ts';
import { backup } from './ar/backup.ts';
import { call } from './ar/call.ts';
import { callBefore } from './ar/call-before.ts';
import { calls } from './ar/calls.ts';
import { camera } from './ar/camera.ts';
import { care } from './ar/care.ts';
import { choices } from './ar/choices.ts';
import { components } from './ar/components.ts';
import { contact } from './ar/contact.ts';
import { device } from './ar/device.ts';
import { devices } from './ar/devices.ts';
import { erasing } from './ar/erasing.ts';
import { errors } from './ar/errors.ts';
import { files } from './ar/files.ts';
import { firstRun } from './ar/first-run.ts';
import { groups } from './ar/groups.ts';
import { held } from './ar/held.ts';
import { help } from './ar/help.ts';
import { history } from './ar/history.ts';
import { invitations } from './ar/invitations.ts';
import { kinds } from './ar/kinds.ts';
import { links } from './ar/links.ts';
import { lock } from './ar/lock.ts';
import { log } from './ar/log.ts';
import { lost } from './ar/lost.ts';
import { moving } from './ar/moving.ts';
import { people } from './ar/people.ts';
import { policy } from './ar/policy.ts';
import { portability } from './ar/portability.ts';
import { privacy } from './ar/privacy.ts';
import { problem } from './ar/problem.ts';
import { promises } from './ar/promises.ts';
import { proof } from './ar/proof.ts';
import { receipts } from './ar/receipts.ts';
import { record } from './ar/record.ts';
import { recovery } from './ar/recovery.ts';
import { rights } from './ar/rights.ts';
import { sample } from './ar/sample.ts';
import { search } from './ar/search.ts';
import { settings } from './ar/settings.ts';
import { shell } from './ar/shell.ts';
import { storage } from './ar/storage.ts';
import { talk } from './ar/talk.ts';
import type { ArabicCatalogue } from './catalogue.ts';

export const ar: ArabicCatalogue = {
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
};
