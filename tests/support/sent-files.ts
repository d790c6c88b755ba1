/** Files on their way between people: made on this disk, sent, fetched and saved again as the window does it. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileView, MessageView } from '../../contract/bridge/views.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { freshId, type Person } from './person.ts';

export const isHere = ({ state }: FileView) => state === 'here';

/** The code of the error, or `done`. */
export const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (thrown: unknown) => (thrown instanceof AppError ? thrown.code : String(thrown)),
  );

/** Names of the sealed files that a person's profile holds. */
export const attachmentsOf = (person: Person) => {
  const path = join(person.profileDir, 'vault', 'attachments');
  return existsSync(path) ? readdirSync(path) : [];
};

/** Files in `folder`, sent in the conversation that there is when they are sent. */
export function sentFiles(folder: string, conversationOf: () => string) {
  /** A file of random bytes on this disk. */
  function makeFile(name: string, size: number): { readonly path: string; readonly bytes: Buffer } {
    const path = join(folder, name);
    const bytes = randomBytes(size);
    writeFileSync(path, bytes);
    return { path, bytes };
  }

  async function send(person: Person, paths: readonly string[], text = ''): Promise<MessageView> {
    const files: string[] = [];
    for (const path of paths) files.push((await person.callAsShell('files.take', { path })).id);
    return person.call('messages.send', { conversation: conversationOf(), message: freshId(), text, files });
  }

  const list = (person: Person) => async () =>
    (await person.call('messages.list', { conversation: conversationOf(), before: null, limit: 50 }))
      .messages;

  /** Waits until a file of a message is as wanted, and answers it. */
  async function until(
    person: Person,
    message: string,
    wanted: (file: FileView) => boolean,
    what: string,
    at = 0,
  ): Promise<FileView> {
    const fileOf = (lines: readonly MessageView[]) => lines.find((one) => one.id === message)?.files[at];
    const lines = await person.until(
      list(person),
      (found) => {
        const file = fileOf(found);
        return file !== undefined && wanted(file);
      },
      what,
    );
    const file = fileOf(lines);
    if (file === undefined) throw new Error('it was there a moment ago');
    return file;
  }

  async function fetchWhole(person: Person, message: string, at = 0): Promise<FileView> {
    const offered = await until(person, message, () => true, 'an offered file', at);
    await person.call('files.fetch', { file: offered.id });
    return until(person, message, isHere, 'a fetched file', at);
  }

  async function save(person: Person, file: string): Promise<Buffer> {
    const path = join(folder, freshId());
    await person.callAsShell('files.write', { file, path });
    return readFileSync(path);
  }

  return { makeFile, send, list, until, fetchWhole, save };
}
