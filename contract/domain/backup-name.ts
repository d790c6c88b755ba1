/** The name of a backup file: product and time, nothing of whose it is. */

const two = (value: number) => String(value).padStart(2, '0');

/** The ending of every backup file, without its dot. */
export const backupEnding = 'o7backup';

/** `O7 Therapy backup 2026-11-23 0915`, local time, without its ending. */
export function backupName(time: number): string {
  const at = new Date(time);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `O7 Therapy backup ${date} ${two(at.getHours())}${two(at.getMinutes())}`;
}
