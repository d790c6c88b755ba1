/** Answers for the integrity check, "check it is gone" and the copy made before an update. */
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { vaultFolder } from '../profile/vault-place.ts';
import { takeEarlierCopy } from '../store/snapshot.ts';
import { checkGone } from './gone.ts';
import { checkIntegrity } from './integrity.ts';

/** Only where the profile could not be opened: an open store's file is never replaced. */
function goBack(profile: Profile, vaultDir: string): Promise<ProfileStatus> {
  if (profile.isOpen()) throw new AppError('profile.exists');
  takeEarlierCopy(vaultDir);
  return profile.open();
}

export function upkeepHandlers(
  profile: Profile,
): Pick<
  HandlersOf<'device' | 'deletion' | 'restore'>,
  'device.check' | 'deletion.check' | 'restore.earlierCopy'
> {
  const { profileDir } = profile.place;
  const folder = vaultFolder(profile.place);
  return {
    'device.check': async () => {
      const { desk, vault } = profile.getOpen();
      // The sample practice has nothing on disk that could be damaged.
      if (vault === null) return { pages: 0, bytes: 0, attachments: 0, damaged: [] };
      const report = await checkIntegrity({ store: desk.store, dataKey: vault.dataKey, folder }, desk.emit);
      recordEvent(desk.store, desk.clock.now(), { code: 'store.checked', count: report.damaged.length });
      return report;
    },
    'deletion.check': async ({ messages }) => {
      const { desk, vault } = profile.getOpen();
      const { store, clock, emit } = desk;
      const report = await checkGone({ store, dataKey: vault?.dataKey ?? null, profileDir }, messages, emit);
      recordEvent(store, clock.now(), { code: 'deletion.checked', count: messages.length });
      return report;
    },
    'restore.earlierCopy': () => goBack(profile, folder),
  };
}
