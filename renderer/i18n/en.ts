// English texts: the master catalogue.

import { backup } from './en/backup.ts';
import { care } from './en/care.ts';
import { components } from './en/components.ts';
import { device } from './en/device.ts';
import { errors } from './en/errors.ts';
import { firstRun } from './en/first-run.ts';
import { help } from './en/help.ts';
import { history } from './en/history.ts';
import { invitations } from './en/invitations.ts';
import { kinds } from './en/kinds.ts';
import { lock } from './en/lock.ts';
import { log } from './en/log.ts';
import { people } from './en/people.ts';
import { privacy } from './en/privacy.ts';
import { problem } from './en/problem.ts';
import { promises } from './en/promises.ts';
import { recovery } from './en/recovery.ts';
import { sample } from './en/sample.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { talk } from './en/talk.ts';

export const en = {
  ...shell,
  ...settings,
  ...talk,
  ...kinds,
  ...people,
  ...care,
  ...history,
  ...invitations,
  ...privacy,
  ...promises,
  ...components,
  ...recovery,
  ...backup,
  ...lock,
  ...device,
  ...log,
  ...search,
  firstRun,
  help,
  problem,
  sample,
  errors,
} as const;
