/** The storage register (S4): everything this app writes to a computer. What is not in it is not written: main/writing refuses. */

/** `chosen`: goes where the person says, in a dialog of the system. `tracking` is empty and stays so: no code for it exists. */
export const storageGroups = ['functionality', 'necessary', 'chosen', 'browserEngine', 'tracking'] as const;
export type StorageGroup = (typeof storageGroups)[number];

export interface StorageItem {
  readonly group: StorageGroup;
  /** `session`: gone when the app quits. */
  readonly lifetime: 'session' | 'persistent';
  /**
   * Inside the profile folder: a file, a folder (trailing `/`), or any name that begins so (trailing `*`). Else `keychain`,
   * `rows` (in the database), `chosen` (a place that the person chose), `temporary` (the system's folder for such).
   */
  readonly place: string;
  /** Whether its content is unreadable without the keys of this computer. */
  readonly encrypted: boolean;
}

const persistent = { lifetime: 'persistent', encrypted: true } as const;
const necessary = { group: 'necessary', ...persistent } as const;
const chosen = { group: 'chosen', lifetime: 'persistent', place: 'chosen' } as const;

export const storageRegister = {
  appearance: { group: 'functionality', lifetime: 'persistent', place: 'appearance.json*', encrypted: false },
  settings: { group: 'functionality', lifetime: 'persistent', place: 'settings.json*', encrypted: false },
  windowPlace: { group: 'functionality', lifetime: 'persistent', place: 'window.json*', encrypted: false },
  /** Which microphone, camera and speaker were chosen for calls, by the names that the system gives them. */
  callDevices: {
    group: 'functionality',
    lifetime: 'persistent',
    place: 'call-devices.json*',
    encrypted: false,
  },
  /** What was being written, and which conversation was open when the app locked. */
  desk: { group: 'functionality', ...persistent, place: 'rows' },

  database: { ...necessary, place: 'vault/o7*' },
  /** What the person settled about lock, telling and backups, and what the app must know of itself to go on. */
  ownChoices: { ...necessary, place: 'rows' },
  ownState: { ...necessary, place: 'rows' },
  /** What the person chose about this very list. */
  storageChoices: { ...necessary, place: 'storage-choices.json*', encrypted: false },
  keyFile: { ...necessary, place: 'vault/key.json*' },
  auditHead: { ...necessary, place: 'vault/audit-head.json*', encrypted: false },
  recoveryFile: { ...necessary, place: 'vault/recovery.json*' },
  attachments: { ...necessary, place: 'vault/attachments/' },
  /** A vault that is being built, and the mark that it is whole. */
  vaultBuild: { ...necessary, lifetime: 'session', place: 'vault.new/' },
  vaultMark: { ...necessary, lifetime: 'session', place: 'vault/whole*', encrypted: false },
  /** A vault that could not be opened, kept when another one took its place. */
  vaultAside: { ...necessary, place: 'vault.aside*' },
  deviceSecret: { ...necessary, place: 'keychain' },
  /** How often this store was opened: a store that was put back says another number. */
  startCounter: { ...necessary, place: 'keychain' },
  /** Where a system has no keychain: half of the key; the passcode is the other. */
  deviceHalf: { ...necessary, place: 'device-half.json*', encrypted: false },
  attempts: { ...necessary, place: 'vault/attempts.json*', encrypted: false },
  /** A profile for one `--self-test`, which never touches a person's own. */
  selfTest: { ...necessary, lifetime: 'session', place: 'temporary' },

  savedFiles: { ...chosen, encrypted: false },
  backups: { ...chosen, encrypted: true },
  recoveryPage: { ...chosen, encrypted: false },
  logFile: { ...chosen, encrypted: false },
  lostReport: { ...chosen, encrypted: false },
  accessReport: { ...chosen, encrypted: false },
  receiptFiles: { ...chosen, encrypted: false },
  /** Readable, unless the person gave a passphrase. */
  exports: { ...chosen, encrypted: false },
  proofReport: { ...chosen, encrypted: false },

  chromium: { group: 'browserEngine', lifetime: 'persistent', place: 'browser-engine/', encrypted: false },
} as const satisfies Record<string, StorageItem>;

export type StorageItemId = keyof typeof storageRegister;
export const storageItemIds = Object.keys(storageRegister) as readonly StorageItemId[];

/** Items that go where the person says. */
export type ChosenItemId = {
  [Id in StorageItemId]: (typeof storageRegister)[Id]['group'] extends 'chosen' ? Id : never;
}[StorageItemId];

/** Tables of functionality; every other table belongs to `database`. */
export const deskTables = ['draft'] as const;

/** Every row of the table `setting` by its name, and the item that it belongs to. A name that is not here is not written. */
export const settingRows = {
  'proof-canary': 'ownState',
  'desk-place': 'desk',
  'desk-choice': 'ownChoices',
  'idle-minutes': 'ownChoices',
  'unlock-by-touch': 'ownChoices',
  'call-engine': 'ownChoices',
  'zoom-offered': 'ownState',
  'tell-read': 'ownChoices',
  'tell-read-since': 'ownChoices',
  'tell-typing': 'ownChoices',
  'tell-typing-since': 'ownChoices',
  'backup-folder': 'ownChoices',
  'backup-unfinished': 'ownState',
  'export-unfinished': 'ownState',
  'import-unfinished': 'ownState',
  'operator-key': 'ownState',
  erasure: 'ownState',
  'service-signing-key': 'ownState',
  'service-signing-key-shown': 'ownState',
  'restriction-told': 'ownState',
  'restriction-heard': 'ownState',
  'consents-told': 'ownState',
  'email-removal-due': 'ownState',
  moving: 'ownState',
  'history-came': 'ownState',
  'renewed-at': 'ownState',
  'lost-report': 'ownState',
  'keychain-leftovers': 'ownState',
  'audit-head-kept-at': 'ownState',
  'audit-store-version': 'ownState',
  'device-leaves': 'ownState',
  'device-lists-due': 'ownState',
  'service-generation': 'ownState',
  'policy-time': 'ownState',
  'invitations-end-due': 'ownState',
  'kit-news': 'ownState',
} as const satisfies Record<string, StorageItemId>;

/** The name of a row of `setting`. */
export type SettingName = keyof typeof settingRows;

/** Whether a file of the profile, by its path inside it with `/` between the parts, lies in this place. */
export function isInPlace(path: string, place: string): boolean {
  if (place.endsWith('/')) return path.startsWith(place);
  return place.endsWith('*') ? path.startsWith(place.slice(0, -1)) : path === place;
}

/** Whether anything of the register may lie at this path of the profile. */
export const isRegistered = (path: string): boolean =>
  Object.values(storageRegister).some(({ place }) => isInPlace(path, place));
