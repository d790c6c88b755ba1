/** `audit`: prints what operators did and checks that no line was changed or taken out. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AdminError } from '../admin-error.ts';
import { readArguments } from '../arguments.ts';
import { checkChain, type Head } from '../chain.ts';
import type { AdminCommand } from '../command.ts';

export const audit: AdminCommand = {
  usage: '[--since COUNT:HASH]',
  summary:
    'Prints the operators’ acts and checks the chain; with an earlier end, also that the list still holds it.',
  async run({ args, print, note, database }) {
    const { values } = readArguments(args, 0, { since: { type: 'string' } });
    const noted = values.since === undefined ? null : readHead(values.since);
    const acts = await database();
    const { head, broken } = await acts.read((tx) =>
      checkChain(tx, noted, ({ seq, at, operator, act, account, details }) => {
        const about = account === null ? '' : `  account ${toBase64Url(account)}`;
        print(`${seq}  ${new Date(at).toISOString()}  ${operator}  ${act}${about}  ${details}`);
      }),
    );
    note(`${head.count} lines hold, end ${head.count}:${toBase64Url(head.hash)}`);
    if (broken !== null) throw new AdminError('admin.chainBroken', `line ${broken.seq} is ${broken.how}`);
  },
};

function readHead(text: string): Head {
  const [, count, hash = ''] = /^([1-9][0-9]{0,14}):([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
  try {
    if (count !== undefined) return { count: Number(count), hash: fromBase64Url(hash) };
  } catch {
    // 43 letters whose last one no hash ends with.
  }
  throw new AdminError('admin.usage', '--since takes the end that `audit` printed: COUNT:HASH');
}
