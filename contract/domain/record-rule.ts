/** Whether a practice counts chat as part of its record: set by the therapist, told to everybody it writes with. */
import { z } from 'zod';
import { timeSchema } from './ids.ts';

/** `part`: chat belongs to the record and is kept as long as the record is. `apart`: it does not. */
export const chatRecords = ['part', 'apart'] as const;
export type ChatRecord = (typeof chatRecords)[number];

/** Since when it holds, by the therapist's clock; of two that were said, the later one stands (`standsOver`). */
export const recordRuleSchema = z.strictObject({ chat: z.enum(chatRecords), since: timeSchema });
export type RecordRule = z.infer<typeof recordRuleSchema>;

/** Whether it holds in place of the other: the later one, and of two of one moment the one that keeps. */
export const standsOver = (rule: RecordRule, known: RecordRule): boolean =>
  rule.since > known.since || (rule.since === known.since && rule.chat === 'part' && known.chat !== 'part');

/** Of a practice whose therapist chose nothing: deleting too little can be mended, deleting what has to be kept cannot. */
export const usualRule: RecordRule = { chat: 'part', since: 0 };
