// What a link really leads to, as it is said before it is opened.

export interface LinkFacts {
  readonly kind: 'site' | 'mail';
  /** The host as the network knows it, in Latin letters (punycode); for mail, to whom. */
  readonly host: string;
  /** The host holds letters of another script, which may look like those of a known name. */
  readonly isDisguised: boolean;
  readonly url: string;
}

/** Of an address that `toUrl` answered. */
export function factsOfLink(url: string): LinkFacts {
  const parsed = new URL(url);
  if (parsed.protocol === 'mailto:')
    return { kind: 'mail', host: parsed.pathname, isDisguised: /[^\x20-\x7e]|%/.test(parsed.pathname), url };
  return { kind: 'site', host: parsed.host, isDisguised: /(^|\.)xn--/.test(parsed.hostname), url };
}
