/** What every table of channels is made with. */
import { z } from 'zod';

/** One call of the bridge. `shell`: answered in Electron's main process; `engine`: forwarded to the engine process. */
export interface ChannelContract {
  readonly side: 'engine' | 'shell';
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

export const nothing = z.strictObject({});
/** What people type arrives raw, bounded only; the engine answers with a code that has words. */
export const typed = z.string().max(2_000);
