// Settings → This device → a new key for everything here.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { backupQuery } from '../../bridge/keeping.ts';
import { deviceQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { ProofForm } from '../lock/PasscodeForms.tsx';
import { useFocusBack } from '../lock/use-focus-back.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Device.module.css';
import { useProgress } from './use-progress.ts';

interface AskingProps {
  readonly hasPasscode: boolean;
  readonly error: AppError | null;
  readonly onChange: (passcode: string | null) => void;
  readonly onClose: () => void;
}

/** The passcode proves who asks; without one, a question does. */
function Asking({ hasPasscode, error, onChange, onClose }: AskingProps) {
  const { t } = useTranslation();
  if (hasPasscode) {
    return (
      <ProofForm
        submit={t('device.change.confirm')}
        isBusy={false}
        error={error}
        onProve={onChange}
        onCancel={onClose}
      >
        <p>{t('device.change.backups')}</p>
      </ProofForm>
    );
  }
  return (
    <ConfirmDialog
      title={t('device.change.title')}
      confirm={t('device.change.confirm')}
      look="primary"
      isOpen
      onConfirm={() => onChange(null)}
      onClose={onClose}
    >
      <p>{t('device.change.backups')}</p>
    </ConfirmDialog>
  );
}

/** While it runs nothing else can be asked of it. */
export function ChangeKeysSection({ hasPasscode }: { readonly hasPasscode: boolean }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: (passcode: string | null) => unwrap(bridge.device.changeKeys({ passcode })),
    onSuccess: (device) => {
      client.setQueryData(deviceQuery.queryKey, device);
      setAsking(false);
      return client.invalidateQueries({ queryKey: backupQuery.queryKey });
    },
  });
  const place = useFocusBack(isAsking || change.isPending);
  const progress = useProgress(change.isPending);
  const error = change.error === null ? null : toAppError(change.error);
  const close = (): void => {
    setAsking(false);
    change.reset();
  };
  return (
    <Section title={t('device.change.title')}>
      <p>{t('device.change.sentence')}</p>
      {change.isPending && <Progress label={t('device.change.running')} value={progress} />}
      {!change.isPending && isAsking && (
        <Asking hasPasscode={hasPasscode} error={error} onChange={change.mutate} onClose={close} />
      )}
      {!change.isPending && !isAsking && (
        <div ref={place} className={cx(styles.actions)}>
          <Button onPress={() => setAsking(true)}>{t('device.change.start')}</Button>
        </div>
      )}
      <div role="status">{change.isSuccess && !isAsking && <p>{t('device.change.done')}</p>}</div>
      {error !== null && !hasPasscode && <Notice kind="problem">{errorText(error)}</Notice>}
    </Section>
  );
}
