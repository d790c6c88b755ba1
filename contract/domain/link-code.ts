/** Codes that link another computer: made and typed as invitation codes are, behind a link of their own. */
import { AppError } from '../errors/app-error.ts';
import { formatInvitationCode, parseInvitationCode } from './invitation-code.ts';

/** For the QR code; the code stands in the fragment, where no server ever sees it. */
export const linkOfCode = (code: string): string => `o7therapy://link#${formatInvitationCode(code)}`;

/** What a person typed or a link carried, as 16 plain characters; throws `link.malformed`. */
export function parseLinkCode(typed: string): string {
  const link = /^o7therapy:\/\/link#([0-9A-Za-z-]{16,19})$/.exec(typed.replace(/\p{Cf}/gu, '').trim());
  // A link of an invitation leads to somebody else's practice.
  if (link === null && typed.includes(':')) throw new AppError('link.malformed');
  try {
    return parseInvitationCode(link?.[1] ?? typed);
  } catch (cause) {
    throw new AppError('link.malformed', { cause });
  }
}
