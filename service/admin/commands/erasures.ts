/** `erasures …`: erases again what an older database brought back; plans the end of an account, and takes that back. */
import { idSchema } from '../../../contract/domain/ids.ts';
import { decodeBytes } from '../../bytes.ts';
import { journalFile, readJournal } from '../../erasure/journal.ts';
import { applyErasures } from '../../erasure/reapplying.ts';
import { cancelErasure, scheduleErasure } from '../../erasure/schedule.ts';
import { AdminError } from '../admin-error.ts';
import { readArguments } from '../arguments.ts';
import type { AdminCommand } from '../command.ts';

export const applyCommand: AdminCommand = {
  usage: 'FILE',
  summary:
    'Erases again every account that the erasure journal FILE names; for a database that was put back.',
  async run({ args, config, now, print, database }) {
    const [file = ''] = readArguments(args, 1, {}).positionals;
    const { lines, damaged } = readJournal(file);
    if (lines.length === 0 || damaged > 0) {
      throw new AdminError('admin.fileInvalid', `${lines.length} lines, ${damaged} that cannot be read`);
    }
    const count = await (await database()).act(async (tx) => {
      const result = await applyErasures(tx, lines, now(), journalFile(config));
      return { result, details: { lines: lines.length, erased: result } };
    });
    print(`${count} accounts erased again`);
  },
};

export const scheduleCommand: AdminCommand = {
  usage: 'ACCOUNT',
  summary: 'Plans to erase an account in seven days. Its person sees the date and cannot take it back.',
  async run({ args, now, print, database }) {
    const account = readAccount(args);
    const { dueAt } = await (await database()).act(async (tx) => {
      const result = await scheduleErasure(tx, { account, reason: 'operator', now: now() });
      return { result, account, details: { dueAt: result.dueAt } };
    });
    print(`due ${new Date(dueAt).toISOString()}`);
  },
};

export const cancelCommand: AdminCommand = {
  usage: 'ACCOUNT',
  summary: 'Keeps an account that was to be erased; one that was paused logs in again.',
  async run({ args, config, now, print, database }) {
    const account = readAccount(args);
    await (await database()).act(async (tx) => {
      await cancelErasure(tx, account, now(), journalFile(config));
      return { result: null, account };
    });
    print('nothing is under way');
  },
};

function readAccount(args: readonly string[]): Buffer {
  const [text = ''] = readArguments(args, 1, {}).positionals;
  if (!idSchema.safeParse(text).success) throw new AdminError('admin.usage', 'ACCOUNT is 22 letters');
  return decodeBytes(text);
}
