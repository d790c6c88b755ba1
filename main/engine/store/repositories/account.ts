/** Who this profile belongs to: account, device, practice. */
import {
  type DeviceEntry,
  type DeviceList,
  deviceEntrySchema,
  deviceListSchema,
} from '../../../../contract/domain/identity.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { SignatureKeyPair } from '../../crypto/primitives.ts';
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

export interface Account {
  readonly id: string;
  readonly role: 'therapist' | 'client';
  readonly nickname: string;
  readonly key: SignatureKeyPair;
  readonly deviceList: DeviceList;
  /** The registration request still to be made at the service (JSON), null once it was accepted. */
  readonly registration: string | null;
  readonly createdAt: number;
}

export interface Device {
  readonly id: string;
  readonly entry: DeviceEntry;
  readonly mls: SignatureKeyPair;
  readonly login: SignatureKeyPair;
  readonly createdAt: number;
}

interface AccountRow {
  id: string;
  role: Account['role'];
  nickname: string;
  public_key: Uint8Array;
  private_key: Uint8Array;
  device_list: string;
  registration: string | null;
  created_at: number;
}

interface DeviceRow {
  id: string;
  entry: string;
  mls_public: Uint8Array;
  mls_private: Uint8Array;
  login_public: Uint8Array;
  login_private: Uint8Array;
  created_at: number;
}

export function putAccount(store: Store, account: Account): void {
  run(
    store,
    `INSERT OR REPLACE INTO account (one, id, role, nickname, public_key, private_key, device_list, registration, created_at)
     VALUES (1, $id, $role, $nickname, $publicKey, $privateKey, $deviceList, $registration, $createdAt)`,
    {
      id: account.id,
      role: account.role,
      nickname: account.nickname,
      publicKey: account.key.publicKey,
      privateKey: account.key.privateKey,
      deviceList: JSON.stringify(account.deviceList),
      registration: account.registration,
      createdAt: account.createdAt,
    },
  );
}

/** The account; `profile.missing` before sign-up. */
export function getAccount(store: Store): Account {
  const row = getRow<AccountRow>(store, 'SELECT * FROM account');
  if (row === undefined) throw new AppError('profile.missing');
  return {
    id: row.id,
    role: row.role,
    nickname: row.nickname,
    key: { publicKey: new Uint8Array(row.public_key), privateKey: new Uint8Array(row.private_key) },
    deviceList: deviceListSchema.parse(JSON.parse(row.device_list)),
    registration: row.registration,
    createdAt: row.created_at,
  };
}

export function clearRegistration(store: Store): void {
  run(store, 'UPDATE account SET registration = NULL');
}

export function putDevice(store: Store, device: Device): void {
  run(
    store,
    `INSERT OR REPLACE INTO device (one, id, entry, mls_public, mls_private, login_public, login_private, created_at)
     VALUES (1, $id, $entry, $mlsPublic, $mlsPrivate, $loginPublic, $loginPrivate, $createdAt)`,
    {
      id: device.id,
      entry: JSON.stringify(device.entry),
      mlsPublic: device.mls.publicKey,
      mlsPrivate: device.mls.privateKey,
      loginPublic: device.login.publicKey,
      loginPrivate: device.login.privateKey,
      createdAt: device.createdAt,
    },
  );
}

/** This device; `profile.missing` before sign-up. */
export function getDevice(store: Store): Device {
  const row = getRow<DeviceRow>(store, 'SELECT * FROM device');
  if (row === undefined) throw new AppError('profile.missing');
  return {
    id: row.id,
    entry: deviceEntrySchema.parse(JSON.parse(row.entry)),
    mls: { publicKey: new Uint8Array(row.mls_public), privateKey: new Uint8Array(row.mls_private) },
    login: { publicKey: new Uint8Array(row.login_public), privateKey: new Uint8Array(row.login_private) },
    createdAt: row.created_at,
  };
}

export function putPracticeName(store: Store, name: string): void {
  run(
    store,
    'INSERT INTO practice (one, name, licence) VALUES (1, $name, NULL) ON CONFLICT (one) DO UPDATE SET name = $name',
    { name },
  );
}

export function getPracticeName(store: Store): string {
  return getRow<{ name: string }>(store, 'SELECT name FROM practice')?.name ?? '';
}
