/** Named places between two durable steps, where tests end the process; in the product they do nothing. */

/** Every place where a crash is tried. What stands before a name is on the disk when it is reached, what stands after is not. */
export const crashPoints = [
  // A vault comes to be.
  'create.keyFileWritten',
  'create.filled',
  'create.inPlace',
  // A start is counted, in the store and then in the keychain.
  'start.counted',
  // A person writes; the line is sealed, sent, and the answer noted.
  'write.stored',
  'send.sealed',
  'send.accepted',
  // A file is taken in; its pieces go up, and come down; then it is checked.
  'file.taken',
  'upload.piece',
  'upload.whole',
  'download.piece',
  'download.whole',
  // Mail is stored before it is acknowledged, and processed after.
  'receive.stored',
  'receive.read',
  // The next lines of a conversation that was asked for again wait to go out.
  'history.queued',
  // Our commit is offered to the log.
  'commit.accepted',
  // The next generation of a conversation is won, and not entered yet.
  'generation.won',
  // A line is changed, or taken back everywhere.
  'edit.stored',
  'erase.stored',
  // Everybody who is to be in a group was told of it; its commit was taken, the service still has to let go who left.
  'group.told',
  'group.committed',
  // Messages are deleted.
  'delete.hidden',
  'delete.erased',
  'delete.cleared',
  // The key file is written anew: passcode, shared computer, machine binding.
  'rewrap.beforeWrite',
  'rewrap.afterWrite',
  // The keys are changed: a copy under the new ones takes the database's place.
  'keys.secretMade',
  'keys.copied',
  'keys.recoveryWritten',
  'keys.changed',
  'keys.oldRemoved',
  // A recovery kit is confirmed.
  'kit.fileWritten',
  'kit.rowWritten',
  // A new device takes over: after words, a restore, a salvage.
  'renew.stored',
  // Another computer of the person gets what it needs.
  'link.handedOver',
  // The person moves to another computer: begun, counted there, the last things on their way, this one off the list.
  'move.begun',
  'move.confirmed',
  'move.leaving',
  'move.signed',
  // A backup is written.
  'backup.begun',
  'backup.slice',
  'backup.beforeRename',
  'backup.afterRename',
  // An export is written; one is brought along.
  'export.begun',
  'export.slice',
  'export.beforeRename',
  'export.afterRename',
  'import.begun',
  'import.slice',
  'import.filled',
  'import.done',
  // A database of an earlier app is brought to this one's version.
  'migration.snapshotMade',
  'migration.done',
  // It goes back to the copy made before that.
  'earlierCopy.chosen',
  'earlierCopy.logAside',
  'earlierCopy.databaseAside',
  // The account's end was asked for, and is not noted here; it came about, and what is here goes: as a profile, its keys, its files.
  'erasure.asked',
  'erasure.known',
  'forget.begun',
  'forget.keysGone',
  // A vault is built beside the present one and takes its place.
  'vault.built',
  'vault.oldAside',
  'vault.swapped',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

let armed: { readonly point: CrashPoint; left: number } | null = null;

/** Ends this process, as a power cut would, when `point` is reached for the `times`-th time. Called by the tests' engine alone. */
export function armCrashPoint(point: CrashPoint, times = 1): void {
  armed = { point, left: times };
}

/** Says that this place is reached. */
export function reach(point: CrashPoint): void {
  if (armed?.point !== point) return;
  armed.left -= 1;
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL');
}
