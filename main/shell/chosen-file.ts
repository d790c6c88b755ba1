// A small file of choices in the profile: read with care, written whole or not at all, and only when somebody chose.

import { readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { renameSync, writeFileSync } from '../writing/files.ts';
import { report } from './diagnostics.ts';

export interface ChosenFile<Value> {
  /** Null when nobody chose, or when the file is damaged (which is reported, and the file left alone). */
  readonly read: () => Value | null;
  /** Throws when the file cannot be written; what stood there before then still stands. */
  readonly write: (value: Value) => void;
  readonly remove: () => void;
}

/** Nothing is touched before a function is called. `file` is absolute; only the person can read it. */
export function chosenFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): ChosenFile<z.output<Schema>> {
  const temporary = `${file}.new`;
  return {
    read: () => {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch {
        return null;
      }
      try {
        return schema.parse(JSON.parse(text));
      } catch {
        report(`${basename(file)} was not readable and is ignored until a new choice is made`);
        return null;
      }
    },
    write: (value) => {
      writeFileSync(temporary, JSON.stringify(value), { mode: 0o600 });
      renameSync(temporary, file);
    },
    remove: () => {
      rmSync(temporary, { force: true });
      rmSync(file, { force: true });
    },
  };
}
