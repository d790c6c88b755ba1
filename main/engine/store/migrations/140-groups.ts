/** Version 140: leaving a conversation, which the service and the others are told when there is a connection. */
import type { Migration } from './index.ts';

export const groups: Migration = {
  version: 140,
  sql: `
    -- leave: this person went by themselves; 'due' until the others and the service were told.
    -- roster_version: of the newest roster that was believed here; 0 before the first.
    ALTER TABLE conversation ADD COLUMN roster_version INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN leave TEXT CHECK (leave IN ('due', 'done'));
    -- by_choice: they left, nobody took them out; the founder does not bring them back.
    ALTER TABLE conversation_member ADD COLUMN by_choice INTEGER NOT NULL DEFAULT 0;
  `,
};
