/** The recovery kit as another device of this account knows it: everything but its words, which no computer keeps. */
import type { SyncChange } from '../../../contract/domain/sync-change.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { recordEvent } from '../audit/record.ts';
import type { Companion } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import type { Store } from '../store/database.ts';
import { findKit, type Kit, putKit } from '../store/repositories/recovery.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';

type Told = Extract<SyncChange, { kind: 'kit' }>;

/** A kit as JSON carries it. */
export const describeKit = ({ kit, publicKey, lookupId, vouch, confirmedAt }: Kit) => ({
  kit,
  publicKey: toBase64Url(publicKey),
  lookupId: toBase64Url(lookupId),
  vouch: toBase64Url(vouch),
  confirmedAt,
});

/** And back. */
export const readKit = ({ kit, publicKey, lookupId, vouch, confirmedAt }: Omit<Told, 'kind'>): Kit => ({
  kit,
  publicKey: fromBase64Url(publicKey),
  lookupId: fromBase64Url(lookupId),
  vouch: fromBase64Url(vouch),
  confirmedAt,
});

/** Call in the transaction that stored it, and for a computer that came in. Nothing where there is no kit. */
export function tellKit(desk: Pick<Desk, 'store' | 'clock'>): void {
  const kit = findKit(desk.store);
  if (kit !== undefined) tellOwnDevices(desk, { kind: 'kit', ...describeKit(kit) });
}

type Dated = Pick<Kit, 'kit' | 'confirmedAt'>;

/** When a kit that is made now counts as confirmed: after the one that is known, whatever the clocks of the computers say. */
export const confirmedAfter = (known: Pick<Kit, 'confirmedAt'> | undefined, now: number): number =>
  Math.max(now, (known?.confirmedAt ?? -1) + 1);

/** Which of two kits stands, on every computer the same. */
export const isLater = (told: Dated, known: Dated): boolean =>
  told.confirmedAt > known.confirmedAt || (told.confirmedAt === known.confirmedAt && told.kit > known.kit);

/** Names a kit that took the place of one known here, until the person here was told. */
const newsSetting = 'kit-news';

export const isKitNews = (store: Store): boolean => findSetting(store, newsSetting) === findKit(store)?.kit;

/** The person has seen it. */
export const noteKitTold = (store: Store): void => removeSetting(store, newsSetting);

/** Of two kits the one that was confirmed later stands on every computer. Call inside a transaction. */
export function takeKit({ store, clock, emit }: Desk, told: Told): void {
  const known = findKit(store);
  if (known !== undefined && !isLater(told, known)) return;
  putKit(store, readKit(told));
  // Whoever holds a computer of the person could do this: the words they have written down open nothing from now on.
  if (known !== undefined) putSetting(store, newsSetting, told.kit);
  recordEvent(store, clock.now(), { code: known === undefined ? 'kit.made' : 'kit.replaced' });
  setImmediate(() => emit('devices.changed', {}));
}

/**
 * A companion of the connection: a kit that another computer made opens the vault here too. `settle` writes its file; what a
 * crash cuts off, the next start does.
 */
export function followKit({ store }: Desk, settle: () => void): Companion {
  let known = findKit(store)?.kit;
  return {
    async whileConnected() {
      const kit = findKit(store)?.kit;
      if (kit === known) return;
      known = kit;
      settle();
    },
    close() {},
  };
}
