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
  /** The founder of the group this person is known through; null: paired by an invitation. */
  readonly introducedBy: string | null;
  readonly blockedAt: number | null;
  readonly verifiedAt: number | null;
  /** The account key before the one pinned now, and since when the person here has not said yes to that. */
  readonly previousKey: Uint8Array | null;
  readonly keyChangedAt: number | null;
}

/** A contact as it comes to be known. */
export type NewContact = Omit<
  Contact,
  'introducedBy' | 'blockedAt' | 'verifiedAt' | 'previousKey' | 'keyChangedAt'
> & { readonly introducedBy?: string };

interface Row {
  account: string;
  account_key: Uint8Array;
  nickname: string;
  label: string | null;
  practice_name: string;
  device_list: string;
  created_at: number;
  introduced_by: string | null;
  blocked_at: number | null;
  verified_at: number | null;
  previous_key: Uint8Array | null;
  key_changed_at: number | null;
}

export function addContact(store: Store, contact: NewContact): void {
  run(
    store,
    `INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at, introduced_by)
     VALUES ($account, $accountKey, $nickname, $label, $practiceName, $deviceList, $createdAt, $introducedBy)`,
    { introducedBy: null, ...contact, deviceList: JSON.stringify(contact.deviceList) },
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
    introducedBy: row.introduced_by,
    blockedAt: row.blocked_at,
    verifiedAt: row.verified_at,
    previousKey: row.previous_key === null ? null : new Uint8Array(row.previous_key),
    keyChangedAt: row.key_changed_at,
  };
}

/** What a contact is called, and what the person here decided about them. */
export type ContactNames = Pick<
  Contact,
  'account' | 'nickname' | 'label' | 'practiceName' | 'blockedAt' | 'verifiedAt' | 'keyChangedAt'
>;

const nameColumns = `account, nickname, label, practice_name AS practiceName, blocked_at AS blockedAt,
  verified_at AS verifiedAt, key_changed_at AS keyChangedAt`;

/** What a contact is called; the signed device list is not read for it. */
export function findContactNames(store: Store, account: string): ContactNames | undefined {
  return getRow(store, `SELECT ${nameColumns} FROM contact WHERE account = $account`, { account });
}

/** By account. */
export function listContactNames(store: Store): ReadonlyMap<string, ContactNames> {
  const rows = getRows<ContactNames>(store, `SELECT ${nameColumns} FROM contact`);
  return new Map(rows.map((row) => [row.account, row]));
}

export function setLabel(store: Store, account: string, label: string | null): void {
  run(store, 'UPDATE contact SET label = $label WHERE account = $account', { account, label });
}

/** What the person here decided about somebody. */
export function setPersonMarks(
  store: Store,
  account: string,
  marks: Pick<Contact, 'blockedAt' | 'verifiedAt'>,
): void {
  run(
    store,
    'UPDATE contact SET blocked_at = $blockedAt, verified_at = $verifiedAt WHERE account = $account',
    { account, blockedAt: marks.blockedAt, verifiedAt: marks.verifiedAt },
  );
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
