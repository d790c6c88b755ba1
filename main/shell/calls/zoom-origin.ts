// The one address that Zoom's window comes from, the hosts it may reach, and the exact tests for both.

/** Zoom's code takes its files from https addresses alone; `.invalid` is a name that no name server will ever answer (RFC 6761). */
export const zoomOrigin = 'https://call.invalid';

/** The page that the window loads. */
export const zoomPage = `${zoomOrigin}/zoom.html`;

/** Measures people for Zoom; nothing of a call needs it. */
const telemetry = 'us.telemetry.zoom.us';

function read(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** True for an address on the window's own origin, exactly. */
export function isZoomUrl(url: string): boolean {
  const address = read(url);
  return address?.origin === zoomOrigin && address.username === '' && address.password === '';
}

/** True for the page itself. */
export const isZoomPage = (url: string): boolean => url === zoomPage;

/** True for a host of Zoom's cloud that a call needs, over TLS and its usual port. */
export function isZoomCloud(url: string): boolean {
  const address = read(url);
  if (address === null || (address.protocol !== 'https:' && address.protocol !== 'wss:')) return false;
  const { hostname, port, username, password } = address;
  const isTheirs = hostname === 'zoom.us' || hostname.endsWith('.zoom.us');
  return isTheirs && hostname !== telemetry && `${port}${username}${password}` === '';
}
