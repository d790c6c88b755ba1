/** Invitation codes: 16 Crockford base32 characters (80 random bits), grouped by four; links and QR carry the same code. */
import { AppError } from '../errors/app-error.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** Letters that people read or type in place of others (Crockford's own list). */
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** 10 random bytes as 16 characters without groups. */
export function encodeInvitationCode(bytes: Uint8Array): string {
  if (bytes.length !== 10) throw new RangeError('invitation code: 10 bytes');
  let held = 0n;
  for (const byte of bytes) held = (held << 8n) | BigInt(byte);
  let code = '';
  for (let at = length - 1; at >= 0; at--) code += alphabet[Number((held >> BigInt(5 * at)) & 31n)];
  return code;
}

/** What a person typed or a link carried, as 16 plain characters; throws `invitation.malformed`. */
export function parseInvitationCode(typed: string): string {
  const link = /^o7therapy:\/\/join#([0-9A-Za-z-]{16,19})$/.exec(typed.replace(/\p{Cf}/gu, '').trim());
  const letters = (link?.[1] ?? typed)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .replace(/[OIL]/g, (letter) => alike[letter] ?? letter);
  if (letters.length !== length || [...letters].some((letter) => !alphabet.includes(letter))) {
    throw new AppError('invitation.malformed');
  }
  return letters;
}

/** `XXXX-XXXX-XXXX-XXXX` for people. */
export function formatInvitationCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The deep link; the code stands in the fragment so that no server ever sees it. */
export function invitationLink(code: string): string {
  return `o7therapy://join#${formatInvitationCode(code)}`;
}
