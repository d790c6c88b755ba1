/** Erasing an account everywhere. */
import { askErasure, readErasure, readOutcome, takeErasureBack } from '../erasure/asking.ts';
import type { Handlers } from '../http/route.ts';

export const erasureHandlers = {
  'erasure.ask': askErasure,
  'erasure.cancel': takeErasureBack,
  'erasure.status': readErasure,
  'erasure.outcome': readOutcome,
} satisfies Partial<Handlers>;
