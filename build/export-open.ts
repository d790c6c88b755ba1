// `npm run export:open -- FILE [OUT.zip]`: checks an export without the app, and unseals a sealed one. Exit code 0: in order, 1: not.

import { createWriteStream, existsSync } from 'node:fs';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { toAppError } from '../contract/errors/app-error.ts';
import { loadSodium } from '../main/engine/crypto/primitives.ts';
import { inspectArchive, openArchive, readChecked } from '../main/engine/portability/opening.ts';

const [file, out, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
  console.error('npm run export:open -- FILE [OUT.zip]');
  process.exit(2);
}

/** Typed without being shown; from a pipe, its first line. */
async function askPassphrase(): Promise<string> {
  stdout.write('Passphrase: ');
  const quiet = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: quiet, terminal: stdin.isTTY });
  const typed = await lines.question('');
  lines.close();
  stdout.write('\n');
  return typed;
}

async function openExport(from: string, to: string | undefined): Promise<void> {
  await loadSodium();
  const { sealed } = await inspectArchive(from);
  const archive = await openArchive(from, sealed ? await askPassphrase() : null);
  try {
    for (const named of archive.manifest.files) {
      const content = readChecked(archive, named);
      while ((await content.next()).done !== true);
    }
    const { version, app, madeAt, files, counts } = archive.manifest;
    console.log(`O7 export, version ${version}, made by ${app} on ${new Date(madeAt).toISOString()}`);
    console.log(`${files.length} files, every one as its checksum says`);
    for (const [name, count] of Object.entries(counts)) console.log(`  ${name}: ${count}`);
    if (to === undefined) return;
    if (existsSync(to)) throw new Error('the file to write is there already');
    const target = createWriteStream(to, { flags: 'wx', mode: 0o600 });
    const piece = 1024 * 1024;
    for (let at = 0; at < archive.source.size; at += piece) {
      const bytes = await archive.source.read(at, Math.min(piece, archive.source.size - at));
      await new Promise<void>((resolve, reject) =>
        target.write(bytes, (error) => (error == null ? resolve() : reject(error))),
      );
    }
    await new Promise<void>((resolve) => target.end(resolve));
    console.log('unsealed: anybody who opens it can read everything in it');
  } finally {
    await archive.close();
  }
}

openExport(file, out).then(
  () => process.exit(0),
  (thrown) => {
    console.error(thrown instanceof Error && !('code' in thrown) ? thrown.message : toAppError(thrown).code);
    process.exit(1);
  },
);
