/** Version 160: lines that did not come as lines come, and devices that no list known here names. */
import type { Migration } from './index.ts';

export const lateLines: Migration = {
  version: 160,
  sql: `
    -- How a line came, where that has to be said: sealed by a computer that was off its list already, or for an account that was
    -- out already; or handed back by the other person, whose word alone it is.
    ALTER TABLE message ADD COLUMN mark TEXT CHECK (mark IN ('removedDevice', 'goneAccount', 'cameBack'));

    -- gone 1: a list known here named it and a later one does not. 0: it has a leaf, and no list known here ever named it.
    -- reads: how often the newest lists were read at the service since then. account may be this one.
    CREATE TABLE unlisted_device (
      account TEXT NOT NULL, device TEXT NOT NULL, gone INTEGER NOT NULL, since INTEGER NOT NULL,
      reads INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (account, device)
    ) STRICT, WITHOUT ROWID;
  `,
};
