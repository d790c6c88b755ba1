// Which problems have a screen of their own, and under which name their texts stand.

import type { ErrorCode } from '../../../contract/errors/catalogue.ts';

const problems = {
  'keychain.unavailable': 'keychainUnavailable',
  'keychain.locked': 'keychainLocked',
  'keychain.entryMissing': 'keychainEntryMissing',
  'keychain.weak': 'keychainWeak',
  'keyFile.damaged': 'keyFileDamaged',
  'keyFile.newer': 'keyFileNewer',
  'keyFile.missing': 'keyFileMissing',
  'keyFile.wrongKey': 'keyFileWrongKey',
  'keyFile.otherMachine': 'otherMachine',
  'store.damaged': 'storeDamaged',
  'store.newer': 'newer',
  'store.missing': 'storeMissing',
  'store.olderCopy': 'olderCopy',
  'store.diskFull': 'diskFull',
  'store.readOnly': 'readOnly',
  'profile.inUse': 'inUse',
  'engine.notReady': 'engineNotReady',
  'engine.restarted': 'engineNotReady',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** Name of a problem's texts under `problem.`. */
export type ProblemName = (typeof problems)[keyof typeof problems];

/** The codes that have a screen of their own. */
export const problemCodes = Object.keys(problems) as readonly (keyof typeof problems)[];

/** Null for a code without texts of its own: then the error's own sentence is shown. */
export function problemOf(code: ErrorCode): ProblemName | null {
  return code in problems ? problems[code as keyof typeof problems] : null;
}

/** Problems in which nobody can say that the messages are still whole: only that nothing was changed. */
const unsure: readonly (ProblemName | null)[] = [null, 'storeMissing', 'storeDamaged', 'engineNotReady'];

/** Whether the screen may say that the sealed messages are still there. */
export function areMessagesHere(problem: ProblemName | null): boolean {
  return !unsure.includes(problem);
}
