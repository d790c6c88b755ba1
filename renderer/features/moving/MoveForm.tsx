// Which computer takes over, and the passcode where one is set.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDeviceView } from '../../../contract/bridge/linking-view.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useMoving } from '../../bridge/moving.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import { ProofForm } from '../lock/PasscodeForms.tsx';
import styles from './Moving.module.css';

interface MoveFormProps {
  readonly others: readonly OwnDeviceView[];
  readonly hasPasscode: boolean;
  readonly onLink: () => void;
}

/** Says what will happen, then asks where to. */
export function MoveForm({ others, hasPasscode, onLink }: MoveFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { begin } = useMoving();
  const [isOpen, setOpen] = useState(false);
  const [device, setDevice] = useState<string | null>(null);
  const error = begin.error === null ? null : toAppError(begin.error);
  const choose = (chosen: string): void => {
    if (hasPasscode) setDevice(chosen);
    else begin.mutate({ device: chosen, passcode: null });
  };
  if (device !== null) {
    return (
      <ProofForm
        submit={t('common.continue')}
        isBusy={begin.isPending}
        error={error}
        onProve={(passcode) => begin.mutate({ device, passcode })}
        onCancel={() => {
          begin.reset();
          setDevice(null);
        }}
      >
        <p>{t('moving.prove')}</p>
      </ProofForm>
    );
  }
  return (
    <div className={cx(styles.steps)}>
      <p>{t('moving.sentence')}</p>
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
      {isOpen && <p>{others.length > 0 ? t('moving.which') : t('moving.needsOther')}</p>}
      <div className={cx(styles.actions)}>
        {!isOpen && <Button onPress={() => setOpen(true)}>{t('moving.start')}</Button>}
        {isOpen &&
          others.map(({ device: one, name }) => (
            <Button key={one} onPress={() => choose(one)} isDisabled={begin.isPending}>
              {name === null ? t('moving.toNameless') : t('moving.to', { name: isolate(name) })}
            </Button>
          ))}
        {isOpen && (
          <>
            <Button look={others.length > 0 ? 'quiet' : 'primary'} onPress={onLink}>
              {t('moving.anew')}
            </Button>
            <Button look="quiet" onPress={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
