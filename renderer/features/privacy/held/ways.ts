// For each kind of data: where it can be seen, corrected and deleted. Null: it cannot be, and the page says why.

import type { Me } from '../../../../contract/bridge/views.ts';
import type { DataClassId } from '../../../../contract/domain/data-classes.ts';
import type { Place, PrivacyPart, SettingsTab, Shell } from '../../../app/shell-context.ts';

/** A place of the app. */
export type Way =
  | { readonly to: 'place'; readonly place: Place }
  | { readonly to: 'settings'; readonly tab: SettingsTab }
  | { readonly to: 'privacy'; readonly part: PrivacyPart };

export interface Ways {
  readonly see: Way | null;
  readonly correct: Way | null;
  readonly delete: Way | null;
}

const talk: Way = { to: 'place', place: 'talk' };
const invitations: Way = { to: 'place', place: 'invitations' };
const settings = (tab: SettingsTab): Way => ({ to: 'settings', tab });
const privacy = (part: PrivacyPart): Way => ({ to: 'privacy', part });
const rights = privacy('rights');
const nowhere: Ways = { see: null, correct: null, delete: null };

const ways: Readonly<Record<DataClassId, Ways>> = {
  account: { see: rights, correct: rights, delete: rights },
  deviceKeys: { see: settings('devices'), correct: null, delete: settings('devices') },
  practice: { see: settings('practice'), correct: settings('practice'), delete: rights },
  invitations: { see: invitations, correct: null, delete: invitations },
  contacts: { see: talk, correct: talk, delete: rights },
  conversations: { see: talk, correct: null, delete: rights },
  messages: { see: talk, correct: talk, delete: talk },
  calls: {
    see: { to: 'place', place: 'sessions' },
    correct: null,
    delete: { to: 'place', place: 'sessions' },
  },
  encryptionState: nowhere,
  undelivered: { ...nowhere, see: talk },
  deliveryRecords: { ...nowhere, see: talk },
  handshakeLog: nowhere,
  keyPackages: nowhere,
  sessions: nowhere,
  requestRecords: nowhere,
  details: { see: rights, correct: rights, delete: rights },
  emailAddress: { see: rights, correct: rights, delete: rights },
  rightsRequests: { ...nowhere, see: rights },
  recovery: { see: settings('backup'), correct: settings('backup'), delete: settings('backup') },
  settings: { see: privacy('storage'), correct: settings('general'), delete: privacy('storage') },
  securityLog: { ...nowhere, see: settings('log') },
  receipts: { ...nowhere, see: rights },
  choices: { see: privacy('choices'), correct: privacy('choices'), delete: rights },
  blocks: { see: talk, correct: talk, delete: talk },
  reports: nowhere,
  contactMessages: { see: privacy('contact'), correct: null, delete: privacy('contact') },
  ageReports: { ...nowhere, correct: rights },
  erasures: { see: rights, correct: null, delete: rights },
  operatorActs: nowhere,
  serviceState: { ...nowhere, see: privacy('policy') },
};

/** Parts that only a therapist has. */
const isTherapists = (way: Way): boolean =>
  (way.to === 'place' && way.place === 'invitations') || (way.to === 'settings' && way.tab === 'practice');

/** Those that this person has. */
export function waysOf(dataClass: DataClassId, role: Me['role']): Ways {
  const { see, correct, delete: remove } = ways[dataClass];
  const open = (way: Way | null) => (way !== null && role === 'client' && isTherapists(way) ? null : way);
  return { see: open(see), correct: open(correct), delete: open(remove) };
}

/** Goes there. */
export function takeWay(shell: Shell, way: Way): void {
  if (way.to === 'place') shell.go(way.place);
  else if (way.to === 'settings') shell.showSettings(way.tab);
  else shell.showPrivacy(way.part);
}
