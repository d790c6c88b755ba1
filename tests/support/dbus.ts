/** A small D-Bus client for tests: owns names, answers calls, sends signals, on the bus of one test's keyring. */
import { connect } from 'node:net';
import { BusReader, type BusValue, BusWriter, splitTypes } from './dbus-values.ts';

/** A call that somebody made to us. */
export interface BusCall {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly sender: string;
  readonly values: readonly BusValue[];
}

export interface BusAnswer {
  readonly signature: string;
  readonly values: readonly BusValue[];
}

export interface Bus {
  /** Calls the bus itself. */
  readonly ask: (
    member: string,
    signature: string,
    values: readonly BusValue[],
  ) => Promise<readonly BusValue[]>;
  readonly signal: (
    path: string,
    name: readonly [contract: string, member: string],
    answer: BusAnswer,
  ) => void;
  readonly close: () => void;
}

const kinds = { call: 1, reply: 2, error: 3, signal: 4 } as const;
const fields = {
  ...{ path: 1, interface: 2, member: 3, error: 4 },
  ...{ replyTo: 5, destination: 6, sender: 7, signature: 8 },
} as const;
const fieldTypes: Readonly<Record<number, string>> = { 1: 'o', 5: 'u', 8: 'g' };

type Header = Partial<Record<keyof typeof fields, BusValue>>;

function encode(kind: number, serial: number, header: Header, { signature, values }: BusAnswer): Buffer {
  const body = new BusWriter();
  for (const [at, type] of splitTypes(signature).entries()) body.write(type, values[at] ?? 0);
  const message = new BusWriter();
  for (const byte of [0x6c, kind, 0, 1]) message.write('y', byte);
  message.write('u', body.bytes.length);
  message.write('u', serial);
  const all: Header = signature === '' ? header : { ...header, signature };
  message.write(
    'a(yv)',
    Object.entries(all).map(([name, value]) => {
      const code = fields[name as keyof typeof fields];
      return [code, { type: fieldTypes[code] ?? 's', value }];
    }),
  );
  message.align(8);
  return Buffer.concat([message.bytes, body.bytes]);
}

interface Message {
  readonly kind: number;
  readonly serial: number;
  readonly header: Header;
  readonly values: readonly BusValue[];
  readonly size: number;
}

/** The first whole message of `bytes`, or null while it has not come. */
function decode(bytes: Buffer): Message | null {
  if (bytes.length < 16) return null;
  const headerEnd = Math.ceil((16 + bytes.readUInt32LE(12)) / 8) * 8;
  const size = headerEnd + bytes.readUInt32LE(4);
  if (bytes.length < size) return null;
  const header: Record<string, BusValue> = {};
  for (const field of new BusReader(bytes, 12).read('a(yv)') as readonly BusValue[]) {
    const [code, variant] = field as readonly [number, { value: BusValue }];
    const name = Object.entries(fields).find(([, known]) => known === code)?.[0];
    if (name !== undefined) header[name] = variant.value;
  }
  const body = new BusReader(bytes.subarray(headerEnd, size));
  const values = splitTypes(String(header['signature'] ?? '')).map((type) => body.read(type));
  return { kind: bytes[1] ?? 0, serial: bytes.readUInt32LE(8), header, values, size };
}

/** Joins a bus (`unix:path=…`). `answer` gives null for what it does not know; the caller then gets an error. */
export async function joinBus(address: string, answer: (call: BusCall) => BusAnswer | null): Promise<Bus> {
  const socket = connect(address.replace(/^unix:path=/, '').split(',')[0] ?? '');
  const waiting = new Map<number, (values: readonly BusValue[]) => void>();
  let serial = 0;
  let pending: Buffer = Buffer.alloc(0);
  const accepted = Promise.withResolvers<void>();
  let isAccepted = false;
  const send = (kind: number, header: Header, body: BusAnswer): number => {
    serial += 1;
    socket.write(encode(kind, serial, header, body));
    return serial;
  };
  const nothing: BusAnswer = { signature: '', values: [] };

  const take = ({ kind, serial: theirs, header, values }: Message): void => {
    if (kind === kinds.reply || kind === kinds.error) {
      waiting.get(Number(header.replyTo))?.(values);
      waiting.delete(Number(header.replyTo));
    }
    if (kind !== kinds.call) return;
    const text = (name: keyof Header) => String(header[name] ?? '');
    const sender = text('sender');
    const given = answer({
      ...{ path: text('path'), interface: text('interface'), member: text('member') },
      ...{ sender, values },
    });
    const back = { replyTo: theirs, destination: sender };
    if (given !== null) send(kinds.reply, back, given);
    else send(kinds.error, { ...back, error: 'org.freedesktop.DBus.Error.UnknownMethod' }, nothing);
  };

  socket.on('data', (part) => {
    pending = Buffer.concat([pending, part]);
    if (!isAccepted) {
      const end = pending.indexOf('\r\n');
      if (end < 0) return;
      isAccepted = true;
      pending = pending.subarray(end + 2);
      socket.write('BEGIN\r\n');
      accepted.resolve();
    }
    for (let message = decode(pending); message !== null; message = decode(pending)) {
      pending = pending.subarray(message.size);
      take(message);
    }
  });
  socket.on('error', accepted.reject);
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  await accepted.promise;

  const ask: Bus['ask'] = (member, signature, values) => {
    const bus = 'org.freedesktop.DBus';
    const header = { path: '/org/freedesktop/DBus', interface: bus, member, destination: bus };
    const asked = send(kinds.call, header, { signature, values });
    const { promise, resolve } = Promise.withResolvers<readonly BusValue[]>();
    waiting.set(asked, resolve);
    return promise;
  };
  await ask('Hello', '', []);
  return {
    ask,
    signal: (path, [contract, member], body) => {
      send(kinds.signal, { path, interface: contract, member }, body);
    },
    close: () => socket.destroy(),
  };
}
