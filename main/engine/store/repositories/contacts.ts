/** People this profile knows, with the account key pinned at pairing. */

import {
  type DeviceEntry,
  type DeviceList,
  deviceEntrySchema,
  deviceListSchema,
} from '../../../../contract/domain/identity.ts';
import type { DetailsSaid } from '../../../../contract/domain/person-details.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
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
  /** Entries of lists that earlier account keys signed: their leaves may still stand in groups. */
  readonly previousEntries: readonly DeviceEntry[];
  /** What they said of themselves, and when they said their nickname; null: nothing. */
  readonly said: { readonly namedAt: number; readonly details: DetailsSaid } | null;
}

/** A contact as it comes to be known. */
export type NewContact = Omit<
  Contact,
  'introducedBy' | 'blockedAt' | 'verifiedAt' | 'previousKey' | 'keyChangedAt' | 'previousEntries' | 'said'
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
  previous_entries: string;
  named_at: number;
  gender: string | null;
  birth_date: string | null;
  detailed_at: number;
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

/** Throws `account.unknown`. */
export function getContact(store: Store, account: string): Contact {
  const found = findContact(store, account);
  if (found === undefined) throw new AppError('account.unknown');
  return found;
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
    previousEntries: deviceEntrySchema.array().parse(JSON.parse(row.previous_entries)),
    said:
      row.named_at + row.detailed_at === 0
        ? null
        : {
            namedAt: row.named_at,
            details: { gender: row.gender, birthDate: row.birth_date, since: row.detailed_at },
          },
  };
}

/** What a contact is called, and what the person here decided about them. */
export type ContactNames = Pick<
  Contact,
  'account' | 'nickname' | 'label' | 'practiceName' | 'blockedAt' | 'verifiedAt' | 'keyChangedAt'
> &
  Pick<DetailsSaid, 'gender' | 'birthDate'>;

const nameColumns = `account, nickname, label, practice_name AS practiceName, blocked_at AS blockedAt,
  verified_at AS verifiedAt, key_changed_at AS keyChangedAt, gender, birth_date AS birthDate`;

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

/** Another account key took the place of the pinned one: nobody compared it yet. `stopsAt`: when sending stopped, null where it goes on. */
export function changeContactKey(
  store: Store,
  contact: Contact,
  accountKey: Uint8Array,
  deviceList: DeviceList,
  stopsAt: number | null,
): void {
  run(
    store,
    `UPDATE contact SET account_key = $accountKey, device_list = $deviceList, previous_key = $previousKey,
       previous_entries = $previousEntries, verified_at = NULL, key_changed_at = $stopsAt WHERE account = $account`,
    {
      account: contact.account,
      accountKey,
      deviceList: JSON.stringify(deviceList),
      previousKey: contact.accountKey,
      previousEntries: JSON.stringify([...contact.previousEntries, ...contact.deviceList.devices]),
      stopsAt,
    },
  );
}

/** What another computer of this person knows of the keys before the pinned one. */
export function setKeyHistory(
  store: Store,
  account: string,
  known: Pick<Contact, 'previousKey' | 'keyChangedAt' | 'previousEntries'>,
): void {
  run(
    store,
    `UPDATE contact SET previous_key = $previousKey, key_changed_at = $keyChangedAt, previous_entries = $previousEntries
     WHERE account = $account`,
    {
      account,
      previousKey: known.previousKey,
      keyChangedAt: known.keyChangedAt,
      previousEntries: JSON.stringify(known.previousEntries),
    },
  );
}

/** The person here said yes to the changed key. */
export function acceptContactKey(store: Store, account: string): void {
  run(store, 'UPDATE contact SET key_changed_at = NULL, previous_key = NULL WHERE account = $account', {
    account,
  });
}

/** Since when somebody is blocked; what the service does not know yet is told to it. */
export function setBlocked(store: Store, account: string, at: number | null): void {
  run(store, 'UPDATE contact SET blocked_at = $at, block_due = block_due + 1 WHERE account = $account', {
    account,
    at,
  });
}

export function isBlocked(store: Store, account: string): boolean {
  return (
    getRow(store, 'SELECT 1 FROM contact WHERE account = $account AND blocked_at IS NOT NULL', {
      account,
    }) !== undefined
  );
}

/** Contacts whose block the service does not know as it is; `due` counts what was pressed since it did. */
export function listBlocksDue(
  store: Store,
): readonly { readonly account: string; readonly blockedAt: number | null; readonly due: number }[] {
  return getRows(
    store,
    'SELECT account, blocked_at AS blockedAt, block_due AS due FROM contact WHERE block_due > 0 ORDER BY account',
  );
}

/** Whatever was pressed meanwhile stays due. */
export function clearBlockDue(store: Store, account: string, due: number): void {
  run(store, 'UPDATE contact SET block_due = 0 WHERE account = $account AND block_due = $due', {
    account,
    due,
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
