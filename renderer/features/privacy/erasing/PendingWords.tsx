// How it stands with the end of the account: the exact moment, and keeping it; or that the service says it is over.

import { useTranslation } from 'react-i18next';
import type { ErasureView } from '../../../../contract/bridge/channels/erasure.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useFormats } from '../../../i18n/locale.ts';

interface PendingWordsProps {
  readonly erasure: Exclude<ErasureView, { state: 'none' }>;
  readonly isBusy: boolean;
  readonly onKeep: () => void;
}

export function PendingWords({ erasure, isBusy, onKeep }: PendingWordsProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  if (erasure.state === 'gone')
    return <Notice>{t('erasing.gone', { time: moment(erasure.erasedAt) })}</Notice>;
  if (!erasure.mine) return <Notice>{t('erasing.byOthers', { time: moment(erasure.dueAt) })}</Notice>;
  return (
    <Notice
      action={
        <Button look="primary" isDisabled={isBusy} onPress={onKeep}>
          {t('erasing.keep')}
        </Button>
      }
    >
      {t('erasing.pending', { asked: moment(erasure.askedAt), time: moment(erasure.dueAt) })}
    </Notice>
  );
}
