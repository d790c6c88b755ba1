/** Version 240: conversations that were brought along from an export of another installation: they are read, never written in. */
import type { Migration } from './index.ts';

export const broughtAlong: Migration = {
  version: 240,
  sql: `
    -- JSON: which import brought it, when, and how the export described it. Such a conversation is kind 'group', ended, without
    -- title, and no account of ours founded it: nothing that acts on a group or a contact finds anything to act on.
    ALTER TABLE conversation ADD COLUMN origin TEXT;
  `,
};
