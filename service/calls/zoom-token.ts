/** Tokens of Zoom's Video SDK: one person, one session, half an hour to join it, no right to record anything. */
import { createHmac } from 'node:crypto';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { findPractice } from '../accounts/practice.ts';
import { digestOf, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';

/** The shortest that Zoom takes. */
const lifetimeSeconds = 1_800;

/** Zoom's clock may be behind ours, and a token of the future is none. */
const clockSlackSeconds = 30;

const part = (value: object): string => encodeBytes(Buffer.from(JSON.stringify(value)));

/** A JSON Web Token signed with HMAC-SHA-256 (RFC 7519, RFC 7515). */
function sign(claims: object, secret: string): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Throws `calls.zoomNotOffered`, and `calls.notPractice` for an account that opened none. */
export async function giveZoomToken(
  { config, clock, db }: Context,
  { tpc, role, userKey }: RouteRequest<'calls.zoomToken'>,
  caller: Caller,
): Promise<Omit<RouteResponse<'calls.zoomToken'>, 'v'>> {
  if (config.zoom === null) throw new AppError('calls.zoomNotOffered');
  if ((await findPractice(db, caller.account)) === null) throw new AppError('calls.notPractice');
  const issuedAt = Math.floor(clock.now() / 1000) - clockSlackSeconds;
  const expiresAt = issuedAt + lifetimeSeconds;
  const claims = {
    app_key: config.zoom.key,
    role_type: role === 'host' ? 1 : 0,
    tpc,
    version: 1,
    iat: issuedAt,
    exp: expiresAt,
    user_key: userKey,
    // The same for all of a session, and Zoom takes 36 letters at most.
    session_key: encodeBytes(digestOf('o7-zoom-session-v1', tpc)).slice(0, 36),
    // None of these grants a recording; they are said so that Zoom's defaults do not decide.
    cloud_recording_option: 0,
    cloud_recording_election: 0,
    cloud_recording_transcript_option: 0,
  };
  return { token: sign(claims, config.zoom.secret), expiresAt: expiresAt * 1000 };
}
