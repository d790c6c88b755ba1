// The one origin that the app's pages come from, and the exact test for it.

/** Scheme of the app's pages. */
export const appScheme = 'app';

const appHost = 'o7';

/** Origin of every page of the app. */
export const appOrigin = `${appScheme}://${appHost}`;

/** The page that windows load. */
export const appIndex = `${appOrigin}/index.html`;

/** True for an address on the app's own origin, exactly. */
export function isAppUrl(url: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(url);
    return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
  } catch {
    return false;
  }
}

/** The decoded path of an address; null where it could mean another file than it says. */
export function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return path.includes('\0') || path.includes('\\') ? null : path;
  } catch {
    return null;
  }
}
