/** Writes docs/reference.md from the contract: channels, events, routes, frames, shapes, errors, data classes, storage. */
import type { z } from 'zod';
import { channels } from '../../contract/bridge/channels.ts';
import { eventMethod, events } from '../../contract/bridge/events.ts';
import { dataClasses } from '../../contract/domain/data-classes.ts';
import { limits } from '../../contract/domain/limits.ts';
import { storageRegister } from '../../contract/domain/storage-register.ts';
import { type ErrorCode, errorCatalogue, statusOf } from '../../contract/errors/catalogue.ts';
import { deviceFrameSchema, serverFrameSchema } from '../../contract/wire/mailbox.ts';
import { type RouteName, routePath, routes } from '../../contract/wire/routes.ts';
import { schemaText, shapeText } from './schema-text.ts';
import { namedShapes, sealedShapes } from './shapes.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const names = (list: readonly string[]): string =>
  list.length === 0 ? '' : list.map((name) => `\`${name}\``).join(', ');

function channelTable(): string {
  const rows = Object.entries(channels).map(([name, channel]) => [
    `\`${name}\``,
    channel.side,
    schemaText(channel.request),
    schemaText(channel.response),
  ]);
  return table(['channel', 'side', 'request', 'answer'], rows);
}

function eventTable(): string {
  const rows = Object.entries(events).map(([name, schema]) => [
    `\`${name}\``,
    `\`events.${eventMethod(name as keyof typeof events)}\``,
    schemaText(schema),
  ]);
  return table(['event', 'subscription', 'carries'], rows);
}

function routeTable(): string {
  const rows = Object.entries(routes).map(([name, route]) => [
    `\`POST ${routePath(name as RouteName)}\``,
    route.auth,
    String(route.bodyLimit),
    schemaText(route.request),
    schemaText(route.response),
  ]);
  return table(['request', 'auth', 'body limit (bytes)', 'body', 'answer'], rows);
}

function errorTable(): string {
  const rows = (Object.keys(errorCatalogue) as ErrorCode[]).map((code) => [
    `\`${code}\``,
    errorCatalogue[code].retryable ? 'yes' : 'no',
    'status' in errorCatalogue[code] ? String(statusOf(code)) : '',
  ]);
  return table(['code', 'a retry can help', 'HTTP status'], rows);
}

function dataClassTable(): string {
  const rows = Object.entries(dataClasses).map(([id, one]) => [
    `\`${id}\``,
    one.basis,
    one.answers,
    one.retention.kind === 'after' ? `${one.retention.ms / 86_400_000} days` : one.retention.event,
    names(one.deviceTables),
    names(one.serviceTables),
    one.readableBy,
    one.source.join(', '),
  ]);
  return table(
    ['class', 'basis', 'who answers', 'kept', 'tables here', 'tables at the service', 'readable by', 'from'],
    rows,
  );
}

function storageTable(): string {
  const rows = Object.entries(storageRegister).map(([id, one]) => [
    `\`${id}\``,
    one.group,
    one.lifetime,
    `\`${one.place}\``,
    one.encrypted ? 'yes' : 'no',
  ]);
  return table(['item', 'group', 'lifetime', 'place', 'encrypted'], rows);
}

const shapeList = (shapes: Readonly<Record<string, z.ZodType>>): string =>
  Object.entries(shapes)
    .map(([name, schema]) => `**${name}**\n\n\`\`\`\n${shapeText(schema)}\n\`\`\``)
    .join('\n\n');

/** The whole page. A test compares it with the file, so that neither can drift. */
export function referenceText(): string {
  const limitRows = Object.entries(limits).map(([name, value]) => [`\`${name}\``, String(value)]);
  return [
    '# Reference',
    'Made from `contract/` by `npm run docs`; a test fails when it is out of date. Meanings: [protocol.md](protocol.md).',
    '## Bridge: calls',
    'The renderer calls `window.o7.<feature>.<method>(request)`. Every request and answer is parsed by its schema on the way in and on the way out.',
    channelTable(),
    '## Bridge: events',
    eventTable(),
    '## Wire: requests',
    routeTable(),
    '## Wire: live socket',
    table(
      ['direction', 'frame'],
      [
        ['service → device', schemaText(serverFrameSchema)],
        ['device → service', schemaText(deviceFrameSchema)],
      ],
    ),
    '## Named shapes',
    'Called by these names above and below. An `id` is 16 bytes, a `key` 32 and a `signature` 64, each as base64url without padding; a `time` is milliseconds UTC.',
    shapeList(namedShapes),
    '## Sealed shapes',
    'The service never sees these. One line for each kind; fields with `?` may be absent, unknown ones are refused.',
    shapeList(sealedShapes),
    '## Errors',
    errorTable(),
    '## Data classes',
    dataClassTable(),
    '## Storage register',
    storageTable(),
    '## Limits',
    'Bytes, letters, counts and milliseconds, as the name says.',
    table(['limit', 'value'], limitRows),
    '',
  ].join('\n\n');
}
