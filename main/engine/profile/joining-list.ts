/** Brings a device onto its account's list beside the others: with the list that was signed for it, or behind the newest one. */
import type { DeviceList } from '../../../contract/domain/identity.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { signDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { offerOfUnpublished } from '../messaging/key-packages.ts';
import { getAccount, putAccount } from '../store/repositories/account.ts';
import { markPublished } from '../store/repositories/key-packages.ts';
import { inTransaction } from '../store/statement.ts';
import { readOwnList } from './recovering.ts';

async function bring({ service, device, store }: Desk, deviceList: DeviceList): Promise<void> {
  const newDevice = { device: device.id, keyPackages: offerOfUnpublished(store) };
  await service.ask('deviceLists.join', { deviceList, newDevice });
}

/** The newest list and this device behind it; nobody goes. Throws `deviceList.rollback` for a list older than we know. */
async function bringNewest(desk: Desk): Promise<DeviceList> {
  const { account, device, service } = desk;
  const newest = await readOwnList(service, desk.network.origin, account, device.id);
  if (newest.version < account.deviceList.version - 1) throw new AppError('deviceList.rollback');
  if (newest.devices.some((one) => one.device === device.id)) return newest;
  const list = signDeviceList(account.key, account.id, [...newest.devices, device.entry], newest);
  await bring(desk, list);
  return list;
}

function noteTaken({ store, account }: Desk, deviceList: DeviceList): void {
  inTransaction(store, () => {
    putAccount(store, { ...getAccount(store), deviceList });
    markPublished(store);
  });
  // The open desk speaks with the list that the service took.
  Object.assign(account, { deviceList });
}

/**
 * The list as it was handed over; where others came first, the newest one with this device behind them. Made anew at each try,
 * so that a lost answer does no harm. Throws `deviceList.*`, `network.*`.
 */
export async function joinOwnList(desk: Desk): Promise<void> {
  try {
    await bring(desk, desk.account.deviceList);
    noteTaken(desk, desk.account.deviceList);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'deviceList.rollback') throw thrown;
    noteTaken(desk, await bringNewest(desk));
  }
}

/** The account key alone speaks for this device. A service that says what is not so has nobody put off the list. Throws as above. */
export async function joinNewestList(desk: Desk): Promise<void> {
  noteTaken(desk, await bringNewest(desk));
}
