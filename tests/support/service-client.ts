/** A bare client of the wire for service tests: identities with real signatures, requests, live sockets. No engine, no MLS. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  type DeviceList,
  deviceEntryBytes,
  deviceListBytes,
  loginBytes,
} from '../../contract/domain/identity.ts';
import { AppError, type ErrorReport } from '../../contract/errors/app-error.ts';
import {
  type RouteName,
  type RouteRequest,
  type RouteResponse,
  routePath,
  routes,
} from '../../contract/wire/routes.ts';
import { LiveClient } from './service-live-client.ts';

export const randomId = () => randomBytes(16).toString('base64url');
export const randomBytesText = (length: number) => randomBytes(length).toString('base64url');

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function makeKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', privateKey };
}

const signText = (key: KeyPair, bytes: Uint8Array) => sign(null, bytes, key.privateKey).toString('base64url');

export interface TestDevice {
  readonly id: string;
  readonly mlsKey: KeyPair;
  readonly loginKey: KeyPair;
}

export const makeDevice = (): TestDevice => ({
  id: randomId(),
  mlsKey: makeKeyPair(),
  loginKey: makeKeyPair(),
});

const year = 365 * 24 * 60 * 60 * 1000;

/** A person's account key with the devices on its list. */
export class TestIdentity {
  readonly account = randomId();
  readonly accountKey = makeKeyPair();
  readonly device = makeDevice();
  /** One time for all entries: the same list is the same bytes. */
  readonly #made = Date.now();

  /** A signed list; `changes` are applied before signing, so that the signature fits the forgery. */
  list(
    devices: readonly TestDevice[] = [this.device],
    version = 1,
    previous: DeviceList | null = null,
  ): DeviceList {
    const base = {
      account: this.account,
      accountKey: this.accountKey.publicKey,
      version,
      previousHash:
        previous === null ? '' : createHash('sha256').update(deviceListBytes(previous)).digest('base64url'),
      devices: devices.map((device) => this.entry(device)),
    };
    return { ...base, signature: signText(this.accountKey, deviceListBytes(base)) };
  }

  entry(device: TestDevice): DeviceList['devices'][number] {
    const fields = {
      account: this.account,
      accountKey: this.accountKey.publicKey,
      device: device.id,
      mlsKey: device.mlsKey.publicKey,
      loginKey: device.loginKey.publicKey,
      validFrom: this.#made - 1_000,
      validUntil: this.#made + year,
    };
    return { ...fields, signature: signText(this.accountKey, deviceEntryBytes(fields)) };
  }
}

/** One device of a person, talking to one service. */
export class TestClient {
  readonly identity: TestIdentity;
  readonly device: TestDevice;
  /** May be changed to talk to another node or a restarted service. */
  origin: string;
  token = '';

  constructor(origin: string, identity = new TestIdentity(), device = identity.device) {
    this.origin = origin;
    this.identity = identity;
    this.device = device;
  }

  get account(): string {
    return this.identity.account;
  }

  /** Calls a route; throws AppError with the service's code. The answer is parsed by the contract. */
  async call<Name extends RouteName>(
    name: Name,
    body: Omit<RouteRequest<Name>, 'v'>,
  ): Promise<RouteResponse<Name>> {
    const headers = this.token === '' ? {} : { Authorization: `Bearer ${this.token}` };
    const answer = await post(this.origin, name, { v: 1, ...body }, headers);
    if (answer.status !== 200) throw refusal(answer.body);
    return routes[name].response.parse(answer.body) as RouteResponse<Name>;
  }

  /** What the login key signs for a nonce. */
  signLogin(nonce: string, origin = this.origin): string {
    const { account } = this.identity;
    return signText(this.device.loginKey, loginBytes({ origin, account, device: this.device.id, nonce }));
  }

  async login(): Promise<this> {
    const who = { account: this.account, device: this.device.id };
    const { nonce } = await this.call('login.challenge', who);
    const done = await this.call('login.finish', { ...who, nonce, signature: this.signLogin(nonce) });
    this.token = done.token;
    return this;
  }

  /** Opens the live socket; resolves once the hello has come. */
  live(options: { readonly acknowledge?: boolean } = {}): Promise<LiveClient> {
    return LiveClient.open(this.origin, this.token, options.acknowledge ?? true);
  }
}

/** A raw request, for what the contract would not let through. */
export async function post(
  origin: string,
  name: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${origin}${routePath(name as RouteName)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

export function refusal(body: unknown): AppError {
  const { error } = body as { error: ErrorReport };
  return new AppError(error.code, { fields: error.fields });
}

/** The code a promise was refused with, or `done`. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
