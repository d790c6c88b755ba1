/** An address that may leave the app: one rule for what can be pressed in the page and for what the shell opens. */

/** Longer ones are shown as words: nobody presses them. */
export const longestLink = 2_000;

/** What an address never holds when a person typed it, and what turns or hides letters when somebody means harm. */
const unseen = /[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

const mailbox = /^[\w.!#$&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/;
/** Of what a mail program may be told beforehand: no attachment, nobody else in copy. */
const mailFields: ReadonlySet<string> = new Set(['subject', 'body']);

/** Machines of this computer or this network, which no correspondent has to name: no dot, a number, or a name kept for them. */
function isPublicName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return (
    /[^.]\.[^.]/.test(name) &&
    !/^\[|(?:^|\.)\d+$/.test(name) &&
    !/(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$/.test(name)
  );
}

function mayLeave(url: URL): boolean {
  if (url.protocol === 'mailto:')
    return mailbox.test(url.pathname) && [...url.searchParams.keys()].every((key) => mailFields.has(key));
  const isSite = url.protocol === 'https:' || url.protocol === 'http:';
  // A name before the host is there to be taken for it.
  return isSite && url.username === '' && url.password === '' && isPublicName(url.hostname);
}

/** The address in the one form in which it is shown, copied and opened; null for everything that does not leave the app. */
export function toOutsideUrl(address: string): string | null {
  if (address.length > longestLink || unseen.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return mayLeave(url) && url.href.length <= longestLink ? url.href : null;
}
