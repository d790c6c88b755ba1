// The report as a text that anybody can read: each check with its verdict, its numbers and its command.

import type { TFunction } from 'i18next';
import type { Formats } from '../../../i18n/locale.ts';
import { checkIds, type Results } from './check-ids.ts';
import { commandOf, type Platform } from './commands.ts';
import { factsOf } from './facts.ts';
import { judge } from './judging.ts';

interface Made {
  readonly at: number;
  readonly version: string;
  readonly platform: Platform;
  readonly results: Results;
}

/** In the language of the page, whose words `t` and `formats` are. */
export function reportText({ at, version, platform, results }: Made, t: TFunction, formats: Formats): string {
  const checks = checkIds.map((check) => {
    const judged = judge(check, results);
    const title = t(`proof.checks.${check}.title`);
    if (judged === null) return `${title}\n  ${t('proof.report.notRun')}`;
    return [
      title,
      `  ${t(`proof.verdict.${judged.verdict}`)}. ${t(judged.words)}`,
      ...factsOf(check, results, { t, formats }).map(({ name, value }) => `  ${t(name)}: ${value}`),
      `  ${t(`proof.checks.${check}.command`)}`,
      ...commandOf(check, { platform, results })
        .split('\n')
        .map((line) => `    ${line}`),
    ].join('\n');
  });
  const limits = (['tampered', 'instead', 'elsewhere'] as const).map((name) => t(`proof.limits.${name}`));
  const head = [
    t('proof.report.title'),
    `${t('proof.report.at')}: ${formats.exact(at)}`,
    `${t('proof.report.version')}: ${version}`,
  ].join('\n');
  return `${[head, ...checks, [t('proof.limits.title'), ...limits].join('\n')].join('\n\n')}\n`;
}
