/** A computer was lost: the account gets another key, signed by the one before, and this computer is its only device, a new one. */
import { type LostReport, lostReportSchema } from '../../../contract/bridge/channels/lost.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { recordEvent } from '../audit/record.ts';
import type { Clock } from '../clock.ts';
import { generateSignatureKeyPair } from '../crypto/primitives.ts';
import { createDevice, signDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { endOpenInvitations } from '../messaging/ending-invitations.ts';
import { makeKeyPackages } from '../messaging/key-packages.ts';
import { noteListsDue } from '../messaging/missed-lists.ts';
import type { Store } from '../store/database.ts';
import { getAccount, putAccount, putDevice } from '../store/repositories/account.ts';
import { askToBeAddedAgain } from '../store/repositories/conversations.ts';
import { resetForNewDevice } from '../store/repositories/counters.ts';
import { countRows } from '../store/repositories/holdings.ts';
import { clearInbox } from '../store/repositories/inbox.ts';
import { removeAllKeyPackages } from '../store/repositories/key-packages.ts';
import { dropAllSealed } from '../store/repositories/outbox.ts';
import { listOwnDevices } from '../store/repositories/own-devices.ts';
import { findKit, removeKit } from '../store/repositories/recovery.ts';
import { clearRepairs } from '../store/repositories/repair.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { noteListChange } from '../store/repositories/unlisted-devices.ts';
import { inTransaction } from '../store/statement.ts';
import type { Registration } from './registering.ts';

const reportSetting = 'lost-report';

/** What was done, as it is noted; whether the service knows is looked at anew each time. */
const notedSchema = lostReportSchema.omit({ isTold: true });

function describe({ store, account, device }: Desk, now: number): Omit<LostReport, 'isTold'> {
  const names = new Map(listOwnDevices(store).map((one) => [one.device, one.name]));
  const count = (table: 'contact' | 'conversation' | 'message') => countRows(store, [table]).count;
  return {
    at: now,
    removed: account.deviceList.devices
      .filter((entry) => entry.device !== device.id)
      .map((entry) => ({ device: entry.device, name: names.get(entry.device) ?? null })),
    people: count('contact'),
    conversations: count('conversation'),
    messages: count('message'),
    hadKit: findKit(store) !== undefined,
  };
}

/** The report of the last time; null where there was none. */
export function readLostReport(store: Store): LostReport | null {
  const noted = findSetting(store, reportSetting);
  if (noted === undefined) return null;
  return { ...notedSchema.parse(JSON.parse(noted)), isTold: getAccount(store).registration === null };
}

/**
 * In one transaction, so that it is done or not; the service is told with the next connection, as often as it takes. The words
 * of the kit may have been beside the computer: they end with the key that they gave back.
 */
export async function rekeyAccount(desk: Desk, clock: Clock): Promise<void> {
  const { store, account } = desk;
  const now = clock.now();
  const key = generateSignatureKeyPair();
  const device = createDevice(account.id, key, now);
  const keyPackages = await makeKeyPackages(device, now);
  const deviceList = signDeviceList(key, account.id, [device.entry], account.deviceList, account.key);
  const registration: Registration = {
    route: 'deviceLists.recover',
    oldKey: toBase64Url(account.key.privateKey),
  };
  inTransaction(store, () => {
    putSetting(store, reportSetting, JSON.stringify(describe(desk, now)));
    desk.groups.destroyAll();
    removeAllKeyPackages(store);
    clearInbox(store);
    clearRepairs(store);
    dropAllSealed(store);
    putDevice(store, device);
    noteListChange(store, account.deviceList, deviceList, now);
    putAccount(store, { ...account, key, deviceList, registration: JSON.stringify(registration) });
    keyPackages.store(store, { published: false });
    askToBeAddedAgain(store, now);
    noteListsDue(store);
    resetForNewDevice(store);
    removeKit(store);
    endOpenInvitations(desk);
    recordEvent(store, now, { code: 'account.rekeyed' });
  });
}
