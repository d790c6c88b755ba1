/** A certificate for 127.0.0.1 (and a name), made by the system's openssl: for the two sides of TLS. */
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the two PEM files; whoever may enter the folder may read them, and they go with it. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** Makes `<name>.pem` and `<name>.key` in a folder; self-signed, so that it is its own authority. With `host` it also holds for that name. */
export function makeCertificate(folder: string, name: string, host?: string): CertificateFiles {
  const names = `IP:127.0.0.1${host === undefined ? '' : `,DNS:${host}`}`;
  const files = { cert: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`],
    ...['-keyout', files.key, '-out', files.cert],
  ]);
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr.toString()}`);
  for (const file of Object.values(files)) chmodSync(file, 0o644);
  return files;
}
