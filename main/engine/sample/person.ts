/** How a client of the sample practice is written down. */
import type { WallTime } from './moment.ts';

/** When, who wrote it (Rana is the therapist), and the text. */
export type SampleLine = readonly [when: WallTime, who: 'rana' | 'them', text: string];

export interface SamplePerson {
  /** Names the person in ids: lower-case letters, never shown. */
  readonly key: string;
  readonly nickname: string;
  readonly label: string;
  /** Most of what they write. */
  readonly language: 'en' | 'ar';
  /** Oldest first; the first is when they joined. */
  readonly lines: readonly SampleLine[];
  /** How many of the last lines, all theirs, Rana has not read. */
  readonly unread?: number;
  /** How many of Rana’s last lines have not reached their computer yet. */
  readonly withO7?: number;
  /** Their last line needs no reply. */
  readonly isSettled?: boolean;
  readonly isPinned?: boolean;
  readonly isArchived?: boolean;
}
