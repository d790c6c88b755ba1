/** Answers for backups and for bringing them back. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';

const notYet = (): never => {
  throw new AppError('request.notFound');
};

export function backupHandlers(
  _profile: Profile,
): HandlersOf<'backup'> &
  Pick<HandlersOf<'restore'>, 'restore.cancel' | 'restore.salvage'> &
  ShellHandlersOf<'backup' | 'restore'> {
  return {
    'backup.status': notYet,
    'backup.stopDaily': notYet,
    'backup.cancel': notYet,
    'restore.cancel': notYet,
    'restore.salvage': notYet,
    'backup.write': notYet,
    'backup.useFolder': notYet,
    'restore.inspect': notYet,
    'restore.from': notYet,
  };
}
