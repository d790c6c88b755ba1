// English texts: the master catalogue.

import { components } from './en/components.ts';
import { errors } from './en/errors.ts';
import { firstRun } from './en/first-run.ts';
import { people } from './en/people.ts';
import { privacy } from './en/privacy.ts';
import { problem } from './en/problem.ts';
import { shell } from './en/shell.ts';
import { talk } from './en/talk.ts';

export const en = {
  ...shell,
  ...talk,
  ...people,
  ...privacy,
  ...components,
  firstRun,
  problem,
  errors,
} as const;
