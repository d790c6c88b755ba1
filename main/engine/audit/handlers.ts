/** Answers for the security log. */
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { writeExport } from './exporting.ts';
import { readLog } from './reading.ts';

export function auditHandlers(profile: Profile): HandlersOf<'audit'> & ShellHandlersOf<'audit'> {
  const desk = () => profile.getOpen().desk;
  return {
    'audit.list': (page) => readLog(desk().store, page),
    'audit.write': ({ file }) => {
      writeExport(desk(), file);
      return {};
    },
  };
}
