// "Check it is gone": reads every file of the profile for what was deleted, and prints what it found.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { GoneReport } from '../../../contract/bridge/views.ts';
import { backupQuery } from '../../bridge/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Progress } from '../../components/Progress.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { shareOf } from '../backup/share-of.ts';
import styles from './Gone.module.css';
import { type Deletion, useLastDeletion } from './last-deletion.ts';
import { useGoneCheck } from './use-gone-check.ts';

function Result({ report }: { readonly report: GoneReport }) {
  const { t } = useTranslation();
  const { bytes } = useFormats();
  const { copies, others, files, bytesRead, control } = report;
  return (
    <>
      <p className={cx(styles.result)}>
        {t('gone.result', {
          count: copies,
          files: t('gone.files', { count: files }),
          bytes: bytes(bytesRead),
        })}
      </p>
      {copies > 0 && <Notice kind="problem">{t('gone.found')}</Notice>}
      <p>{control ? t('gone.control') : t('gone.noControl')}</p>
      {others > 0 && <p>{t('gone.others', { count: others })}</p>}
    </>
  );
}

/** Backups that were written before are named; the rest nobody here can look into. */
function Elsewhere({ deletion, isAside }: { readonly deletion: Deletion; readonly isAside: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(backupQuery);
  const older = (data?.backups ?? []).filter(({ at }) => at < deletion.at);
  return (
    <section className={cx(styles.elsewhere)} aria-labelledby="gone-elsewhere">
      <h3 id="gone-elsewhere">{t('gone.elsewhere')}</h3>
      <ul>
        {older.length > 0 && (
          <li>
            {t('gone.backups', { count: older.length })}
            <ul>
              {older.map(({ id, name }) => (
                <li key={id}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </li>
        )}
        {isAside && <li>{t('gone.aside')}</li>}
        <li>{t('gone.system')}</li>
        <li>{t('gone.person')}</li>
        <li>{t('gone.tampered')}</li>
      </ul>
    </section>
  );
}

function Check({ deletion }: { readonly deletion: Deletion }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { progress, report, error, again } = useGoneCheck(deletion);
  return (
    <div className={cx(styles.check)}>
      <p>{t('gone.sentence')}</p>
      {report === null && error === null && (
        <Progress label={t('gone.looking')} value={progress === null ? null : shareOf(progress)} />
      )}
      {error !== null && (
        <Notice
          kind="problem"
          action={
            <Button look="quiet" onPress={again}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {errorText(error)}
        </Notice>
      )}
      <div role="status" className={cx(styles.told)}>
        {report !== null && <Result report={report} />}
      </div>
      {report !== null && <Elsewhere deletion={deletion} isAside={report.aside} />}
    </div>
  );
}

/** Looks anew each time it is opened. */
export function GoneSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const deletion = useLastDeletion();
  return (
    <Sheet title={t('gone.title')} isOpen={isOpen && deletion !== null} onClose={onClose}>
      {deletion !== null && <Check deletion={deletion} />}
    </Sheet>
  );
}
