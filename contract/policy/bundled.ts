/** The versions that come with this app: there before sign-up and without a network. Ascending, the first is 1; never edited once shipped. */
import type { Policy } from './document.ts';
import { ar } from './version-1/ar.ts';
import { en } from './version-1/en.ts';

export const firstPolicy: Policy = {
  version: 1,
  published: '2026-11-23',
  effective: '2026-11-23',
  urgent: null,
  texts: { en, ar },
};

export const bundledPolicies: readonly Policy[] = [firstPolicy];
