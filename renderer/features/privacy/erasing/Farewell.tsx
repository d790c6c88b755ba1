// The last screen of an account that its person erased: that it is done, the receipt to take along, and nothing else.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppError, toAppError } from '../../../../contract/errors/app-error.ts';
import { LoneScreen } from '../../../app/LoneScreen.tsx';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { profileQuery } from '../../../bridge/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { ClosedDoor } from '../../../components/drawings.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Erasing.module.css';

interface FarewellProps {
  readonly askedAt: number;
  readonly erasedAt: number;
}

function useSaving() {
  const [isSaved, setSaved] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    setFailure(null);
    try {
      setSaved((await unwrap(bridge.erasure.saveReceipt({}))).saved);
    } catch (thrown) {
      setFailure(toAppError(thrown));
    }
  };
  return { isSaved, failure, save };
}

/** The receipt lies in memory alone: leaving forgets it, and so does closing the app. */
export function Farewell({ askedAt, erasedAt }: FarewellProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { isSaved, failure, save } = useSaving();
  const leave = async (): Promise<void> => {
    client.setQueryData(profileQuery.queryKey, await unwrap(bridge.erasure.leave({})));
  };
  return (
    <LoneScreen column={styles.last}>
      <ClosedDoor />
      <h1>{t('erasing.done.title')}</h1>
      <p>{t('erasing.done.what', { asked: moment(askedAt), time: moment(erasedAt) })}</p>
      <p>{t('erasing.done.here')}</p>
      <p>{t('erasing.done.stays')}</p>
      <p>{t('erasing.done.receipt')}</p>
      <p role="status">
        {isSaved && t('receipts.saved')}
        {failure !== null && errorText(failure)}
      </p>
      <div className={cx(styles.actions)}>
        <Button look="primary" onPress={() => void save()}>
          {t('erasing.done.save')}
        </Button>
        <Button onPress={() => void leave()}>{t('erasing.done.leave')}</Button>
      </div>
    </LoneScreen>
  );
}
