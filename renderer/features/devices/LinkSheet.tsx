// Settings → My computers → linking another one: passcode, code, comparison, done.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LinkingView } from '../../../contract/bridge/linking-view.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { linkingQuery, useComputers, useLinking } from '../../bridge/devices.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { QrCode } from '../../components/QrCode.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import { Code } from '../invitations/Code.tsx';
import { Comparing } from './Comparing.tsx';
import styles from './Devices.module.css';

function Offered({ view }: { readonly view: Extract<LinkingView, { state: 'code' }> }) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.steps)}>
      <p>{t('devices.code.sentence')}</p>
      <div className={cx(styles.meeting)}>
        <div className={cx(styles.qr)}>
          <QrCode text={view.link} label={t('devices.code.qr')} />
        </div>
        <div className={cx(styles.code)}>
          <Code code={view.code} />
          <p className={cx(styles.muted)}>{t('devices.code.lasts')}</p>
        </div>
      </div>
      <p role="status">{t('devices.code.waits')}</p>
    </div>
  );
}

/** Earlier messages go along only where the person wants that. */
function Linked({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { sendHistory } = useComputers();
  return (
    <div className={cx(styles.steps)}>
      <p role="status">{t('devices.done', { name: isolate(name) })}</p>
      {sendHistory.isSuccess ? (
        <p role="status">{t('devices.history.sends')}</p>
      ) : (
        <div className={cx(styles.actions)}>
          <Button onPress={() => sendHistory.mutate()} isDisabled={sendHistory.isPending}>
            {t('devices.history.send')}
          </Button>
        </div>
      )}
      {sendHistory.error !== null && (
        <Notice kind="problem">{errorText(toAppError(sendHistory.error))}</Notice>
      )}
    </div>
  );
}

function Body({ view }: { readonly view: LinkingView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  switch (view.state) {
    case 'code':
      return <Offered view={view} />;
    case 'compare':
    case 'waiting':
      return <Comparing view={view} />;
    case 'done':
      return <Linked name={view.name} />;
    case 'failed':
      return <Notice kind="problem">{errorText(view.error)}</Notice>;
    case 'idle':
    case 'meeting':
      return <p role="status">{t('common.oneMoment')}</p>;
  }
}

interface LinkSheetProps {
  readonly hasPasscode: boolean;
  readonly onClose: () => void;
}

/** A code is made at once; where a passcode is set, after it. Closing ends what is under way. */
export function LinkSheet({ hasPasscode, onClose }: LinkSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { begin, cancel } = useLinking();
  const { data: view } = useQuery(linkingQuery);
  const [passcode, setPasscode] = useState('');
  const asked = useRef(false);
  const start = begin.mutate;
  useEffect(() => {
    if (hasPasscode || asked.current) return;
    asked.current = true;
    start(null);
  }, [hasPasscode, start]);
  const close = (): void => {
    cancel.mutate();
    onClose();
  };
  const error = begin.error === null ? null : toAppError(begin.error);
  const isAboutPasscode = error?.code.startsWith('passcode.') === true;
  return (
    <Sheet
      title={t('devices.link')}
      isOpen
      isDismissable={false}
      onClose={close}
      actions={
        <>
          {hasPasscode && !begin.isSuccess && (
            <Button look="primary" type="submit" form="link-computer" isDisabled={begin.isPending}>
              {begin.isPending ? t('common.oneMoment') : t('common.continue')}
            </Button>
          )}
          <Button onPress={close}>{view?.state === 'done' ? t('common.close') : t('common.cancel')}</Button>
        </>
      }
    >
      {hasPasscode && !begin.isSuccess && (
        <Form
          id="link-computer"
          className={cx(styles.steps)}
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault();
            if (!begin.isPending) begin.mutate(passcode);
          }}
        >
          <p>{t('devices.prove')}</p>
          <PasscodeField
            label={t('passcode.current')}
            value={passcode}
            onChange={setPasscode}
            error={isAboutPasscode && error !== null ? errorText(error) : null}
            autoFocus
          />
        </Form>
      )}
      {error !== null && !isAboutPasscode && <Notice kind="problem">{errorText(error)}</Notice>}
      {begin.isSuccess && view !== undefined && <Body view={view} />}
    </Sheet>
  );
}
