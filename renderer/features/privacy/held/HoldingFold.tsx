// One kind of data: how much of it is where in the line, everything else the law asks for below it.

import { useTranslation } from 'react-i18next';
import type { Me, WhatWeHold } from '../../../../contract/bridge/views.ts';
import { type DataClass, dataClasses } from '../../../../contract/domain/data-classes.ts';
import { useShell } from '../../../app/shell-context.ts';
import { Button } from '../../../components/Button.tsx';
import { Fold } from '../../../components/Fold.tsx';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import { type Fact, Facts } from '../Facts.tsx';
import styles from './Held.module.css';
import { takeWay, waysOf } from './ways.ts';

const dayMs = 24 * 60 * 60 * 1000;

export type Holding = WhatWeHold['holdings'][number];

/** How many, and what they take; "never" where the class has no place on that side at all. */
function Amount({ side, holding }: { readonly side: 'device' | 'service'; readonly holding: Holding }) {
  const { t } = useTranslation();
  const { number, bytes } = useFormats();
  const { deviceTables, serviceTables }: DataClass = dataClasses[holding.dataClass];
  const hasPlace = (side === 'device' ? deviceTables : serviceTables).length > 0;
  const counted = holding[side];
  return (
    <span className={cx(styles.amount)}>
      <span className={cx(styles.side)}>{t(`held.sides.${side}`)}</span>
      <span className={cx(styles.count)}>
        {!hasPlace && t('privacy.never')}
        {hasPlace && counted === null && t('privacy.unknown')}
        {hasPlace && counted !== null && number(counted.count)}
      </span>
      {hasPlace && counted !== null && counted.bytes > 0 && (
        <span className={cx(styles.size)}>{bytes(counted.bytes)}</span>
      )}
    </span>
  );
}

/** What a class says of itself and what was counted of it. */
function useFacts(holding: Holding): readonly Fact[] {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { dataClass, device, service } = holding;
  const { basis, answers, retention, readableBy, source }: DataClass = dataClasses[dataClass];
  const since = (['device', 'service'] as const).flatMap((side) => {
    const counted = holding[side];
    if (counted === null || counted.count === 0) return [];
    const day = counted.oldestAt === null ? t('held.noTime') : date(counted.oldestAt);
    return [t(`held.since.${side}`, { day })];
  });
  const until =
    retention.kind === 'after'
      ? t('privacy.until.days', { count: Math.round(retention.ms / dayMs) })
      : t(`privacy.until.${retention.event}`);
  const oldest = service?.oldestAt ?? null;
  const ends = retention.kind === 'after' && oldest !== null ? date(oldest + retention.ms) : null;
  const expiredAt = service?.expiredAt ?? null;
  return [
    { name: t('held.facts.row'), value: t(`dataRows.${dataClass}`), isLong: true },
    { name: t('privacy.columns.basis'), value: t(`privacy.basis.${basis}`) },
    { name: t('privacy.columns.answers'), value: t(`privacy.answers.${answers}`) },
    {
      name: t('held.facts.source'),
      value: source.map((one) => t(`held.sources.${one}`)).join(t('held.and')),
    },
    { name: t('held.facts.readable'), value: t(`privacy.readableBy.${readableBy}`) },
    {
      name: t('held.facts.since'),
      value:
        device.count === 0 && (service?.count ?? 0) === 0 ? t('held.nothing') : since.join(t('held.and')),
    },
    {
      name: t('privacy.columns.until'),
      value: ends === null ? until : t('held.untilOldest', { until, day: ends }),
    },
    ...(expiredAt === null
      ? []
      : [
          { name: t('held.facts.expired'), value: t('held.expired', { day: date(expiredAt) }), isLong: true },
        ]),
  ];
}

interface HoldingFoldProps {
  readonly holding: Holding;
  readonly me: Me;
}

/** Each leads to where it is seen, corrected and deleted; where it cannot be, it says what it is and what ends it. */
export function HoldingFold({ holding, me }: HoldingFoldProps) {
  const { t } = useTranslation();
  const shell = useShell();
  const facts = useFacts(holding);
  const { dataClass } = holding;
  const ways = waysOf(dataClass, me.role);
  const name = t(`dataClasses.${dataClass}.name`);
  const aside = (
    <span className={cx(styles.amounts)}>
      <Amount side="device" holding={holding} />
      <Amount side="service" holding={holding} />
    </span>
  );
  return (
    <Fold title={name} line={t(`dataClasses.${dataClass}.why`)} aside={aside}>
      <Facts facts={facts} />
      <div className={cx(styles.ways)}>
        {(['see', 'correct', 'delete'] as const).map((act) => {
          const way = ways[act];
          if (way === null) return null;
          return (
            <Button
              key={act}
              look="quiet"
              aria-label={t(`held.acts.${act}Named`, { name })}
              onPress={() => takeWay(shell, way)}
            >
              {t(`held.acts.${act}`)}
            </Button>
          );
        })}
      </div>
      {ways.correct === null && <p className={cx(styles.why)}>{t('held.notCorrected')}</p>}
      {ways.delete === null && <p className={cx(styles.why)}>{t('held.notDeleted')}</p>}
    </Fold>
  );
}
