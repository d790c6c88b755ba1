// The question before a profile is removed from this computer; a typed word, and the passcode where one is set.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { ProofSheet } from '../../components/ProofSheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { Remains } from '../deleting/Remains.tsx';
import { useLastReceipt } from '../privacy/erasing/use-last-receipt.ts';

interface ForgetSheetProps {
  readonly hasPasscode: boolean;
  readonly onClose: () => void;
  /** The computer that took everything over; left out: there is none. */
  readonly movedTo?: string;
}

/** Whether it can be come back from is told before it is asked. */
export function ForgetSheet({ hasPasscode, onClose, movedTo }: ForgetSheetProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const offerReceipt = useLastReceipt();
  const recovery = useQuery(recoveryQuery);
  const [word, setWord] = useState('');
  const [isWrongWord, setWrongWord] = useState(false);
  const forget = useMutation({
    mutationFn: (passcode: string | null) => unwrap(bridge.device.forget({ passcode })),
    onSuccess: (status) => {
      onClose();
      client.setQueryData(profileQuery.queryKey, status);
      if (status.state === 'new') offerReceipt();
    },
  });
  return (
    <ProofSheet
      title={t('device.forget.asks')}
      confirm={t('device.forget.confirm')}
      look="clay"
      hasPasscode={hasPasscode}
      underWay={forget}
      onConfirm={(passcode) => {
        const isRight = word.trim().toLowerCase() === t('device.forget.word');
        setWrongWord(!isRight);
        if (isRight) forget.mutate(passcode);
      }}
      onClose={onClose}
      isFocusOwn
    >
      <p>{t('device.forget.goes')}</p>
      {movedTo === undefined ? (
        <div>
          <Remains of={{ act: 'forget' }} />
        </div>
      ) : (
        <p>{t('moving.erased', { name: isolate(movedTo) })}</p>
      )}
      {movedTo === undefined && recovery.data !== undefined && (
        <p>{recovery.data.kit === null ? t('device.forget.withoutKit') : t('device.forget.withKit')}</p>
      )}
      <TextField
        label={t('device.forget.type', { word: t('device.forget.word') })}
        value={word}
        onChange={(typed) => {
          setWord(typed);
          setWrongWord(false);
        }}
        error={isWrongWord ? t('device.forget.wrongWord') : null}
        autoFocus
      />
    </ProofSheet>
  );
}
