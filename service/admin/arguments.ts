/** Reads a command's arguments and files; everything wrong with them is an AdminError. */
import { readFileSync, statSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AdminError } from './admin-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** `places`: how many arguments without a name there must be. Throws `admin.usage`. */
export function readArguments<const Given extends Options>(
  args: readonly string[],
  places: number,
  options: Given,
) {
  // An id may begin with a dash: where there is no option, nothing is taken for one.
  const marked = Object.keys(options).length === 0 ? ['--', ...args] : [...args];
  try {
    const { values, positionals } = parseArgs({
      args: marked,
      options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length === places) return { values, positionals };
  } catch (cause) {
    throw new AdminError('admin.usage', 'an option is not known or lacks its value', cause);
  }
  throw new AdminError('admin.usage', `${places} argument(s) are needed`);
}

/** A whole file; throws `admin.fileUnreadable`, also where it is larger than `maxBytes`. */
export function readInput(file: string, maxBytes: number): Buffer {
  try {
    if (statSync(file).size <= maxBytes) return readFileSync(file);
  } catch (cause) {
    throw new AdminError('admin.fileUnreadable', 'the file cannot be read', cause);
  }
  throw new AdminError('admin.fileUnreadable', `the file is larger than ${maxBytes} bytes`);
}
