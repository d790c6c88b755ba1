// Staying anonymous: what each of the people and companies around a conversation can see, and how to keep it small.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Shell, useShell } from '../../../app/shell-context.ts';
import { profileQuery } from '../../../bridge/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { cx } from '../../../styles/cx.ts';
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

function OnlookerRow({ row, hasProfile }: { readonly row: Row; readonly hasProfile: boolean }) {
  const { t } = useTranslation();
  const shell = useShell();
  const { who, lead } = row;
  return (
    <tr>
      <th scope="row">
        <strong>{t(`anonymous.${who}.name`)}</strong>
      </th>
      <td>{t(`anonymous.${who}.sees`)}</td>
      <td>{t(`anonymous.${who}.not`)}</td>
      <td>
        {t(`anonymous.${who}.keep`)}
        {hasProfile && lead !== undefined && (
          <Button look="quiet" className={styles.lead} onPress={() => lead(shell)}>
            {t(`anonymous.leads.${who as 'therapist' | 'o7' | 'computer'}`)}
          </Button>
        )}
      </td>
    </tr>
  );
}

const columns = ['who', 'sees', 'not', 'keep'] as const;

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
      <div className={cx(privacy.wide)}>
        <table className={cx(privacy.table, styles.table)}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`anonymous.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <OnlookerRow key={row.who} row={row} hasProfile={hasProfile} />
            ))}
          </tbody>
        </table>
      </div>
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
