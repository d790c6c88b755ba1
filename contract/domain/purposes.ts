/** One table of every purpose that data is used for: basis, who answers, what stops when it is refused, and the exact text. */
import type { DataClassId } from './data-classes.ts';

export const purposeIds = [
  'service',
  'account',
  'care',
  'requests',
  'security',
  'abuse',
  'notifications',
  'email',
  'usage',
] as const;
export type PurposeId = (typeof purposeIds)[number];

/** GDPR 6(1): contract (b), legal duty (c), legitimate interest (f), consent (a); care: the practice's own basis, GDPR 9(2)(h). */
export type PurposeBasis = 'contract' | 'care' | 'legalDuty' | 'legitimateInterest' | 'consent';

/** What a person may decide about a purpose. */
export const decisions = ['given', 'withdrawn', 'objected', 'objectionEnded'] as const;
export type Decision = (typeof decisions)[number];

export interface Purpose {
  readonly basis: PurposeBasis;
  /** Who answers for it in law. */
  readonly answers: 'practice' | 'o7';
  /**
   * `consent`: off until given. `objection`: on until objected, and the objection stops it here. `request`: an objection is noted, and
   * a person decides. `none`: without it there is no service; `absent`: no code in this version does it.
   */
  readonly choice: 'consent' | 'objection' | 'request' | 'none' | 'absent';
  /** A restriction of optional uses has it off. */
  readonly isOptional: boolean;
  readonly data: readonly DataClassId[];
}

export const purposes = {
  service: {
    basis: 'contract',
    answers: 'o7',
    choice: 'none',
    isOptional: false,
    data: ['conversations', 'undelivered', 'deliveryRecords', 'handshakeLog', 'invitations', 'keyPackages'],
  },
  account: {
    basis: 'contract',
    answers: 'o7',
    choice: 'none',
    isOptional: false,
    data: ['account', 'deviceKeys', 'practice', 'recovery'],
  },
  care: {
    basis: 'care',
    answers: 'practice',
    choice: 'none',
    isOptional: false,
    data: ['messages', 'contacts'],
  },
  requests: {
    basis: 'legalDuty',
    answers: 'o7',
    choice: 'none',
    isOptional: false,
    data: ['receipts', 'choices'],
  },
  security: {
    basis: 'legitimateInterest',
    answers: 'o7',
    choice: 'objection',
    isOptional: false,
    data: ['securityLog', 'sessions', 'requestRecords', 'encryptionState'],
  },
  abuse: {
    basis: 'legitimateInterest',
    answers: 'o7',
    choice: 'request',
    isOptional: false,
    data: ['blocks', 'reports'],
  },
  notifications: {
    basis: 'legitimateInterest',
    answers: 'o7',
    choice: 'objection',
    isOptional: true,
    data: ['undelivered'],
  },
  email: {
    basis: 'consent',
    answers: 'o7',
    choice: 'consent',
    isOptional: true,
    data: ['emailAddress'],
  },
  usage: {
    basis: 'consent',
    answers: 'o7',
    choice: 'absent',
    isOptional: true,
    data: [],
  },
} as const satisfies Record<PurposeId, Purpose>;

/** No code for these exists, in any version. */
export const neverPurposes = ['news', 'advertising', 'partners'] as const;

/** Purposes that the service itself must know the decision about. */
export const toldPurposes = ['abuse', 'email'] as const satisfies readonly PurposeId[];
export type ToldPurpose = (typeof toldPurposes)[number];
