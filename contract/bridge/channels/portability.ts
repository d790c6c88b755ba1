/** Exports, and bringing one along from another installation. */
import { z } from 'zod';
import {
  portabilityStatusSchema,
  portableFileSchema,
  portableMadeSchema,
  portableTakenSchema,
} from '../portable-view.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const portabilityChannels = {
  'portability.status': { side: 'engine', request: nothing, response: portabilityStatusSchema },
  /**
   * Asks where, and writes everything there; null: the person closed the dialog. With a passphrase it is sealed.
   * `export.diskFull`, `export.notWritable`, `export.cancelled`, `passcode.tooShort`.
   */
  'portability.export': {
    side: 'shell',
    request: z.strictObject({ passphrase: typed.nullable() }),
    response: z.strictObject({ made: portableMadeSchema.nullable() }),
  },
  /** Asks for an export to bring along; null: the person closed the dialog. `import.notAnExport`, `import.newer`, `import.damaged`. */
  'portability.choose': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({ file: portableFileSchema.nullable() }),
  },
  /** Brings the chosen file along: all of it, or nothing. `import.*`. */
  'portability.import': {
    side: 'shell',
    request: z.strictObject({ passphrase: typed.nullable() }),
    response: portableTakenSchema,
  },
  /** The call that is under way then throws `export.cancelled` or `import.cancelled`. */
  'portability.cancel': { side: 'engine', request: nothing, response: portabilityStatusSchema },
} as const satisfies Record<string, ChannelContract>;
