// What the person lets the shell write: each file of functionality is kept, asked about, held in memory, or refused.

import { join } from 'node:path';
import { z } from 'zod';
import {
  initialChoice,
  type ShellItem,
  type StorageAnswer,
  type StorageChoice,
  shellItems,
  storageChoices,
} from '../../../contract/domain/storage-choice.ts';
import { type ChosenFile, chosenFile } from '../chosen-file.ts';

const savedSchema = z.partialRecord(z.enum(shellItems), z.enum(storageChoices));

export interface StorageChoices {
  readonly all: () => Readonly<Record<ShellItem, StorageChoice>>;
  /** Whether the person has chosen for this item, on this computer. */
  readonly isChosen: (item: ShellItem) => boolean;
  /** Written before it answers; what is not to be kept is deleted by then. */
  readonly choose: (item: ShellItem, choice: StorageChoice) => void;
  /** To the question that `onAsked` told of. */
  readonly answer: (item: ShellItem, answer: StorageAnswer) => void;
  /** The same file, as far as the person lets it be written. Reading one that is not to be kept deletes it first. */
  readonly guard: <Value>(item: ShellItem, file: ChosenFile<Value>) => ChosenFile<Value>;
  /** Something was to be written that the person wants to be asked about: told once a run. */
  readonly onAsked: (listener: (item: ShellItem) => void) => void;
}

interface Guarded {
  /** Writes what was last to be written. */
  readonly writeLatest: () => void;
  readonly remove: () => void;
}

/** Opens the profile's choices. The file of choices comes to be with the first choice. */
export function openStorageChoices(profileDir: string): StorageChoices {
  const file = chosenFile(join(profileDir, 'storage-choices.json'), savedSchema);
  let saved = file.read() ?? {};
  const guarded = new Map<ShellItem, Guarded>();
  /** Items with a "this time", and items whose question was put and not answered. */
  const granted = new Set<ShellItem>();
  const asked = new Set<ShellItem>();
  const listeners = new Set<(item: ShellItem) => void>();
  const choiceOf = (item: ShellItem): StorageChoice => saved[item] ?? initialChoice;

  const mayWrite = (item: ShellItem): boolean => {
    const choice = choiceOf(item);
    if (choice !== 'ask' || granted.has(item)) return choice === 'keep' || choice === 'ask';
    if (!asked.has(item)) {
      asked.add(item);
      for (const listener of listeners) listener(item);
    }
    return false;
  };

  const choose = (item: ShellItem, choice: StorageChoice): void => {
    const next = { ...saved, [item]: choice };
    file.write(next);
    saved = next;
    granted.delete(item);
    asked.delete(item);
    if (choice === 'keep') guarded.get(item)?.writeLatest();
    else guarded.get(item)?.remove();
  };

  return {
    all: () => ({
      appearance: choiceOf('appearance'),
      settings: choiceOf('settings'),
      windowPlace: choiceOf('windowPlace'),
      callDevices: choiceOf('callDevices'),
    }),
    isChosen: (item) => saved[item] !== undefined,
    choose,
    answer: (item, answer) => {
      if (answer === 'always') choose(item, 'keep');
      if (answer === 'never') choose(item, 'refuse');
      if (answer !== 'once') return;
      granted.add(item);
      guarded.get(item)?.writeLatest();
    },
    guard: (item, inner) => {
      let writeLatest = (): void => undefined;
      guarded.set(item, { writeLatest: () => writeLatest(), remove: inner.remove });
      return {
        read: () => {
          const choice = choiceOf(item);
          // A crash may have come between the choice and the deleting.
          if (choice === 'refuse' || choice === 'session') inner.remove();
          return inner.read();
        },
        write: (value) => {
          writeLatest = () => inner.write(value);
          if (mayWrite(item)) inner.write(value);
        },
        remove: () => {
          writeLatest = () => undefined;
          inner.remove();
        },
      };
    },
    onAsked: (listener) => {
      listeners.add(listener);
    },
  };
}
