// What passes between page and app in one call: the request is measured and parsed before anything sees it, the reply before it goes.

import {
  type ChannelName,
  type ChannelRequest,
  type ChannelResponse,
  channels,
} from '../../contract/bridge/channels.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { isPlainWithin } from './plain-value.ts';

/** Bytes that one request may hold, counted generously; the largest real one is a message text. */
const maxRequestBytes = 256 * 1024;

/** Throws `request.tooLarge`, `request.invalid`. */
export function parseRequest<Name extends ChannelName>(
  name: Name,
  args: readonly unknown[],
): ChannelRequest<Name> {
  const [raw] = args;
  if (args.length !== 1 || !isPlainWithin(raw, maxRequestBytes)) throw new AppError('request.tooLarge');
  const parsed = channels[name].request.safeParse(raw);
  if (!parsed.success) throw new AppError('request.invalid');
  return parsed.data as ChannelRequest<Name>;
}

/** A reply outside its schema is our mistake: reported here, and only a code reaches the page. */
export function parseReply<Name extends ChannelName>(name: Name, value: unknown): ChannelResponse<Name> {
  const parsed = channels[name].response.safeParse(value);
  if (!parsed.success) throw new AppError('internal.unexpected', { cause: parsed.error });
  return parsed.data as ChannelResponse<Name>;
}
