/** People this profile knows, with the account key pinned at pairing. */
import { type DeviceList, deviceListSchema } from '../../../../contract/domain/identity.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface Contact {
  readonly account: string;
  readonly accountKey: Uint8Array;
  readonly nickname: string;
  /** The therapist's private label. */
  readonly label: string | null;
  readonly practiceName: string;
  readonly deviceList: DeviceList;
  readonly createdAt: number;
}

interface Row {
  account: string;
  account_key: Uint8Array;
  nickname: string;
  label: string | null;
  practice_name: string;
  device_list: string;
  created_at: number;
}

export function addContact(store: Store, contact: Contact): void {
  run(
    store,
    `INSERT INTO contact VALUES ($account, $accountKey, $nickname, $label, $practiceName, $deviceList, $createdAt)`,
    { ...contact, deviceList: JSON.stringify(contact.deviceList) },
  );
}

export function findContact(store: Store, account: string): Contact | undefined {
  const row = getRow<Row>(store, 'SELECT * FROM contact WHERE account = $account', { account });
  return row === undefined ? undefined : toContact(row);
}

function toContact(row: Row): Contact {
  return {
    account: row.account,
    accountKey: new Uint8Array(row.account_key),
    nickname: row.nickname,
    label: row.label,
    practiceName: row.practice_name,
    deviceList: deviceListSchema.parse(JSON.parse(row.device_list)),
    createdAt: row.created_at,
  };
}

/** What a contact is called; the signed device list is not read for it. */
export function findContactNames(
  store: Store,
  account: string,
): Pick<Contact, 'nickname' | 'label' | 'practiceName'> | undefined {
  return getRow(
    store,
    'SELECT nickname, label, practice_name AS practiceName FROM contact WHERE account = $account',
    { account },
  );
}

export function setLabel(store: Store, account: string, label: string | null): void {
  run(store, 'UPDATE contact SET label = $label WHERE account = $account', { account, label });
}

/** The newest signed list of a contact; the pinned key does not change here. */
export function setContactDeviceList(store: Store, account: string, deviceList: DeviceList): void {
  run(store, 'UPDATE contact SET device_list = $deviceList WHERE account = $account', {
    account,
    deviceList: JSON.stringify(deviceList),
  });
}

export function removeContact(store: Store, account: string): void {
  run(store, 'DELETE FROM contact WHERE account = $account', { account });
}

/** Everybody, oldest first. */
export function listContacts(store: Store): readonly Contact[] {
  const rows = getRows<Row>(store, 'SELECT * FROM contact ORDER BY created_at, account');
  return rows.map(toContact);
}
