/** `make-key`: makes the operator's key pair; nothing of it reaches the database. */
import { readArguments } from '../arguments.ts';
import type { AdminCommand } from '../command.ts';
import { makeOperatorKey } from '../operator-key.ts';

export const makeKey: AdminCommand = {
  usage: 'FILE',
  summary: 'Writes a new private key to FILE and prints what O7_OPERATOR_KEY is set to.',
  run({ args, print }) {
    const [file = ''] = readArguments(args, 1, {}).positionals;
    print(`O7_OPERATOR_KEY=${makeOperatorKey(file)}`);
    return Promise.resolve();
  },
};
