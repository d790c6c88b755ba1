/** The computers of this person: which there are, what they are called, and the end of one. */
import type { OwnDeviceView } from '../../../contract/bridge/linking-view.ts';
import { parseLabel } from '../../../contract/domain/names.ts';
import { AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { signDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { listOwnDevices, nameOwnDevice } from '../store/repositories/own-devices.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { noteOwnList } from './own-list.ts';

/** A name as it is stored. Throws `nickname.*`. */
export function parseDeviceName(typed: string): string {
  const name = parseLabel(typed);
  if (name === null) throw new AppError('nickname.empty');
  return name;
}

/** When each was last seen; nothing where the service cannot be asked. */
async function readSeen(authorised: Authorised): Promise<ReadonlyMap<string, number | null>> {
  try {
    const { devices } = await authorised('devices.seen', {});
    return new Map(devices.map(({ device, seenAt }) => [device, seenAt]));
  } catch (thrown) {
    if (toAppError(thrown).code === 'internal.unexpected') throw thrown;
    return new Map();
  }
}

/** This one first, then in the order in which they came. */
export async function listComputers(desk: Desk, authorised: Authorised): Promise<OwnDeviceView[]> {
  const seen = await readSeen(authorised);
  const { account, device: own, store } = desk;
  const noted = new Map(listOwnDevices(store).map((one) => [one.device, one]));
  const views = account.deviceList.devices.map(({ device, validFrom }): OwnDeviceView => {
    const known = noted.get(device);
    const isThis = device === own.id;
    return {
      device,
      name: known?.name ?? null,
      isThis,
      addedAt: isThis ? own.createdAt : (known?.addedAt ?? validFrom),
      seenAt: seen.get(device) ?? null,
      isNew: !isThis && known !== undefined && known.toldAt === null,
    };
  });
  return views.sort(
    (left, right) => Number(right.isThis) - Number(left.isThis) || left.addedAt - right.addedAt,
  );
}

function requireListed({ account }: Desk, device: string): void {
  if (!account.deviceList.devices.some((one) => one.device === device)) throw new AppError('device.unknown');
}

/** Throws `device.unknown`, `nickname.*`. */
export function renameComputer(desk: Desk, device: string, typed: string): void {
  const name = parseDeviceName(typed);
  requireListed(desk, device);
  inTransaction(desk.store, () => {
    nameOwnDevice(desk.store, device, name, desk.clock.now());
    tellOwnDevices(desk, { kind: 'deviceName', device, name });
  });
  desk.emit('devices.changed', {});
  desk.wake();
}

/**
 * The list without it: once the service has that, the device's tokens and sockets are gone, and every group takes its leaf out.
 * Throws `device.unknown`, `request.invalid` for this one, `network.*`, `deviceList.*`.
 */
export async function removeComputer(desk: Desk, authorised: Authorised, device: string): Promise<void> {
  const { account } = desk;
  requireListed(desk, device);
  if (device === desk.device.id) throw new AppError('request.invalid');
  const others = account.deviceList.devices.filter((one) => one.device !== device);
  const deviceList = signDeviceList(account.key, account.id, others, account.deviceList);
  await authorised('deviceLists.publish', { deviceList, newDevice: null });
  // The same list comes by mail too; whichever is first.
  if (account.deviceList.version < deviceList.version)
    inTransaction(desk.store, () => noteOwnList(desk, deviceList, true));
  desk.emit('devices.changed', {});
  desk.wake();
}
