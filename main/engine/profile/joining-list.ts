/** Registers a device that another of the same account let in: it brings the list that was signed for it. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { signDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { offerOfUnpublished } from '../messaging/key-packages.ts';
import { getAccount, putAccount } from '../store/repositories/account.ts';
import { markPublished } from '../store/repositories/key-packages.ts';
import { inTransaction } from '../store/statement.ts';
import { readOwnList } from './recovering.ts';

/**
 * The list as it was handed over; where others came first, the newest one with this device behind them. Made anew at each try,
 * so that a lost answer does no harm. Throws `deviceList.*`, `network.*`.
 */
export async function joinOwnList(desk: Desk): Promise<void> {
  const { account, device, store, service } = desk;
  const newDevice = { device: device.id, keyPackages: offerOfUnpublished(store) };
  let { deviceList } = account;
  try {
    await service.ask('deviceLists.join', { deviceList, newDevice });
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'deviceList.rollback') throw thrown;
    const newest = await readOwnList(service, desk.network.origin, account, device.id);
    if (newest.version < deviceList.version - 1) throw thrown;
    const isOn = newest.devices.some((one) => one.device === device.id);
    deviceList = isOn
      ? newest
      : signDeviceList(account.key, account.id, [...newest.devices, device.entry], newest);
    if (!isOn) await service.ask('deviceLists.join', { deviceList, newDevice });
  }
  inTransaction(store, () => {
    putAccount(store, { ...getAccount(store), deviceList });
    markPublished(store);
  });
  Object.assign(account, { deviceList });
}
