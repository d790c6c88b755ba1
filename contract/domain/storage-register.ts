/** The storage register (S4): every item this app writes to a computer, its group, kind, purpose and what stops without it. */

export type StorageGroup = 'necessary' | 'functionality' | 'tracking' | 'browserEngine';

export interface StorageItem {
  readonly group: StorageGroup;
  /** `session`: gone when the app quits. */
  readonly lifetime: 'session' | 'persistent';
  /** Where: inside the profile folder unless `keychain`. A trailing `/` means a folder; `*` any name. */
  readonly place: string;
  /** Whether its content is unreadable without the keys of this computer. */
  readonly encrypted: boolean;
}

export const storageRegister = {
  database: { group: 'necessary', lifetime: 'persistent', place: 'vault/o7*', encrypted: true },
  keyFile: { group: 'necessary', lifetime: 'persistent', place: 'vault/key.json', encrypted: true },
  auditHead: {
    group: 'necessary',
    lifetime: 'persistent',
    place: 'vault/audit-head.json*',
    encrypted: false,
  },
  recoveryFile: {
    group: 'necessary',
    lifetime: 'persistent',
    place: 'vault/recovery.json*',
    encrypted: true,
  },
  attachments: { group: 'necessary', lifetime: 'persistent', place: 'vault/attachments/', encrypted: true },
  /** A vault that could not be opened, kept when another one took its place. */
  vaultAside: { group: 'necessary', lifetime: 'persistent', place: 'vault.aside*', encrypted: true },
  deviceSecret: { group: 'necessary', lifetime: 'persistent', place: 'keychain', encrypted: true },
  /** Where a system has no keychain: half of the key; the passcode is the other. */
  deviceHalf: { group: 'necessary', lifetime: 'persistent', place: 'device-half.json*', encrypted: false },
  attempts: { group: 'necessary', lifetime: 'persistent', place: 'vault/attempts.json*', encrypted: false },
  profileLock: { group: 'necessary', lifetime: 'session', place: 'profile.lock', encrypted: false },
  appearance: { group: 'functionality', lifetime: 'persistent', place: 'appearance.json*', encrypted: false },
  settings: { group: 'functionality', lifetime: 'persistent', place: 'settings.json*', encrypted: false },
  windowPlace: { group: 'functionality', lifetime: 'persistent', place: 'window.json*', encrypted: false },
  chromium: { group: 'browserEngine', lifetime: 'persistent', place: 'browser-engine/', encrypted: false },
} as const satisfies Record<string, StorageItem>;

export type StorageItemId = keyof typeof storageRegister;
export const storageItemIds = Object.keys(storageRegister) as readonly StorageItemId[];
