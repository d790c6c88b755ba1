// Settings → Lock: the passcode, when the app locks itself, who uses this computer, what a lock covers and what not.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LockSettings } from '../../../contract/bridge/views.ts';
import { idleMinutes } from '../../../contract/domain/idle-minutes.ts';
import { deviceQuery, profileQuery } from '../../bridge/queries.ts';
import { Kbd } from '../../components/Kbd.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Select } from '../../components/Select.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import { isApple } from '../shortcuts/match.ts';
import { shortcuts } from '../shortcuts/table.ts';
import styles from './LockTab.module.css';
import { PasscodeSection } from './PasscodeSection.tsx';
import { SharedSection } from './SharedSection.tsx';
import { TouchSection } from './TouchSection.tsx';
import { errorOf, useSetIdle } from './use-lock-settings.ts';

const keysOf = (id: 'lock.now' | 'lock.neutral') => ({
  keys: <Kbd keys={shortcuts[id].keys[0]} isApple={isApple} />,
});

function IdleSection({ lock }: { readonly lock: LockSettings }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const change = useSetIdle();
  if (!lock.passcode) {
    return (
      <Section title={t('lockSettings.idle.title')}>
        <p>{t('lockSettings.idle.none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('lockSettings.idle.title')}>
      <Select
        label={t('lockSettings.idle.after')}
        className={styles.narrow}
        // On a shared computer the answer is one minute, and is not asked.
        isDisabled={lock.shared}
        choices={idleMinutes.map((minutes) => ({
          id: String(minutes),
          label: t('lockSettings.idle.minutes', { count: minutes }),
        }))}
        value={String(lock.idleMinutes)}
        onChange={(chosen) => {
          const minutes = idleMinutes.find((one) => String(one) === chosen);
          if (minutes !== undefined) change.mutate(minutes);
        }}
      />
      <p>
        <Phrase of="lockSettings.idle.also" parts={keysOf('lock.now')} />
      </p>
      {change.error !== null && <Notice kind="problem">{errorText(errorOf(change))}</Notice>}
    </Section>
  );
}

function CoversSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('lockSettings.covers.title')}>
      <ul className={cx(styles.list)}>
        <li>{t('lockSettings.covers.ends')}</li>
        <li>{t('lockSettings.covers.quiet')}</li>
        <li>
          <Phrase of="lockSettings.covers.hide" parts={keysOf('lock.neutral')} />
        </li>
        <li>{t('lockSettings.covers.help')}</li>
        <li>{t('lockSettings.covers.outside')}</li>
      </ul>
    </Section>
  );
}

/** The sample practice lies in memory only: it has nothing to lock. */
export function LockTab() {
  const { t } = useTranslation();
  const profile = useQuery(profileQuery);
  const open = profile.data?.state === 'open' ? profile.data : null;
  const isSample = open?.sampleNow !== undefined;
  const device = useQuery({ ...deviceQuery, enabled: !isSample });
  if (open === null) return null;
  const { lock } = open;
  return (
    <div className={cx(styles.sections)}>
      {isSample ? (
        <p>{t('lockSettings.sample')}</p>
      ) : (
        <>
          {!lock.passcode && <p className={cx(styles.first)}>{t('lock.needsPasscode')}</p>}
          <PasscodeSection lock={lock} isHalfOfKey={device.data?.backend === 'none'} />
          <IdleSection lock={lock} />
          <TouchSection lock={lock} />
          <SharedSection lock={lock} />
        </>
      )}
      <CoversSection />
    </div>
  );
}
