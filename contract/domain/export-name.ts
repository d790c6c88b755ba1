/** The name of an export: product and time, nothing of whose it is. */

const two = (value: number) => String(value).padStart(2, '0');

/** The endings of an export, without their dot: readable by anybody, and sealed under a passphrase. */
export const exportEndings = { plain: 'zip', sealed: 'o7export' } as const;

/** `O7 Therapy export 2026-11-23 0915`, local time, without its ending. */
export function exportName(time: number): string {
  const at = new Date(time);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `O7 Therapy export ${date} ${two(at.getHours())}${two(at.getMinutes())}`;
}
