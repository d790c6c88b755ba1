/** The sample's invitations: one whose code says what it is, one that was answered, one that nobody used. */
import type { InvitationState } from '../../../contract/wire/schemas.ts';
import type { Store } from '../store/database.ts';
import { addInvitation } from '../store/repositories/invitations.ts';
import { toMoment, type WallTime } from './moment.ts';
import { toConfirm } from './people/index.ts';
import { sampleId } from './sample-id.ts';

/** Shown as `SAMP-LESA-MPLE-SAMP`. No service holds an offer under it: whoever types it learns that it is unknown. */
const sampleCode = 'SAMPLESAMPLESAMP';

interface Made {
  readonly key: string;
  readonly label: string;
  readonly state: InvitationState;
  readonly created: WallTime;
  readonly expires: WallTime;
  readonly conversation?: string;
}

const nothing = new Uint8Array(0);

function add(store: Store, { key, label, state, created, expires, conversation }: Made): void {
  addInvitation(store, {
    id: sampleId(`invitation/${key}`),
    label,
    code: state === 'open' ? sampleCode : null,
    lookupId: nothing,
    pairingKey: nothing,
    offerHash: nothing,
    sealedOffer: nothing,
    conversation: conversation ?? sampleId(`conversation/${key}`),
    state,
    createdAt: toMoment(created),
    expiresAt: toMoment(expires),
    openedAt: null,
    replacedBy: null,
    endedWithComputer: false,
  });
}

/** `answered`: the conversation of the person who waits for a yes. Call inside a transaction. */
export function addSampleInvitations(store: Store, answered: string): void {
  add(store, {
    key: 'laila',
    label: 'Laila, Sundays',
    state: 'open',
    created: '2026-06-02 18:10',
    expires: '2026-06-09 18:10',
  });
  add(store, {
    key: toConfirm.key,
    label: toConfirm.label,
    state: 'used',
    created: '2026-06-01 12:20',
    expires: '2026-06-08 12:20',
    conversation: answered,
  });
  add(store, {
    key: 'ziad',
    label: 'زياد، بعد الامتحانات',
    state: 'expired',
    created: '2026-05-11 10:05',
    expires: '2026-05-18 10:05',
  });
}
