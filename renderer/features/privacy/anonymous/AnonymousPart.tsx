// Staying anonymous: what each of the people and companies around a conversation can see, and how to keep it small.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Shell, useShell } from '../../../app/shell-context.ts';
import { profileQuery } from '../../../bridge/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { cx } from '../../../styles/cx.ts';
import { Facts } from '../Facts.tsx';
import privacy from '../Privacy.module.css';
import styles from './Anonymous.module.css';

type Onlooker = 'therapist' | 'group' | 'o7' | 'network' | 'bank' | 'computer';

interface Row {
  readonly who: Onlooker;
  /** Where in the app the person can do something about it, once there is a profile. */
  readonly lead?: (shell: Shell) => void;
}

const rows: readonly Row[] = [
  { who: 'therapist', lead: (shell) => shell.showSettings('general') },
  { who: 'group' },
  { who: 'o7', lead: (shell) => shell.showPrivacy('held') },
  { who: 'network' },
  { who: 'bank' },
  { who: 'computer', lead: (shell) => shell.showSettings('lock') },
];

function OnlookerFacts({ row, hasProfile }: { readonly row: Row; readonly hasProfile: boolean }) {
  const { t } = useTranslation();
  const shell = useShell();
  const { who, lead } = row;
  const facts = [
    { name: t('anonymous.columns.sees'), value: t(`anonymous.${who}.sees`) },
    { name: t('anonymous.columns.not'), value: t(`anonymous.${who}.not`) },
    { name: t('anonymous.columns.keep'), value: t(`anonymous.${who}.keep`) },
  ];
  return (
    <li className={cx(styles.onlooker)}>
      <h3>{t(`anonymous.${who}.name`)}</h3>
      <Facts facts={facts} />
      {hasProfile && lead !== undefined && (
        <Button look="quiet" className={styles.lead} onPress={() => lead(shell)}>
          {t(`anonymous.leads.${who as 'therapist' | 'o7' | 'computer'}`)}
        </Button>
      )}
    </li>
  );
}

/** The same before sign-up and in the privacy centre; asks nothing of anybody. */
export function AnonymousPart() {
  const { t } = useTranslation();
  const { data: profile } = useQuery(profileQuery);
  const hasProfile = profile?.state === 'open';
  return (
    <div className={cx(styles.part)}>
      {hasProfile && profile.me.role === 'therapist' && (
        <p className={cx(privacy.muted)}>{t('anonymous.forTherapists')}</p>
      )}
      <p className={cx(privacy.intro)}>{t('anonymous.intro')}</p>
      <section className={cx(privacy.section)}>
        <h2>{t('anonymous.ask')}</h2>
        <ul className={cx(styles.onlookers)}>
          {rows.map((row) => (
            <OnlookerFacts key={row.who} row={row} hasProfile={hasProfile} />
          ))}
        </ul>
      </section>
      <section className={cx(privacy.section)}>
        <h2>{t('anonymous.limits.title')}</h2>
        <ul className={cx(privacy.sentences)}>
          <li>{t('anonymous.limits.style')}</li>
          <li>{t('anonymous.limits.help')}</li>
          <li>{t('anonymous.limits.link')}</li>
        </ul>
      </section>
    </div>
  );
}
