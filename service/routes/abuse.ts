/** Blocks, and reports to the operator. */
import { putBlock } from '../abuse/blocks.ts';
import { operatorKey, putReport } from '../abuse/reports.ts';
import type { Handlers } from '../http/route.ts';

export const abuseHandlers = {
  'blocks.put': putBlock,
  'operator.key': operatorKey,
  'reports.put': putReport,
} satisfies Partial<Handlers>;
