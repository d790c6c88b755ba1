/** Version 20: when an invitation was first read by whoever holds its code, so that the therapist can see that it arrived. */

export const statements: readonly string[] = ['ALTER TABLE invitations ADD COLUMN opened_at bigint'];
