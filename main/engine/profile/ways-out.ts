/** What a person is offered for each cause that keeps a profile shut. */
import type { WayOut } from '../../../contract/bridge/views.ts';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';
import { hasEarlierCopy } from '../store/snapshot.ts';
import { hasRecoveryFile, type VaultPlace, vaultFolder } from './vault-place.ts';

/** Keys are out of reach, the database is whole: the words bring them back. */
const wordsHelp: ReadonlySet<ErrorCode> = new Set([
  'keychain.unavailable',
  'keychain.locked',
  'keychain.entryMissing',
  'keychain.weak',
  'keyFile.wrongKey',
  'keyFile.otherMachine',
  'keyFile.damaged',
  'keyFile.missing',
]);

/** Something is lost here for good: a backup helps, or beginning anew. */
const isLost: ReadonlySet<ErrorCode> = new Set([
  'keychain.entryMissing',
  'keyFile.wrongKey',
  'keyFile.otherMachine',
  'keyFile.damaged',
  'keyFile.missing',
  'store.damaged',
  'store.missing',
]);

/** Never empty: trying again changes nothing on disk. */
export function waysOutOf(code: ErrorCode, place: VaultPlace): WayOut[] {
  const ways: WayOut[] = ['retry'];
  if (wordsHelp.has(code) && hasRecoveryFile(place)) ways.push('words');
  const isDamaged = code === 'store.damaged';
  // A later app migrated it and never came to a good start: its copy is what this one can open.
  const mayGoBack = isDamaged || code === 'store.newer';
  if (mayGoBack && hasEarlierCopy(vaultFolder(place))) ways.push('earlierCopy');
  if (isDamaged) ways.push('salvage');
  if (isLost.has(code)) ways.push('restore', 'startAnew');
  return ways;
}
