/** Configuration from named environment variables, parsed once; nothing else in the service reads the environment. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { key32Schema } from '../contract/domain/ids.ts';
import { isTurnUrl, mostTurnUrls } from '../contract/domain/turn-url.ts';
import { StartError } from './start-error.ts';

/** How practices may be opened: by anybody (demo, development), or with a one-time code from the operator. */
export type Enrolment =
  | { readonly kind: 'free' }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

/** A TURN server of the operator's (docs/operator/turn.md). */
export interface TurnConfig {
  readonly urls: readonly string[];
  /** What the TURN server calls `static-auth-secret`. */
  readonly secret: string;
  /** How long credentials open new connections. */
  readonly lifetimeMs: number;
}

/** The operator's account with Zoom's Video SDK. */
export interface ZoomConfig {
  readonly key: string;
  readonly secret: string;
}

export interface ServiceConfig {
  /** Address to listen on; plain HTTP only on literal loopback. */
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** The address apps use, when it differs from what we listen on (behind a proxy); part of every login signature. */
  readonly origin: string | null;
  /** Any PostgreSQL; null = our own embedded one in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly enrolment: Enrolment;
  /** Addresses of reverse proxies whose X-Forwarded-For counts, for rate limits only. */
  readonly trustedProxies: readonly string[];
  /** Multiplies every rate limit; for many people behind one address, and for load tests. */
  readonly rateScale: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info';
  /** X25519 public key that reports are sealed to, base64url; null = this operator takes none. */
  readonly operatorKey: string | null;
  /** Null: calls go without a relay, where they can. */
  readonly turn: TurnConfig | null;
  /** Null: Zoom is not offered. */
  readonly zoom: ZoomConfig | null;
  /** Who works with the command line (`admin/`), as written into the list of operators' acts; null = the system's user. */
  readonly operator: string | null;
}

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const environmentSchema = z.object({
  O7_HOST: z.string().min(1).default('127.0.0.1'),
  O7_PORT: z.coerce.number().int().min(0).max(65_535).default(4711),
  O7_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/?#]+$/)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  O7_DATA_DIR: z.string().min(1).default('.data/service'),
  O7_TLS_CERT: z.string().min(1).optional(),
  O7_TLS_KEY: z.string().min(1).optional(),
  /** `free`, or a comma-separated list of one-time codes of at least 12 characters. */
  O7_ENROLMENT: z.string().default('free'),
  O7_TRUSTED_PROXIES: list.default([]),
  O7_RATE_SCALE: z.coerce.number().min(0.01).max(1000).default(1),
  O7_OPERATOR_KEY: key32Schema.optional(),
  O7_OPERATOR: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u)
    .optional(),
  O7_TURN_URLS: list.refine((urls) => urls.length <= mostTurnUrls && urls.every(isTurnUrl)).default([]),
  O7_TURN_SECRET: z.string().min(32).max(256).optional(),
  /** Seconds: a session of an hour outlives a service that is gone meanwhile, and a leaked one is soon worth nothing. */
  O7_TURN_TTL: z.coerce.number().int().min(60).max(3_600).default(3_600),
  ZOOM_SDK_KEY: z.string().min(1).max(200).optional(),
  ZOOM_SDK_SECRET: z.string().min(16).max(200).optional(),
  O7_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info']).default('info'),
});

/** Reads and checks the configuration; throws StartError naming the variable, never its value. */
export function readConfig(env: NodeJS.ProcessEnv): ServiceConfig {
  const parsed = environmentSchema.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new StartError('start.configuration', `check ${names.join(', ')}`);
  }
  const value = parsed.data;
  const config: ServiceConfig = {
    host: value.O7_HOST,
    port: value.O7_PORT,
    origin: value.O7_ORIGIN ?? null,
    databaseUrl: value.DATABASE_URL ?? null,
    dataFolder: resolve(value.O7_DATA_DIR),
    tls: readTls(value.O7_TLS_CERT, value.O7_TLS_KEY),
    enrolment: readEnrolment(value.O7_ENROLMENT),
    trustedProxies: value.O7_TRUSTED_PROXIES,
    rateScale: value.O7_RATE_SCALE,
    logLevel: value.O7_LOG_LEVEL,
    operatorKey: value.O7_OPERATOR_KEY ?? null,
    turn: readTurn(value.O7_TURN_URLS, value.O7_TURN_SECRET, value.O7_TURN_TTL),
    zoom: readZoom(value.ZOOM_SDK_KEY, value.ZOOM_SDK_SECRET),
    operator: value.O7_OPERATOR ?? null,
  };
  requireSafeAddress(config);
  return config;
}

/** Plain HTTP is for literal loopback only: a name such as `localhost` can be made to mean something else. */
export function requireSafeAddress(config: ServiceConfig): void {
  const loopback = config.host === '127.0.0.1' || config.host === '::1';
  if (config.tls === null && !loopback) {
    throw new StartError(
      'start.insecureAddress',
      'plain HTTP only on 127.0.0.1 or ::1; set O7_TLS_CERT and O7_TLS_KEY',
    );
  }
}

function readTls(cert: string | undefined, key: string | undefined): ServiceConfig['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw new StartError('start.configuration', 'set O7_TLS_CERT and O7_TLS_KEY together');
  }
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch (cause) {
    throw new StartError('start.configuration', 'cannot read O7_TLS_CERT or O7_TLS_KEY', cause);
  }
}

function readTurn(urls: readonly string[], secret: string | undefined, seconds: number): TurnConfig | null {
  if (urls.length === 0 && secret === undefined) return null;
  if (urls.length === 0 || secret === undefined) {
    throw new StartError('start.configuration', 'set O7_TURN_URLS and O7_TURN_SECRET together');
  }
  return { urls, secret, lifetimeMs: seconds * 1000 };
}

function readZoom(key: string | undefined, secret: string | undefined): ZoomConfig | null {
  if (key === undefined && secret === undefined) return null;
  if (key === undefined || secret === undefined) {
    throw new StartError('start.configuration', 'set ZOOM_SDK_KEY and ZOOM_SDK_SECRET together');
  }
  return { key, secret };
}

function readEnrolment(text: string): Enrolment {
  if (text === 'free') return { kind: 'free' };
  const codes = text.split(',').map((code) => code.trim());
  if (codes.some((code) => code.length < 12 || code.length > 64)) {
    throw new StartError('start.configuration', 'O7_ENROLMENT: `free`, or codes of 12 to 64 characters');
  }
  return { kind: 'codes', codes };
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
