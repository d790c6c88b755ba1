// Brings back a backup: the file, the words, who uses this computer, and how far it has come.

import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreFile, Progress as Share } from '../../../contract/bridge/views.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, bridgeEvents, unwrap } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Progress } from '../../components/Progress.tsx';
import { cx } from '../../styles/cx.ts';
import type { UseWords } from '../recovery/use-words-steps.ts';
import { WordsSteps } from '../recovery/WordsSteps.tsx';
import styles from './Backup.module.css';
import { ChosenFile } from './ChosenFile.tsx';
import { shareOf } from './share-of.ts';
import { useBackupErrorText } from './use-backup-error-text.ts';

function useRestore() {
  const [file, setFile] = useState<RestoreFile | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [progress, setProgress] = useState<Share | null>(null);
  useEffect(() => bridgeEvents.onRestoreProgress(setProgress), []);
  const choose = async (): Promise<void> => {
    setError(null);
    try {
      const chosen = await unwrap(bridge.restore.choose({}));
      if (chosen.file !== null) setFile(chosen.file);
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  const use: UseWords = useCallback(async (words, protection) => {
    setProgress(null);
    return unwrap(bridge.restore.run({ words, protection }));
  }, []);
  return { file, error, progress, choose, use };
}

function Running({ progress }: { readonly progress: Share | null }) {
  const { t } = useTranslation();
  return (
    <>
      <Progress label={t('restore.running')} value={progress === null ? null : shareOf(progress)} />
      <div className={cx(styles.ways)}>
        <Button onPress={() => void bridge.restore.cancel({})}>{t('restore.cancel')}</Button>
      </div>
    </>
  );
}

/** In first run and where a profile cannot be opened. On any failure what was here before is as it was. */
export function RestoreForm({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const explain = useBackupErrorText();
  const { file, error, progress, choose, use } = useRestore();
  if (file === null) {
    return (
      <section className={cx(styles.steps)}>
        <h1 className={cx(styles.title)}>{t('restore.title')}</h1>
        <p>{t('restore.sentence')}</p>
        <p className={cx(styles.muted)}>{t('restore.back')}</p>
        {error !== null && <Notice kind="problem">{explain(error)}</Notice>}
        <div className={cx(styles.ways)}>
          <Button look="primary" onPress={() => void choose()}>
            {t('restore.choose')}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {t('common.back')}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <WordsSteps
      title={t('restore.title')}
      sentence={t('restore.back')}
      go={t('restore.go')}
      use={use}
      onBack={onBack}
      explain={explain}
      running={<Running progress={progress} />}
    >
      <ChosenFile file={file} onOther={() => void choose()} />
      {error !== null && <Notice kind="problem">{explain(error)}</Notice>}
    </WordsSteps>
  );
}
