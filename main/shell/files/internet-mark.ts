// Marks a saved file as one that came from elsewhere, so that the system asks before it runs or trusts it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeFile } from '../../writing/files.ts';
import { chosenPlace } from '../../writing/gate.ts';
import { report } from '../diagnostics.ts';

const run = promisify(execFile);

/** Zone 3: the Internet. */
const zone = '[ZoneTransfer]\r\nZoneId=3\r\n';

/** `0081`: downloaded, not opened yet; then the time and who did it. */
const quarantine = (now: number) => `0081;${Math.floor(now / 1000).toString(16)};O7 Therapy;`;

/** A disk that keeps no such marks is told in the log, without the file's name; Linux has no mark that systems heed. */
export async function markAsForeign(path: string): Promise<void> {
  try {
    if (process.platform === 'win32')
      await writeFile(`${chosenPlace('savedFiles', path)}:Zone.Identifier`, zone);
    if (process.platform === 'darwin')
      await run('/usr/bin/xattr', ['-w', 'com.apple.quarantine', quarantine(Date.now()), path]);
  } catch {
    report('a saved file could not be marked as coming from elsewhere');
  }
}
