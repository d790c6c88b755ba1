/** As much of STUN and TURN (RFC 8489, RFC 8656) as it takes to ask a real server for a relay, and nothing of ours in it. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:tls';

const magic = Buffer.from('2112a442', 'hex');
const method = { binding: 0x0001, allocate: 0x0003, permission: 0x0008 } as const;
const attribute = {
  username: 0x0006,
  error: 0x0009,
  peer: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  transport: 0x0019,
} as const;

/** Sends one request and gives the answer to it. */
export type Exchange = (request: Buffer) => Promise<Buffer>;

export interface Credentials {
  readonly username: string;
  readonly credential: string;
}

/** What became of a request for a relay: the port it got, or the code it was refused with. */
export type Allocated =
  | {
      readonly kind: 'relay';
      readonly port: number;
      /** Whether the relay may send to this IPv4 address: null, or the code it was refused with. Sends nothing there. */
      readonly permit: (address: string) => Promise<number | null>;
    }
  | { readonly kind: 'refused'; readonly code: number };

type Attributes = readonly (readonly [type: number, value: Buffer])[];

function encode(type: number, attributes: Attributes): Buffer {
  const body = attributes.map(([name, value]) => {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(name, 0);
    head.writeUInt16BE(value.length, 2);
    return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
  });
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(
    body.reduce((sum, one) => sum + one.length, 0),
    2,
  );
  return Buffer.concat([head, magic, randomBytes(12), ...body]);
}

/** Appends MESSAGE-INTEGRITY: HMAC-SHA-1 over everything before it, the header already counting it. */
function withIntegrity(message: Buffer, key: Buffer): Buffer {
  const signed = Buffer.from(message);
  signed.writeUInt16BE(signed.readUInt16BE(2) + 24, 2);
  const mac = createHmac('sha1', key).update(signed).digest();
  return Buffer.concat([signed, Buffer.from('00080014', 'hex'), mac]);
}

function decode(message: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= message.length; ) {
    const length = message.readUInt16BE(at + 2);
    found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}

function refusalOf(answer: ReadonlyMap<number, Buffer>): number | null {
  const error = answer.get(attribute.error);
  return error === undefined ? null : (error[2] ?? 0) * 100 + (error[3] ?? 0);
}

/** An IPv4 address as it stands in a message, with a port that permissions do not look at. */
function xored(address: string): Buffer {
  const bytes = address.split('.').map((part, at) => Number(part) ^ (magic[at] ?? 0));
  return Buffer.from([0, 1, 0, 0, ...bytes]);
}

/** What any STUN server answers to anybody. */
export const bindingRequest = (): Buffer => encode(method.binding, []);

/** Asks for a relay over UDP as a browser does: once without credentials, then with the realm and nonce of the refusal. */
export async function allocate(
  exchange: Exchange,
  { username, credential }: Credentials,
): Promise<Allocated> {
  // Protocol 17: what is relayed is UDP, whatever the way to the server.
  const wanted: Attributes = [[attribute.transport, Buffer.from([17, 0, 0, 0])]];
  const asked = decode(await exchange(encode(method.allocate, wanted)));
  const [realm, nonce] = [asked.get(attribute.realm), asked.get(attribute.nonce)];
  if (refusalOf(asked) !== 401 || realm === undefined || nonce === undefined) {
    throw new Error('it did not ask for credentials');
  }
  const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
  const ask = async (type: number, attributes: Attributes) => {
    const named: Attributes = [
      ...attributes,
      [attribute.username, Buffer.from(username)],
      [attribute.realm, realm],
      [attribute.nonce, nonce],
    ];
    return decode(await exchange(withIntegrity(encode(type, named), key)));
  };
  const answer = await ask(method.allocate, wanted);
  const refused = refusalOf(answer);
  if (refused !== null) return { kind: 'refused', code: refused };
  const relayed = answer.get(attribute.relayed);
  if (relayed === undefined) throw new Error('neither a relay nor a refusal');
  return {
    kind: 'relay',
    port: relayed.readUInt16BE(2) ^ magic.readUInt16BE(0),
    permit: async (address) => refusalOf(await ask(method.permission, [[attribute.peer, xored(address)]])),
  };
}

/** Over UDP; each call has a socket of its own, and so a relay of its own. */
export async function overUdp<T>(port: number, use: (exchange: Exchange) => Promise<T>): Promise<T> {
  const socket = createSocket('udp4');
  try {
    return await use(async (request) => {
      socket.send(request, port, '127.0.0.1');
      const [answer] = (await once(socket, 'message')) as [Buffer];
      return answer;
    });
  } finally {
    socket.close();
  }
}

/** Over TLS to 127.0.0.1, whose certificate has to be signed by this authority. */
export async function overTls<T>(
  port: number,
  authority: string,
  use: (exchange: Exchange) => Promise<T>,
): Promise<T> {
  const socket = connect({ port, host: '127.0.0.1', ca: authority, minVersion: 'TLSv1.2' });
  try {
    await once(socket, 'secureConnect');
    return await use(async (request) => {
      socket.write(request);
      // An answer is far smaller than a record.
      const [answer] = (await once(socket, 'data')) as [Buffer];
      return answer;
    });
  } finally {
    socket.destroy();
  }
}
