// The numbers behind a verdict, as rows of words: the page shows them, and the report lists them.

import type { TFunction } from 'i18next';
import type { BuildProof, EgressContact, EgressRefusal } from '../../../../contract/bridge/proof-view.ts';
import { isolate } from '../../../i18n/isolate.ts';
import type { TextKey } from '../../../i18n/keys.ts';
import type { Formats } from '../../../i18n/locale.ts';
import type { CheckId, Results } from './check-ids.ts';

/** One row. `code`: to be read from left to right in every language, in letters of one width. */
export interface Fact {
  readonly name: TextKey;
  readonly value: string;
  readonly code?: boolean;
}

interface Words {
  readonly t: TFunction;
  readonly formats: Formats;
}

type Rows = (results: Results, words: Words) => readonly Fact[];

const openBytes = '53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00';

const inPairs = (hex: string): string => hex.match(/../g)?.join(' ') ?? '';

const place = ({ host, port }: { readonly host: string; readonly port: number | null }): string =>
  port === null ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** A number is read the same way in every language. */
const timesOf = (t: TFunction, number: number): string => isolate(t('proof.values.times', { number }));

/** Each part keeps its own direction. */
const joined = (...parts: readonly string[]): string => parts.map(isolate).join(' · ');

function contactRow(contact: EgressContact, { t, formats }: Words): Fact {
  const traffic = t('proof.values.traffic', {
    sent: formats.bytes(contact.sent),
    received: formats.bytes(contact.received),
  });
  const times = t('proof.values.times', { number: contact.connections });
  if (contact.kind === 'zoom') return { name: 'proof.facts.zoom', value: joined(place(contact), times) };
  return {
    name: contact.kind === 'proxy' ? 'proof.facts.proxy' : 'proof.facts.contacted',
    value: joined(place(contact), times, traffic),
  };
}

function refusalRow(refusal: EgressRefusal, { t }: Words): Fact {
  const what = `${t(`proof.values.part.${refusal.from}`)}: ${t(`proof.values.tried.${refusal.tried}`)}`;
  const times = t('proof.values.times', { number: refusal.count });
  return { name: 'proof.facts.stopped', value: joined(place(refusal), what, times) };
}

const hostRows: Rows = ({ hosts }, words) => {
  if (hosts === undefined) return [];
  const { t, formats } = words;
  return [
    { name: 'proof.facts.service', value: place(hosts.service), code: true },
    ...(hosts.contacts.length === 0
      ? [{ name: 'proof.facts.contacted' as const, value: t('proof.values.noneContacted') }]
      : hosts.contacts.map((contact) => contactRow(contact, words))),
    ...(hosts.refusals.length === 0
      ? [{ name: 'proof.facts.stopped' as const, value: t('proof.values.noneStopped') }]
      : hosts.refusals.map((refusal) => refusalRow(refusal, words))),
    ...(hosts.more > 0 ? [{ name: 'proof.facts.more' as const, value: formats.number(hosts.more) }] : []),
    { name: 'proof.facts.proxyQuestions', value: timesOf(t, hosts.proxyQuestions) },
    { name: 'proof.facts.since', value: formats.exact(hosts.since) },
  ];
};

function wordRows(build: BuildProof, group: 'recorder' | 'analytics', { formats }: Words): readonly Fact[] {
  const found = build.groups.find((one) => one.group === group);
  return [
    { name: 'proof.facts.words', value: (found?.words ?? []).join(', '), code: true },
    { name: 'proof.facts.found', value: formats.number(found?.found ?? 0) },
  ];
}

const rows: Readonly<Record<CheckId, Rows>> = {
  database: ({ database }, { t, formats }) =>
    database === undefined
      ? []
      : [
          { name: 'proof.facts.noKey', value: t(`proof.values.${database.noKey}`) },
          { name: 'proof.facts.wrongKey', value: t(`proof.values.${database.wrongKey}`) },
          { name: 'proof.facts.ownKey', value: t(`proof.values.${database.ownKey}`) },
          { name: 'proof.facts.firstBytes', value: inPairs(database.firstBytes), code: true },
          { name: 'proof.facts.openBytes', value: openBytes, code: true },
          { name: 'proof.facts.size', value: formats.bytes(database.bytes) },
        ],
  canary: ({ canary }, { t, formats }) =>
    canary === undefined
      ? []
      : [
          { name: 'proof.facts.before', value: timesOf(t, canary.before) },
          { name: 'proof.facts.after', value: timesOf(t, canary.after) },
          { name: 'proof.facts.files', value: formats.number(canary.files) },
          { name: 'proof.facts.read', value: formats.bytes(canary.bytesRead) },
          { name: 'proof.facts.control', value: t(canary.control ? 'proof.values.yes' : 'proof.values.no') },
        ],
  hosts: hostRows,
  analytics: (results, words) => [
    ...hostRows(results, words).filter(({ name }) => /contacted|service|proxy$|zoom$/.test(name)),
    ...(results.build === undefined ? [] : wordRows(results.build, 'analytics', words)),
  ],
  build: ({ build }, words) =>
    build === undefined
      ? []
      : [
          { name: 'proof.facts.files', value: words.formats.number(build.files) },
          { name: 'proof.facts.read', value: words.formats.bytes(build.bytes) },
          { name: 'proof.facts.changed', value: words.formats.number(build.changed) },
          { name: 'proof.facts.missing', value: words.formats.number(build.missing) },
          { name: 'proof.facts.unknown', value: words.formats.number(build.unknown) },
          ...wordRows(build, 'recorder', words),
          { name: 'proof.facts.fingerprint', value: build.fingerprint, code: true },
        ],
  connection: ({ connection }, { formats }) =>
    connection === undefined || connection.state !== 'tls'
      ? []
      : [
          { name: 'proof.facts.cipher', value: connection.cipher ?? '', code: true },
          { name: 'proof.facts.version', value: connection.version ?? '', code: true },
          { name: 'proof.facts.bits', value: formats.number(connection.keyBits ?? 0) },
        ],
  sealed: ({ sealed }, { formats }) =>
    sealed?.sent == null
      ? []
      : [
          { name: 'proof.facts.sealed', value: formats.bytes(sealed.sent.size) },
          { name: 'proof.facts.accepted', value: formats.exact(sealed.sent.acceptedAt) },
          { name: 'proof.facts.waiting', value: formats.number(sealed.sent.waitingFor) },
        ],
  log: ({ log }, { t, formats }) =>
    log === undefined
      ? []
      : [
          { name: 'proof.facts.lines', value: formats.number(log.lines) },
          { name: 'proof.facts.state', value: t(`proof.values.log.${log.state}`) },
        ],
  keys: ({ keys }, { t }) =>
    keys === undefined
      ? []
      : [
          { name: 'proof.facts.backend', value: t(`device.keys.backends.${keys.backend}`) },
          { name: 'proof.facts.binding', value: t(`proof.values.machine.${keys.machineBinding}`) },
          { name: 'proof.facts.passcode', value: t(keys.passcode ? 'proof.values.yes' : 'proof.values.no') },
        ],
};

/** Empty before the check was run. */
export function factsOf(check: CheckId, results: Results, words: Words): readonly Fact[] {
  return rows[check](results, words);
}
