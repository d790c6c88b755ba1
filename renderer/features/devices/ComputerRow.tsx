// One of a person's computers: its name, since when, when it was last seen, and what can be done with it.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OwnDeviceView } from '../../../contract/bridge/linking-view.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useComputers } from '../../bridge/devices.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Devices.module.css';
import { RemoveSheet } from './RemoveSheet.tsx';

function Facts({ computer }: { readonly computer: OwnDeviceView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { addedAt, seenAt, isThis } = computer;
  return (
    <>
      <span className={cx(styles.muted)}>{t('devices.added', { date: moment(addedAt) })}</span>
      {!isThis && (
        <span className={cx(styles.muted)}>
          {seenAt === null ? t('devices.notSeen') : t('devices.seen', { date: moment(seenAt) })}
        </span>
      )}
    </>
  );
}

function Renaming({ computer, onDone }: { readonly computer: OwnDeviceView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { rename } = useComputers();
  const [name, setName] = useState(computer.name ?? '');
  return (
    <Form
      className={cx(styles.words)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ device: computer.device, name }, { onSuccess: onDone });
      }}
    >
      <TextField
        label={t('devices.name')}
        value={name}
        onChange={setName}
        maxLength={200}
        error={rename.error === null ? null : errorText(toAppError(rename.error))}
        autoFocus
      />
      <div className={cx(styles.actions)}>
        <Button look="primary" type="submit" isDisabled={rename.isPending || name.trim() === ''}>
          {t('devices.saveName')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}

interface ComputerRowProps {
  readonly computer: OwnDeviceView;
  readonly hasPasscode: boolean;
}

/** The computer one sits at is renamed here and removed under "This device". */
export function ComputerRow({ computer, hasPasscode }: ComputerRowProps) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null);
  const name = computer.name ?? t('devices.nameless');
  const stop = () => setDoing(null);
  return (
    <li className={cx(styles.computer)}>
      {doing === 'rename' ? (
        <Renaming computer={computer} onDone={stop} />
      ) : (
        <>
          <span className={cx(styles.words)}>
            <strong dir="auto">{name}</strong>
            {computer.isThis && <span>{t('devices.this')}</span>}
            <Facts computer={computer} />
          </span>
          <Button
            look="quiet"
            onPress={() => setDoing('rename')}
            aria-label={t('devices.renameOne', { name: isolate(name) })}
          >
            {t('devices.rename')}
          </Button>
          {!computer.isThis && (
            <Button
              look="quiet"
              onPress={() => setDoing('remove')}
              aria-label={t('devices.remove.one', { name: isolate(name) })}
            >
              {t('devices.remove.start')}
            </Button>
          )}
        </>
      )}
      {doing === 'remove' && (
        <RemoveSheet computer={computer} name={name} hasPasscode={hasPasscode} onClose={stop} />
      )}
    </li>
  );
}
