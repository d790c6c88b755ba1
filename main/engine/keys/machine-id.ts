/** What this machine calls itself: random, made when its system was installed, and not in a copied folder. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function firstReadable(files: readonly string[]): string {
  for (const file of files) {
    try {
      const id = readFileSync(file, 'utf8').trim();
      if (id !== '') return id;
    } catch {
      // The next place.
    }
  }
  return '';
}

/** Programs of the system by their full path: nothing else on the search path is asked. */
function ask(program: string, args: readonly string[], answer: RegExp): string {
  const text = execFileSync(program, args, { encoding: 'utf8', timeout: 5_000, windowsHide: true });
  return answer.exec(text)?.[1] ?? '';
}

function read(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'linux':
      return firstReadable(['/etc/machine-id', '/var/lib/dbus/machine-id']);
    case 'darwin':
      return ask(
        '/usr/sbin/ioreg',
        ['-rd1', '-c', 'IOPlatformExpertDevice'],
        /"IOPlatformUUID" = "([0-9A-Fa-f-]{36})"/,
      );
    case 'win32':
      return ask(
        `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\reg.exe`,
        ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid', '/reg:64'],
        /MachineGuid\s+REG_SZ\s+(\S+)/,
      );
    default:
      return '';
  }
}

/** Null where the system tells none; a profile is then not bound to the machine, and says so. */
export function readMachineId(platform = process.platform): string | null {
  try {
    const id = read(platform);
    return id.length >= 16 ? id : null;
  } catch {
    return null;
  }
}
