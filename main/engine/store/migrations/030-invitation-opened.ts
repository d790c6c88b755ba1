/** Version 30: when an invitation was first opened, as the service tells it, and which one took its place. */
import type { Migration } from './index.ts';

export const invitationOpened: Migration = {
  version: 30,
  sql: `
    ALTER TABLE invitation ADD COLUMN opened_at INTEGER;
    ALTER TABLE invitation ADD COLUMN replaced_by TEXT;
  `,
};
