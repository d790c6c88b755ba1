// What the data files of Help now may say.

/** A page that the entry was compared with; its host is shown as text, nothing opens. */
export interface HelpSource {
  readonly title: string;
  readonly url: string;
  /** The page's own date, `YYYY` or `YYYY-MM-DD`, where its address or its text says it. */
  readonly published?: string;
}

/** Where an entry comes from and the day it was compared with that, `YYYY-MM-DD`. */
export interface Compared {
  readonly source: HelpSource;
  readonly checked: string;
}

/** What one emergency number reaches. */
export type EmergencyKind = 'all' | 'allFromMobile' | 'police' | 'ambulance' | 'fire' | 'ambulanceAndFire';

/** The numbers to call in danger. */
export interface Emergency extends Compared {
  readonly numbers: readonly { readonly kind: EmergencyKind; readonly number: string }[];
}

/** A way to reach a service: a number to call or to write to, or the host of its chat. */
export interface Way {
  readonly kind: 'call' | 'text' | 'chat' | 'email';
  readonly to: string;
}

/** A crisis line or another service for people in distress. */
export interface HelpService extends Compared {
  /** As it is known in English. */
  readonly name: string;
  /** Its own name, where that is another one. */
  readonly ownName?: string;
  readonly ways: readonly Way[];
  /** `always`, from and to on every day, or null where the source says nothing that still holds. */
  readonly hours: 'always' | { readonly from: string; readonly to: string } | null;
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly about: 'distress' | 'suicide' | 'mentalHealth';
}

/** One country or territory. */
export interface HelpCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Null where no public source could be compared: people are told to check locally. */
  readonly emergency: Emergency | null;
  readonly services: readonly HelpService[];
}
