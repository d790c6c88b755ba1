/** `inbox`: opens what people wrote to the operator, answers it, and takes it away. */
import type { ContactMessage } from '../../../contract/domain/contact.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { openContact, sealContactAnswer } from '../../../main/engine/contact/sealed-contact.ts';
import { AdminError } from '../admin-error.ts';
import { readArguments, readInput } from '../arguments.ts';
import type { AdminCommand } from '../command.ts';
import { readOperatorKey } from '../operator-key.ts';

/** The id of a message, as `inbox` prints it. */
function readId(text: string): Buffer {
  try {
    const id = fromBase64Url(text);
    if (id.length === 16) return Buffer.from(id);
  } catch {
    // No base64url: said below.
  }
  throw new AdminError('admin.usage', 'ID is what `inbox` prints as id');
}

export const inbox: AdminCommand = {
  usage: 'KEY_FILE [--all]',
  summary:
    'Opens the messages of the contact form that are not answered yet, oldest first; --all: every one.',
  async run({ args, print, note, database }) {
    const { values, positionals } = readArguments(args, 1, { all: { type: 'boolean' } });
    const key = await readOperatorKey(positionals[0] ?? '');
    const acts = await database();
    const rows = await acts.act(async (tx) => {
      const every = tx.selectFrom('contact_messages').select(['id', 'sealed', 'created_at', 'answered_at']);
      const wanted = values.all === true ? every : every.where('answered_at', 'is', null);
      const result = await wanted.orderBy('created_at').orderBy('id').execute();
      return { result, details: { count: result.length } };
    });
    for (const row of rows) {
      const id = toBase64Url(row.id);
      const opened = openContact(new Uint8Array(row.sealed), key, id);
      const times = { receivedAt: row.created_at, answeredAt: row.answered_at };
      print(JSON.stringify({ ...(opened ?? { id, error: 'not opened by this key' }), ...times }, null, 2));
    }
    note(`${rows.length} messages`);
  },
};

/** Of a message whose writer wants the answer in the app. Throws AdminError. */
function replyKeyOf(message: ContactMessage | null): Uint8Array {
  if (message === null) throw new AdminError('admin.refused', 'this key does not open that message');
  if (message.reply.kind === 'app') return fromBase64Url(message.reply.key);
  throw new AdminError('admin.refused', `the answer is not wanted in the app (${message.reply.kind})`);
}

export const inboxAnswer: AdminCommand = {
  usage: 'KEY_FILE ID TEXT_FILE',
  summary: 'Answers a message in the app of whoever wrote it: the text is sealed to a key that came with it.',
  async run({ args, now, note, database }) {
    const [keyFile = '', idText = '', textFile = ''] = readArguments(args, 3, {}).positionals;
    const key = await readOperatorKey(keyFile);
    const id = readId(idText);
    const text = new TextDecoder().decode(readInput(textFile, limits.contactLetters * 4)).trim();
    if (text === '' || text.length > limits.contactLetters) {
      throw new AdminError('admin.fileInvalid', `the answer has 1 to ${limits.contactLetters} letters`);
    }
    const acts = await database();
    await acts.act(async (tx) => {
      const row = await tx
        .selectFrom('contact_messages')
        .select('sealed')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw new AdminError('admin.refused', 'there is no such message any more');
      const replyKey = replyKeyOf(openContact(new Uint8Array(row.sealed), key, idText));
      const answer = sealContactAnswer({ v: 1, id: idText, at: now(), text }, replyKey);
      const change = { answer: Buffer.from(answer), answered_at: now() };
      await tx.updateTable('contact_messages').set(change).where('id', '=', id).execute();
      return { result: undefined, details: { message: idText } };
    });
    note('answered');
  },
};

export const inboxRemove: AdminCommand = {
  usage: 'ID',
  summary: 'Takes a message away, for instance once it was answered by e-mail. All are gone after 180 days.',
  async run({ args, note, database }) {
    const [idText = ''] = readArguments(args, 1, {}).positionals;
    const id = readId(idText);
    const acts = await database();
    await acts.act(async (tx) => {
      const gone = await tx.deleteFrom('contact_messages').where('id', '=', id).executeTakeFirst();
      if (gone.numDeletedRows !== 1n) throw new AdminError('admin.refused', 'there is no such message');
      return { result: undefined, details: { message: idText } };
    });
    note('removed');
  },
};
