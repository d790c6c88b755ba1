/** Where the files of an open profile lie. */
import { dirname } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Desk } from '../messaging/desk.ts';
import { fileOf } from '../store/pages.ts';

/** Throws `sample.notConnected`: the sample practice is in memory and keeps no files. */
export function vaultOf({ store }: Pick<Desk, 'store'>): string {
  const file = fileOf(store);
  if (file === null) throw new AppError('sample.notConnected');
  return dirname(file);
}
