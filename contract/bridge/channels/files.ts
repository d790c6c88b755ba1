/** Files of messages: chosen and prepared, fetched, shown, saved. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { errorReportSchema } from '../../errors/schema.ts';
import { type ChannelContract, nothing } from './shared.ts';

/** What a file told besides its content, and no longer does. */
export const removedKinds = [
  'location',
  'camera',
  'times',
  'author',
  'notes',
  'program',
  'thumbnail',
  'attached',
  'other',
] as const;
export type RemovedKind = (typeof removedKinds)[number];

/** A file that was taken in and waits in the composer. It is forgotten, and its bytes are gone, when the app ends. */
export const preparedFileSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(255),
  type: z.string().max(100),
  bytes: z.int().nonnegative(),
  /** Empty: there was nothing of the kind. */
  removed: z.array(z.enum(removedKinds)).max(removedKinds.length),
  /** False: this kind of file may name its author or place, and it is sent as it is. */
  cleaned: z.boolean(),
});
export type PreparedFile = z.infer<typeof preparedFileSchema>;

/** What became of each file that was chosen, dropped or pasted. */
export const takenFilesSchema = z.strictObject({
  files: z.array(preparedFileSchema).max(limits.filesPrepared),
  refused: z
    .array(z.strictObject({ name: z.string().max(255), error: errorReportSchema }))
    .max(limits.filesPrepared),
});
export type TakenFiles = z.infer<typeof takenFilesSchema>;

const file = z.strictObject({ file: idSchema });

export const filesChannels = {
  /** Asks which files, and takes them in; none where the dialog was closed. */
  'files.choose': { side: 'shell', request: nothing, response: takenFilesSchema },
  /** A prepared file that is not to be sent after all. */
  'files.discard': { side: 'engine', request: z.strictObject({ id: idSchema }), response: nothing },
  /** Fetches a file that is offered, or tries again what failed. `file.unknown`. */
  'files.fetch': { side: 'engine', request: file, response: nothing },
  /** Stops fetching, and what came is thrown away; of a line that is being sent: the line is deleted here and never goes out. */
  'files.cancel': { side: 'engine', request: file, response: nothing },
  /** Asks where to, and writes it there marked as coming from elsewhere. `file.notHere`, `file.notWritable`. */
  'files.save': { side: 'shell', request: file, response: z.strictObject({ saved: z.boolean() }) },
  /** Shows a picture or a PDF in a window of its own. `file.notHere`, `file.notShown`. */
  'files.open': { side: 'shell', request: file, response: nothing },
  /** A small picture, decoded in a process of its own and painted anew by us. `file.notHere`, `file.notShown`. */
  'files.thumbnail': {
    side: 'shell',
    request: file,
    response: z.strictObject({
      image: z
        .string()
        .max(2_000_000)
        .regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+=*$/),
      width: z.int().positive(),
      height: z.int().positive(),
    }),
  },
} as const satisfies Record<string, ChannelContract>;
