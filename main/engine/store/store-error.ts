/** Gives SQLite's and the file system's failures the codes that a person's screen has words for. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';

const causes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG|SQLITE_IOERR_WRITE)/, 'store.diskFull'],
  [/^(SQLITE_READONLY|EROFS|EACCES|EPERM)/, 'store.readOnly'],
  [/^(SQLITE_CANTOPEN|ENOENT)/, 'store.missing'],
  [/^(SQLITE_NOTADB|SQLITE_CORRUPT)/, 'store.damaged'],
  [/^SQLITE_BUSY/, 'profile.inUse'],
];

/** An AppError for anything a store call threw; what is not known becomes `fallback`. */
export function storeError(thrown: unknown, fallback: ErrorCode = 'internal.unexpected'): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const known = causes.find(([pattern]) => pattern.test(code));
  return new AppError(known?.[1] ?? fallback, { cause: thrown });
}
