/** Plain facts about calls that every layer shares: engines, states, limits. No schema library here: windows import it. */

/** `webrtc`: from computer to computer, end-to-end encrypted. `zoom`: over Zoom, which could hear it. */
export const callEngines = ['webrtc', 'zoom'] as const;
export type CallEngineName = (typeof callEngines)[number];

/**
 * Where this computer stands in a call. `checking`: its window is open and nothing was said to anybody yet. `waiting`: in the
 * lobby. `in`: admitted, or the host itself. `over`: nothing more happens.
 */
export const callPhases = ['checking', 'waiting', 'in', 'over'] as const;
export type CallPhase = (typeof callPhases)[number];

/** Where another person's computer stands, as seen from here. */
export const seatStates = ['invited', 'waiting', 'in', 'declined', 'left'] as const;

/** Why a call is over here; each has words of its own. */
export const callEndings = [
  /** This person left; others may go on. */
  'left',
  /** The host ended it for everybody. */
  'ended',
  'declined',
  /** Nobody came, or nobody let this person in. */
  'missed',
  /** Another computer of this person took the place. */
  'elsewhere',
  /** The other side records, so this one left. */
  'recording',
  /** Keys or fingerprints did not fit: no word went over it. */
  'notTrusted',
  /** The connection could not be made, or not made again. */
  'noConnection',
  /** The profile was closed, erased or blocked meanwhile. */
  'stopped',
] as const;
export type CallEnding = (typeof callEndings)[number];

export const callLimits = {
  /** People in one call over WebRTC, this one among them. */
  people: 4,
  /** A signal older than this is over, whatever it says. */
  signalMs: 2 * 60 * 1000,
  /** How often a waiting computer says that it still waits, and a call in progress that it still goes on. */
  beatMs: 20 * 1000,
  /** Without a beat for so long a place is taken for left. */
  silentMs: 70 * 1000,
  /** Keys of an epoch before the present one still open frames for this long. */
  oldKeyMs: 10 * 1000,
  /** What a session lasts unless the host says otherwise, and what one extension adds. */
  sessionMs: 50 * 60 * 1000,
  extensionMs: 10 * 60 * 1000,
  /** The notice before the end. */
  noticeMs: 5 * 60 * 1000,
  /** Bytes of one session description, and of one candidate line. */
  descriptionBytes: 24 * 1024,
  candidateBytes: 400,
  candidates: 24,
  /** Letters of the place and the call-back number of a check-in. */
  checkInLetters: 200,
} as const;

/** Four words are read to each other. */
export const callWordCount = 4;
