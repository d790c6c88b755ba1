/** What this app writes to the computer, and what the person lets it write. The shell answers for its files, the engine for its rows. */
import { z } from 'zod';
import { shellItems, storageAnswers, storageChoices } from '../../domain/storage-choice.ts';
import { type StorageItemId, storageItemIds } from '../../domain/storage-register.ts';
import { type ChannelContract, nothing } from './shared.ts';

const count = z.int().nonnegative();
const choice = z.enum(storageChoices);
const shellItem = z.enum(shellItems);
const answer = z.enum(storageAnswers);

const shellStorageSchema = z.strictObject({
  choices: z.strictObject({ appearance: choice, settings: choice, windowPlace: choice, callDevices: choice }),
  /** Writes that were blocked because the register does not name them, since the app was opened. */
  blocked: count,
});
export type ShellStorage = z.infer<typeof shellStorageSchema>;

const storedSchema = z.strictObject({
  /** One line for each item of the register, in its order. What lies where the person chose is not counted: null. */
  stored: z.array(
    z.strictObject({
      item: z.enum(storageItemIds as readonly [StorageItemId, ...StorageItemId[]]),
      present: z.boolean().nullable(),
      /** Of files. */
      bytes: count,
      /** Of what lies in the database; null for files. */
      rows: count.nullable(),
    }),
  ),
  desk: choice,
  blocked: count,
});
export type Stored = z.infer<typeof storedSchema>;

export const storageChannels = {
  'storage.get': { side: 'shell', request: nothing, response: shellStorageSchema },
  /** Written before it answers; what was refused is deleted by then. */
  'storage.choose': {
    side: 'shell',
    request: z.strictObject({ item: shellItem, choice }),
    response: shellStorageSchema,
  },
  /** To the question of `storage.asked`. */
  'storage.answer': {
    side: 'shell',
    request: z.strictObject({ item: shellItem, answer }),
    response: shellStorageSchema,
  },
  'storage.list': { side: 'engine', request: nothing, response: storedSchema },
  'storage.chooseDesk': { side: 'engine', request: z.strictObject({ choice }), response: storedSchema },
  'storage.answerDesk': { side: 'engine', request: z.strictObject({ answer }), response: storedSchema },
} as const satisfies Record<string, ChannelContract>;
