// The policies of the page of a call and of its worker threads: what the app's own page may, and what media need on top.

/** The page. `wasm-unsafe-eval`: noise suppression. The one Trusted Types policy lets through the app's own worker files alone. */
export function callPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types o7-call',
  ].join('; ');
}

/** A worker has the policy of its own file, not the page's. */
export const callWorkerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
