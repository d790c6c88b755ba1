/** Version 170: whether chat belongs to the practice's record, as it was set and as it was told. */
import type { Migration } from './index.ts';

export const record: Migration = {
  version: 170,
  sql: `
    -- Of our own practice; null: nothing was chosen.
    ALTER TABLE practice ADD COLUMN record_chat TEXT;
    ALTER TABLE practice ADD COLUMN record_since INTEGER;
    -- As it was told last in this conversation; null: nothing was said.
    ALTER TABLE conversation ADD COLUMN record_chat TEXT;
    ALTER TABLE conversation ADD COLUMN record_since INTEGER;
    -- Which one the offer named.
    ALTER TABLE invitation ADD COLUMN record_since INTEGER;

    CREATE TRIGGER recovery_practice_rule AFTER UPDATE OF record_since ON practice BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_conversation_rule AFTER UPDATE OF record_since ON conversation BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
  `,
};
