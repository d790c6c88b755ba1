/** Every error code of the product, whether a retry can help, and the HTTP status where the service answers with it. */

import { e2eeErrors } from './e2ee.ts';
import { again, type ErrorEntry, fixed } from './entry.ts';

export const errorCatalogue = {
  // Anything
  'internal.unexpected': fixed(500),
  'request.invalid': fixed(400),
  'request.tooLarge': fixed(413),
  'request.tooMany': again(429),
  'request.timeout': again(408),
  'request.notFound': fixed(404),

  // Bridge and engine process
  'bridge.refused': fixed(),
  'engine.restarted': again(),
  'engine.notReady': again(),

  // Profile, keychain, key file, database (docs: recovery screens)
  'profile.missing': fixed(),
  'profile.exists': fixed(),
  'profile.inUse': fixed(),
  'keychain.unavailable': fixed(),
  'keychain.locked': again(),
  'keychain.entryMissing': fixed(),
  'keychain.weak': fixed(),
  'keyFile.damaged': fixed(),
  'keyFile.newer': fixed(),
  'keyFile.missing': fixed(),
  'keyFile.wrongKey': fixed(),
  'store.damaged': fixed(),
  'store.newer': fixed(),
  'store.missing': fixed(),
  'store.olderCopy': fixed(),
  'store.diskFull': again(),
  'store.readOnly': fixed(),
  /** The app's own mistake: it was about to write what the storage register does not name. */
  'storage.unregistered': fixed(),
  /** The keychain is in order; this is another machine than the one the key was bound to. */
  'keyFile.otherMachine': fixed(),

  // Lock and passcode
  'profile.locked': fixed(),
  'passcode.wrong': fixed(),
  /** After wrong tries; `until` says when the next one counts. */
  'passcode.wait': again(),
  /** Not the right finger, or too long after the last passcode. */
  'touch.refused': fixed(),
  'passcode.tooShort': fixed(),
  'passcode.tooLong': fixed(),
  /** This needs a passcode and none is set, or it cannot be without one (shared computer, no keychain). */
  'passcode.required': fixed(),

  // Recovery kit
  /** Not 24 words or 17 groups; `position` names the first that cannot be right. */
  'recovery.malformed': fixed(),
  /** Well formed, and not the kit of this profile or backup. */
  'recovery.wrongWords': fixed(),
  'recovery.wrongAnswer': fixed(),
  /** Asked to confirm a kit that was not begun, or was given up. */
  'recovery.notBegun': fixed(),
  'recovery.noKit': fixed(),
  /** The service holds no identity for these words. */
  'recovery.unknown': fixed(404),

  // Export and import
  'export.cancelled': fixed(),
  'export.running': again(),
  /** The folder or file cannot be written; the disk has not enough room. */
  'export.notWritable': fixed(),
  'export.diskFull': again(),
  'import.cancelled': fixed(),
  'import.running': again(),
  /** Something was written here already. */
  'import.notEmpty': fixed(),
  'import.unreadable': fixed(),
  /** No ZIP file, or one of something else. */
  'import.notAnExport': fixed(),
  'import.newer': fixed(),
  /** The archive contradicts itself, or a part of it does not open. */
  'import.damaged': fixed(),
  /** A file is another than the table of contents says. */
  'import.changed': fixed(),
  'import.missingFile': fixed(),
  'import.duplicate': fixed(),
  /** A name that would leave the place where it is unpacked. */
  'import.badName': fixed(),
  'import.tooLarge': fixed(),
  /** What stands in it is not what an export holds. */
  'import.invalidData': fixed(),
  'import.passphraseNeeded': fixed(),
  'import.wrongPassphrase': fixed(),

  // Backup
  'backup.cancelled': fixed(),
  'backup.running': again(),
  /** The folder or file cannot be written; the disk of the backup is full. */
  'backup.notWritable': fixed(),
  'backup.diskFull': again(),
  'backup.notABackup': fixed(),
  'backup.newer': fixed(),
  /** Broken at `offset` of `size` bytes. */
  'backup.damaged': fixed(),
  /** Whole, and not signed by the account that it claims. */
  'backup.forged': fixed(),

  // Security log
  'audit.damaged': fixed(),
  'print.unavailable': again(),
  /** The system lets this app have no camera. */
  'camera.refused': fixed(),
  'device.noFileManager': fixed(),
  /** The sample practice has no way to the service. */
  'sample.notConnected': fixed(),

  /** Only web pages and e-mail addresses are opened outside. */
  'outside.refused': fixed(),
  'outside.failed': again(),

  // What people type
  'nickname.empty': fixed(),
  'nickname.tooLong': fixed(),
  'nickname.forbiddenCharacter': fixed(),
  'practice.nameEmpty': fixed(),
  'practice.nameTooLong': fixed(),
  'message.empty': fixed(),
  'message.tooLong': fixed(),
  /** Written again under the id of a message that was deleted here. */
  'message.deleted': fixed(),
  /** Asked whether it is gone while the deletion can still be taken back, or so long after that nothing is left to look for. */
  'message.notErased': again(),
  'message.unknown': fixed(),
  /** The time in which a line can be changed or taken back is over. */
  'message.tooLate': fixed(),
  /** Only who wrote a line changes it or takes it back. */
  'message.notYours': fixed(),
  'message.tooManyPinned': fixed(),
  'age.notYet': fixed(),
  'age.tooYoung': fixed(),
  /** Only the practice that somebody joined has a say about their age. */
  'age.notYourClient': fixed(404),

  // Calls
  /** The operator of this service has no account with Zoom. */
  'calls.zoomNotOffered': fixed(404),
  /** The call goes over Zoom, and this person was not asked. */
  'calls.zoomNotAgreed': fixed(),
  /** Only who opened a practice lets people into a Zoom session. */
  'calls.notPractice': fixed(403),
  /** Another call's window is open. */
  'call.busy': fixed(),
  /** The system keeps screens from apps, and this one is not among those that may show them. */
  'call.screenDenied': fixed(),
  /** Nobody else is in this call, or this person was not let in: there are no keys and no ways to anybody. */
  'call.notIn': fixed(),
  'call.over': fixed(),
  /** Another computer of this person is in it: the place can be taken over. */
  'call.elsewhere': fixed(),
  /** Four are in it already. */
  'call.tooMany': fixed(),
  'call.full': fixed(),
  'call.notHost': fixed(),
  /** They do not wait any more. */
  'call.notWaiting': fixed(),
  /** This person's data is only stored, so nobody is called. */
  'call.paused': fixed(),
  /** The browser gives no way to seal each frame: no call is made rather than an open one. */
  'call.noFrameEncryption': fixed(),
  /** Not one of the screens and windows that were listed last. */
  'call.shareUnknown': fixed(),
  /** Zoom did not answer, or no network leads there. */
  'calls.zoomUnreachable': again(),
  /** Zoom answered and let this person in not: token, passcode or account. */
  'calls.zoomRefused': fixed(),
  /** Zoom's code does not run here. */
  'calls.zoomUnsupported': fixed(),
  /** This build was made without Zoom's code. */
  'calls.zoomLeftOut': fixed(),

  // Pairing
  'invitation.malformed': fixed(),
  'invitation.unknown': fixed(404),
  'invitation.used': fixed(410),
  /** Renewed before: the one made in its place is the one to renew. */
  'invitation.replaced': fixed(410),
  'invitation.expired': fixed(410),
  'invitation.revoked': fixed(410),
  'invitation.tampered': fixed(),
  'enrolment.refused': fixed(403),
  'pairing.alreadyJoined': fixed(),
  'pairing.unknownRequest': fixed(),

  // People
  'person.unknown': fixed(),
  /** Nothing can be written to somebody whom this person blocked. */
  'person.blocked': fixed(),
  /** The digits that were compared are not the ones of now: a key changed meanwhile. */
  'safety.changed': fixed(),
  /** The operator of this service takes no reports, or shows another key than the one first seen here. */
  'report.notOffered': fixed(404),
  'report.keyChanged': fixed(),
  'report.empty': fixed(),
  /** More at once than one report carries; `max` says how many. */
  'report.tooLarge': fixed(),

  // Messages to the operator
  /** The operator of this service takes none, or shows another key than the one first seen here. */
  'contact.notOffered': fixed(404),
  'contact.keyChanged': fixed(),
  /** Too many wait to be read just now. */
  'contact.full': again(503),
  'contact.empty': fixed(),
  /** `max` says how many letters. */
  'contact.tooLong': fixed(),
  'contact.address': fixed(),

  // Another computer of the same person
  /** Not a code as the other computer shows it. */
  'link.malformed': fixed(),
  /** No computer waits under this code: mistyped, used, stopped or older than ten minutes; one answer for all. */
  'link.unknown': fixed(404),
  /** What came is not from who holds the code, or changed on its way. */
  'link.tampered': fixed(),
  /** The person said that the symbols differ, on this computer. */
  'link.differs': fixed(),
  /** As many computers as one person may have. */
  'link.full': fixed(),
  /** There is nothing under way that this could be about. */
  'link.notBegun': fixed(),
  'device.unknown': fixed(),
  /** A move to another computer is under way already. */
  'move.underWay': fixed(),
  /** The new computer has not counted everything yet. */
  'move.notReady': fixed(),
  /** This computer takes itself off the list already. */
  'move.tooLate': fixed(),

  // Groups of people
  /** Only who made the group, and only a therapist, says who is in. */
  'group.notFounder': fixed(),
  'group.titleEmpty': fixed(),
  'group.noPeople': fixed(),
  /** `max`: accounts in a group, its founder among them. */
  'group.tooMany': fixed(),
  /** Somebody without an open conversation with the founder, or blocked. */
  'group.notReachable': fixed(),
  /** Somebody who left this group by themselves. */
  'group.leftByChoice': fixed(),
  /** Who made the group neither leaves nor is taken out. */
  'group.founderStays': fixed(),
  /** Somebody was taken out and the keys have not changed yet: nothing is sealed meanwhile. */
  'group.settling': again(),

  // The privacy policy
  /** No version of this number is known here. */
  'policy.unknown': fixed(),
  /** Another version has taken its place. */
  'policy.over': fixed(),
  /** Writing and inviting rest after a no to the policy; reading, export and Help now go on. */
  'policy.declined': fixed(),

  // What a person says of themselves, and requests about care data
  'details.birthDate': fixed(),
  'details.email': fixed(400),
  'rights.noPractice': fixed(),
  'rights.tooLong': fixed(),
  'rights.noReason': fixed(),
  'rights.unknown': fixed(),
  'rights.settled': fixed(),
  'rights.cannotExtend': fixed(),

  // Network and service
  'network.offline': again(),
  'network.refusedDestination': fixed(),
  /** The list that is made with a build is not there, or is none. */
  'build.noList': fixed(),
  'network.insecure': fixed(),
  'network.badCertificate': fixed(),
  'network.badAnswer': again(),
  'network.timeout': again(),
  /** The connection broke after something was sent: the service may have done it or not. */
  'network.interrupted': again(),
  /** The system's proxy: cannot be reached or breaks off, wants a password, is of a kind that we do not speak. */
  'network.proxyFailed': again(),
  'network.proxyNeedsPassword': fixed(),
  'network.proxyUnsupported': fixed(),
  'service.unavailable': again(503),
  'service.busy': again(429),
  'auth.failed': fixed(401),
  'auth.expired': again(401),
  'auth.refusedOrigin': fixed(403),
  'account.exists': fixed(409),
  'account.unknown': fixed(404),
  /** Nobody logs in to it any more until its erasure is taken back by the operator. `dueAt`: when it is erased. */
  'account.paused': fixed(403),
  /** The id of an account that was erased comes to exist no more. */
  'account.erased': fixed(410),
  /** Not asked for by the account itself, so not its own to take back. */
  'erasure.notYours': fixed(403),
  'device.revoked': fixed(401),
  'deviceList.invalid': fixed(422),
  'deviceList.rollback': fixed(409),
  'conversation.unknown': fixed(404),
  'conversation.exists': fixed(409),
  /** Somebody left, or was taken out: it can be read only. */
  'conversation.ended': fixed(),
  'history.alreadyAsked': fixed(),
  'history.notAsked': fixed(),
  /** The safety number comes first. */
  'history.notVerified': fixed(),
  'conversation.notOpen': again(409),
  /** This device has no state of its group and asked to be added anew. */
  'conversation.waitsToRejoin': again(),
  /** Its log cannot be followed; the founder's app will open it anew. */
  'conversation.waitsToRenew': again(),
  'log.positionTaken': again(409),
  /** The service no longer shows commits that it showed before. */
  'log.wentBack': again(),
  'envelope.staleEpoch': again(409),
  'envelope.unknown': fixed(404),
  'keyPackage.none': again(404),
  'keyPackage.limit': again(429),
  'mailbox.full': again(429),

  // Files
  /** Larger than a file may be; `max` in bytes. */
  'file.tooLarge': fixed(),
  'file.tooMany': fixed(),
  /** The file that was chosen is no file, is gone, or may not be read. */
  'file.unreadable': fixed(),
  'file.unknown': fixed(),
  /** Still at the service: it has to be fetched first. */
  'file.notHere': fixed(),
  /** What the service handed over is not what was sent. */
  'file.damaged': fixed(),
  /** Programs and scripts are saved, never opened. */
  'file.isProgram': fixed(),
  /** Where it was to be saved cannot be written to. */
  'file.notWritable': fixed(),
  /** Neither a picture nor a PDF, or one that could not be decoded. */
  'file.notShown': fixed(),
  /** Never stored, no longer there, or not whole yet: one answer for all. */
  'blob.unknown': fixed(404),
  /** A piece that does not follow the last one: `received` says how far it came. */
  'blob.outOfOrder': again(409),
  /** The account has its share at the service. */
  'blob.noRoom': again(429),

  // End-to-end encryption
  ...e2eeErrors,
} as const satisfies Record<string, ErrorEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;

/** All codes, for schemas and for tests that compare docs and texts with the code. */
export const errorCodes = Object.keys(errorCatalogue) as readonly ErrorCode[];

/** The HTTP status the service answers with for a code; codes that never travel are 500. */
export function statusOf(code: ErrorCode): number {
  const entry: ErrorEntry = errorCatalogue[code];
  return entry.status ?? 500;
}

/** Whether the service may answer with this code; the others are this computer's own and believed from nobody. */
export function isWireCode(code: ErrorCode): boolean {
  return 'status' in errorCatalogue[code];
}

/** Narrows a string from outside to a known code. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCatalogue, value);
}
