// The report of what is held as a text that anybody can read, in the language of the page.

import type { TFunction } from 'i18next';
import type { OwnDetailsView, RequestView } from '../../../../contract/bridge/rights-view.ts';
import type { Me, WhatWeHold } from '../../../../contract/bridge/views.ts';
import { type DataClass, dataClasses } from '../../../../contract/domain/data-classes.ts';
import type { Formats } from '../../../i18n/locale.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface Held {
  readonly at: number;
  readonly me: Me;
  readonly details: OwnDetailsView;
  readonly counted: WhatWeHold;
  readonly requests: readonly RequestView[];
}

interface Words {
  readonly t: TFunction;
  readonly formats: Formats;
}

function classText(
  { dataClass, device, service }: WhatWeHold['holdings'][number],
  { t, formats }: Words,
): string {
  const { basis, answers, retention, readableBy, deviceTables, serviceTables }: DataClass =
    dataClasses[dataClass];
  const until =
    retention.kind === 'after'
      ? t('privacy.until.days', { count: Math.round(retention.ms / dayMs) })
      : t(`privacy.until.${retention.event}`);
  const since = (oldest: number | null) =>
    oldest === null ? '' : `, ${t('rights.access.report.since', { day: formats.date(oldest) })}`;
  const here =
    deviceTables.length === 0 ? t('privacy.never') : formats.number(device.count) + since(device.oldestAt);
  const there =
    service === null
      ? t('privacy.unknown')
      : `${formats.number(service.count)}, ${formats.bytes(service.bytes)}${since(service.oldestAt)}`;
  return [
    t(`dataClasses.${dataClass}.name`),
    `  ${t(`dataClasses.${dataClass}.why`)}`,
    `  ${t('privacy.columns.basis')}: ${t(`privacy.basis.${basis}`)}`,
    `  ${t('privacy.columns.answers')}: ${t(`privacy.answers.${answers}`)}`,
    `  ${t('privacy.columns.until')}: ${until}`,
    `  ${t(`privacy.readableBy.${readableBy}`)}`,
    `  ${t('held.sides.device')}: ${here}`,
    `  ${t('held.sides.service')}: ${serviceTables.length === 0 ? t('privacy.never') : there}`,
  ].join('\n');
}

function aboutText({ me, details }: Held, { t }: Words): string {
  const { nickname, gender, birthDate, email } = details;
  const given = { nickname, gender, birthDate, email };
  const lines = (Object.keys(given) as (keyof typeof given)[])
    .filter((name) => me.role === 'client' || name === 'nickname' || name === 'email')
    .map(
      (name) =>
        `  ${t(`rights.correct.fields.${name}`)}: ${given[name] ?? t('rights.access.report.notGiven')}`,
    );
  return [t('rights.access.report.about'), ...lines].join('\n');
}

function requestsText({ me, requests }: Held, { t, formats }: Words): readonly string[] {
  if (requests.length === 0) return [];
  const lines = requests.map(
    ({ kind, at, answers }) =>
      `  ${t(`rights.kinds.${kind}`)}, ${formats.moment(at)}${answers.map(({ outcome }) => `: ${t(`rights.outcomes.${outcome}`)}`).join('')}`,
  );
  return [[t(`rights.requests.title.${me.role}`), ...lines].join('\n')];
}

/** No content of conversations and no name of anybody else stands in it: those are in the export. */
export function accessText(held: Held, words: Words): string {
  const { t, formats } = words;
  const head = [
    t('rights.access.report.title'),
    `${t('rights.access.report.at')}: ${formats.exact(held.at)}`,
    ...(held.counted.serviceError === null ? [] : [t('privacy.serviceAway')]),
  ].join('\n');
  return `${[
    head,
    aboutText(held, words),
    ...held.counted.holdings.map((one) => classText(one, words)),
    ...requestsText(held, words),
    t('rights.access.report.rights'),
  ].join('\n\n')}\n`;
}
