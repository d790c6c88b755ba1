// The checks of "Prove it", and what they find together.

import type { ProofReport } from '../../../../contract/bridge/proof-view.ts';

/** In the order in which they stand on the page. */
export const checkIds = [
  'database',
  'canary',
  'hosts',
  'analytics',
  'build',
  'connection',
  'sealed',
  'log',
  'keys',
] as const;
export type CheckId = (typeof checkIds)[number];

/** What was found so far; the same that a report holds. */
export type Results = Omit<ProofReport, 'format' | 'at' | 'version'>;
