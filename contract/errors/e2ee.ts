/** Why sealed messages and the steps of a group are refused; none of these codes travels on the wire. */

import { again, type ErrorEntry, fixed } from './entry.ts';

export const e2eeErrors = {
  // Envelope
  'e2ee.malformed': fixed(),
  'e2ee.unknownVersion': fixed(),
  'e2ee.tooLarge': fixed(),
  'e2ee.wrongKind': fixed(),
  'e2ee.publicMessage': fixed(),
  'e2ee.standaloneProposal': fixed(),
  // Group and epoch
  'e2ee.wrongGroup': fixed(),
  'e2ee.wrongSuite': fixed(),
  'e2ee.wrongBinding': fixed(),
  'e2ee.wrongEpoch': fixed(),
  'e2ee.staleEpoch': fixed(),
  'e2ee.futureEpoch': again(),
  'e2ee.epochGone': fixed(),
  'e2ee.removed': fixed(),
  // Messages
  'e2ee.ownMessage': fixed(),
  'e2ee.unknownSender': fixed(),
  'e2ee.replayed': fixed(),
  'e2ee.tooFarAhead': fixed(),
  'e2ee.undecryptable': fixed(),
  'e2ee.badPadding': fixed(),
  'e2ee.encryptFailed': fixed(),
  // Key packages, welcomes, commits
  'e2ee.credentialRefused': fixed(),
  'e2ee.keyPackageUnsupported': fixed(),
  'e2ee.keyPackageLifetime': fixed(),
  'e2ee.keyPackageSignature': fixed(),
  'e2ee.welcomeNotForUs': fixed(),
  'e2ee.badWelcome': fixed(),
  'e2ee.badTree': fixed(),
  'e2ee.wrongMembers': fixed(),
  'e2ee.commitFailed': fixed(),
  'e2ee.badCommit': fixed(),
  'e2ee.proposalReference': fixed(),
  'e2ee.unknownProposal': fixed(),
  'e2ee.pskProposal': fixed(),
  'e2ee.reinitProposal': fixed(),
  'e2ee.externalCommit': fixed(),
  'e2ee.extensionsProposal': fixed(),
  'e2ee.unknownMember': fixed(),
  'e2ee.selfRemoval': fixed(),
  'e2ee.alreadyMember': fixed(),
  'e2ee.duplicateKey': fixed(),
  'e2ee.leafChanged': fixed(),
  // Rules of a conversation
  'e2ee.accountsFixed': fixed(),
  'e2ee.notAllowed': fixed(),
  'e2ee.notFounder': fixed(),
  'e2ee.untold': fixed(),
  // Stored state
  'e2ee.damagedState': fixed(),
} as const satisfies Record<string, ErrorEntry>;
