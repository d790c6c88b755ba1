/** How long an account waits for its end, and what outlives it; without zod, as the window counts with it too. */

const day = 24 * 60 * 60 * 1000;

/** Between asking and erasing, ms. */
export const erasureGraceMs = 7 * day;
/** How long the service's own backups are kept, ms. */
const operatorBackupMs = 30 * day;
/** How long it keeps a hash of an erased id: as long as a backup could bring the account back, and a margin. */
export const erasedIdKeptMs = operatorBackupMs + 10 * day;
