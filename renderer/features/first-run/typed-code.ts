// Reads an invitation code as people type and paste it.

import { formatInvitationCode, parseInvitationCode } from '../../../contract/domain/invitation-code.ts';
import { type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';

/** The code inside a pasted link, wherever in the text the link stands; without one, the text itself. */
function withoutLink(typed: string): string {
  return /o7therapy:\/\/join\/?#([0-9A-Za-z-]{16,19})/.exec(typed)?.[1] ?? typed;
}

/** The code grouped by four as far as it is typed; anything that is no code is left as it is. */
export function groupTyped(typed: string): string {
  const code = withoutLink(typed);
  const letters = code.replace(/[\s\u200e\u200f\u2066-\u2069-]/g, '').toUpperCase();
  return /^[0-9A-Z]{1,16}$/.test(letters) ? formatInvitationCode(letters) : code;
}

/** Null when the code is whole and well formed. Nothing is asked of anybody. */
export function checkCode(typed: string): ErrorReport | null {
  try {
    parseInvitationCode(typed);
    return null;
  } catch (thrown) {
    return toAppError(thrown).toReport();
  }
}
