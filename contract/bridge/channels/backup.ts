/** Backups, and what comes back from them. */
import { z } from 'zod';
import { protectionSchema } from '../protection.ts';
import { backupStatusSchema, profileStatusSchema, restoreFileSchema } from '../views.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const backupChannels = {
  'backup.status': { side: 'engine', request: nothing, response: backupStatusSchema },
  /** Asks where, writes a backup and reads it back. `made` false: the person closed the dialog. `recovery.noKit`. */
  'backup.make': { side: 'shell', request: nothing, response: z.strictObject({ made: z.boolean() }) },
  /** Asks for the folder of the daily backup and makes the first one. */
  'backup.chooseFolder': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({ chosen: z.boolean() }),
  },
  'backup.stopDaily': { side: 'engine', request: nothing, response: backupStatusSchema },
  'backup.cancel': { side: 'engine', request: nothing, response: backupStatusSchema },
  /** Asks for a backup file; null: the person closed the dialog. `backup.notABackup`, `backup.newer`, `backup.damaged`. */
  'restore.choose': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({ file: restoreFileSchema.nullable() }),
  },
  /** Brings back the chosen file. On any failure what was here before is as it was. */
  'restore.run': {
    side: 'shell',
    request: z.strictObject({ words: typed, protection: protectionSchema }),
    response: profileStatusSchema,
  },
  'restore.cancel': { side: 'engine', request: nothing, response: nothing },
  /** Goes back to the copy made before the last update of the database. */
  'restore.earlierCopy': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Reads what can be read of a damaged database into a new one; the damaged file is kept beside it. */
  'restore.salvage': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({
      status: profileStatusSchema,
      messages: z.int().nonnegative(),
      lost: z.int().nonnegative(),
    }),
  },
} as const satisfies Record<string, ChannelContract>;
