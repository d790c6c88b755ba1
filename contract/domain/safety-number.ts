/** The safety number as people compare it: 60 digits that both sides compute from both account keys (docs/protocol.md). */

/** How many digits a safety number has, and how many stand in one group. */
export const safetyDigits = 60;
export const safetyGroup = 5;

/** What stands before the digits in a QR code, so that another code is not taken for one. */
const qrPrefix = 'O7-SAFETY-1 ';

/** The text of the QR code. */
export function safetyQrText(digits: string): string {
  return `${qrPrefix}${digits}`;
}

/** Twelve groups of five. */
export function safetyGroups(digits: string): readonly string[] {
  return digits.match(new RegExp(`.{1,${safetyGroup}}`, 'g')) ?? [];
}

/** Digits of any script as 0 to 9. */
const asAscii = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return letter;
};

/** The digits of what somebody typed, pasted or scanned: spaces and dashes do not count. Null: this is no safety number. */
export function readSafetyText(typed: string): string | null {
  const text = typed.trim();
  const rest = text.startsWith(qrPrefix.trim()) ? text.slice(qrPrefix.trim().length) : text;
  const digits = [...rest.replace(/[\s\-‐-―.,·\u200e\u200f\u2066-\u2069]/gu, '')].map(asAscii).join('');
  return digits.length === safetyDigits && /^\d+$/.test(digits) ? digits : null;
}
