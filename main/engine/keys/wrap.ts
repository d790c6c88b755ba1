/** Wraps and unwraps the data key: KDF over device secret, machine and passcode, each told apart when it does not fit. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import {
  equalConstantTime,
  hkdfSha256Expand,
  hkdfSha256Extract,
  open,
  seal,
  wipe,
} from '../crypto/primitives.ts';
import { type KeyFile, type KeyFileHeader, type KeyWrap, wrapHeaderBytes } from './key-file.ts';
import type { PasscodeKey } from './passcode.ts';

const nothing = new Uint8Array(0);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Sixteen bytes that recognise a secret under this wrap without telling it: the secret has 128 random bits or more. */
function tagOf(secret: Uint8Array, wrapId: string, label: string): string {
  const extracted = hkdfSha256Extract(text(`o7-tag-v2:${wrapId}`), secret);
  const tag = toBase64Url(hkdfSha256Expand(extracted, text(label), 16));
  wipe(extracted);
  return tag;
}

const isTag = (kept: string, secret: Uint8Array, wrapId: string, label: string): boolean =>
  equalConstantTime(fromBase64Url(kept), fromBase64Url(tagOf(secret, wrapId, label)));

/** HKDF-SHA-256 (RFC 5869); each part carries its length, so that none can stand for another. */
function wrapKey(
  wrapId: string,
  deviceSecret: Uint8Array,
  machineId: string | null,
  passcodeKey: Uint8Array | null,
): Uint8Array {
  const material = new ByteWriter()
    .bytes(deviceSecret)
    .text(machineId ?? '')
    .bytes(passcodeKey ?? nothing)
    .done();
  const extracted = hkdfSha256Extract(text(`o7-wrap-v2:${wrapId}`), material);
  const key = hkdfSha256Expand(extracted, text('data key wrap'), 32);
  wipe(extracted);
  wipe(material);
  return key;
}

export interface WrapSecrets {
  readonly deviceSecret: Uint8Array;
  readonly backend: KeyWrap['backend'];
  /** Null: not bound to this machine. */
  readonly machineId: string | null;
  readonly passcode: PasscodeKey | null;
}

/** A key file over this data key. Everything secret stays the caller's to wipe. */
export function wrapDataKey(dataKey: Uint8Array, header: KeyFileHeader, secrets: WrapSecrets): KeyFile {
  const id = newId();
  const wrap = {
    id,
    backend: secrets.backend,
    secretTag: tagOf(secrets.deviceSecret, id, 'device'),
    machine: secrets.machineId === null ? null : tagOf(text(secrets.machineId), id, 'machine'),
    passcode: secrets.passcode?.cost ?? null,
  };
  const key = wrapKey(id, secrets.deviceSecret, secrets.machineId, secrets.passcode?.key ?? null);
  const sealed = toBase64Url(seal(key, dataKey, wrapHeaderBytes(header, wrap)));
  wipe(key);
  return { ...header, wrap: { ...wrap, sealed } };
}

/** Throws `keyFile.wrongKey` for another device secret, `keyFile.otherMachine` for another machine or none that is known. */
export function checkSecrets({ wrap }: KeyFile, deviceSecret: Uint8Array, machineId: string | null): void {
  if (!isTag(wrap.secretTag, deviceSecret, wrap.id, 'device')) throw new AppError('keyFile.wrongKey');
  if (wrap.machine === null) return;
  const isHere = machineId !== null && isTag(wrap.machine, text(machineId), wrap.id, 'machine');
  if (!isHere) throw new AppError('keyFile.otherMachine');
}

/** The data key. After `checkSecrets`: `passcode.wrong` where one is set, `keyFile.damaged` where none is. */
export function unwrapDataKey(
  keyFile: KeyFile,
  deviceSecret: Uint8Array,
  machineId: string | null,
  passcodeKey: Uint8Array | null,
): Uint8Array {
  const { wrap: whole, ...header } = keyFile;
  const { sealed, ...wrap } = whole;
  const key = wrapKey(wrap.id, deviceSecret, wrap.machine === null ? null : machineId, passcodeKey);
  const dataKey = open(key, fromBase64Url(sealed), wrapHeaderBytes(header, wrap));
  wipe(key);
  if (dataKey === null) throw new AppError(wrap.passcode === null ? 'keyFile.damaged' : 'passcode.wrong');
  return dataKey;
}
