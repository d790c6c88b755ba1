// The only way a call page starts a worker: its policy (Trusted Types) lets through scripts of this very build and nothing else.

/** Not in TypeScript's own list yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}

/** Where the build puts every script; the page is served nothing else from there. */
const scripts = '/assets/';

/** The address again. Throws where it is not a script of the build. */
export function ownScript(address: string, page: string): string {
  const { origin, pathname, search } = new URL(address, page);
  const own = new URL(page).origin;
  if (origin !== own || !pathname.startsWith(scripts) || !pathname.endsWith('.js') || search !== '')
    throw new TypeError('not a script of this app');
  return address;
}

const rules = { createScriptURL: (address: string) => ownScript(address, location.href) };
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'o7-call',
  rules,
);

/** @param address what `import address from './x.worker.ts?worker&url'` gives */
export function openOwnWorker(address: string, name: string): Worker {
  const trusted = (policy ?? rules).createScriptURL(address) as string;
  return new Worker(trusted, { type: 'module', name });
}
