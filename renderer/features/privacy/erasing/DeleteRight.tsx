// Your rights → Delete: one item, one conversation, everything here, the account everywhere.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { useShell } from '../../../app/shell-context.ts';
import { erasureQuery, useEraseAccount, useKeepAccount } from '../../../bridge/erasure.ts';
import { profileQuery } from '../../../bridge/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import { useIsSample } from '../../sample/use-sample.ts';
import { ReceiptNotice } from '../receipts/ReceiptNotice.tsx';
import { RightRow } from '../rights/RightRow.tsx';
import { EraseSheet } from './EraseSheet.tsx';
import styles from './Erasing.module.css';
import { PendingWords } from './PendingWords.tsx';

function Ways({ onErase }: { readonly onErase: (() => void) | null }) {
  const { t } = useTranslation();
  const shell = useShell();
  return (
    <ul className={cx(styles.ways)}>
      <li>
        <span>{t('erasing.messages')}</span>
        <Button onPress={() => shell.go('talk')}>{t('erasing.messagesShow')}</Button>
      </li>
      <li>
        <span>{t('erasing.here')}</span>
        <Button onPress={() => shell.showSettings('device')}>{t('erasing.hereShow')}</Button>
      </li>
      {onErase !== null && (
        <li>
          <span>{t('erasing.everywhere')}</span>
          <Button look="clay" onPress={onErase}>
            {t('erasing.erase')}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** A row of the rights. */
export function DeleteRight() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const isSample = useIsSample();
  const { data: profile } = useQuery(profileQuery);
  const { data: erasure } = useQuery({ ...erasureQuery, enabled: !isSample });
  const erase = useEraseAccount();
  const keep = useKeepAccount();
  const [isOpen, setOpen] = useState(false);
  const hasPasscode = profile?.state === 'open' && profile.lock.passcode;
  const mayErase = !isSample && erasure?.state === 'none';
  // Of the two the one that was pressed last.
  const last = keep.submittedAt > erase.submittedAt ? keep : erase;
  return (
    <RightRow title={t('erasing.title')} sentence={t('erasing.sentence')} law="GDPR 17">
      {erasure !== undefined && erasure.state !== 'none' && (
        <PendingWords erasure={erasure} isBusy={keep.isPending} onKeep={() => keep.mutate()} />
      )}
      {keep.error !== null && <Notice kind="problem">{errorText(toAppError(keep.error))}</Notice>}
      {last.data !== undefined && <ReceiptNotice receipt={last.data.receipt} />}
      <Ways onErase={mayErase ? () => setOpen(true) : null} />
      {isOpen && (
        <EraseSheet
          hasPasscode={hasPasscode}
          underWay={erase}
          onConfirm={(passcode) => erase.mutate(passcode, { onSuccess: () => setOpen(false) })}
          onClose={() => {
            erase.reset();
            setOpen(false);
          }}
        />
      )}
    </RightRow>
  );
}
