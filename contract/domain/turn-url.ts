/** Addresses of TURN servers (RFC 7065): what an operator may name, and what an app takes from the service. */

/** At most this many addresses: two paths of each of three transports. */
export const mostTurnUrls = 6;

/** Longer ones are refused before they are read. */
export const turnUrlLength = 300;

const name = String.raw`[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*`;
const host = String.raw`(?:${name}|\[[0-9a-f:.]{2,45}\])`;
const turnUrl = new RegExp(String.raw`^(turns?):${host}(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$`);

/**
 * True for `turn:host`, `turn:host:port?transport=udp|tcp` and `turns:host:port`, in small letters. `stun:` is none: it
 * would only show a person's own address. Neither is `turns:…?transport=udp`: the browser speaks no TURN over DTLS.
 */
export function isTurnUrl(text: string): boolean {
  if (text.length > turnUrlLength) return false;
  const parts = turnUrl.exec(text);
  if (parts === null) return false;
  const [, scheme, port, transport] = parts;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  return !(scheme === 'turns' && transport === 'udp');
}
