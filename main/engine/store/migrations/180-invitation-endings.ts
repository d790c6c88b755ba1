/** Version 180: which invitations ended because a computer that knew their codes was removed. */
import type { Migration } from './index.ts';

export const invitationEndings: Migration = {
  version: 180,
  sql: 'ALTER TABLE invitation ADD COLUMN ended_with_computer INTEGER NOT NULL DEFAULT 0;',
};
