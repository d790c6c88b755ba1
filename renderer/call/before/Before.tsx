// The steps before the session: the check, for a client the check-in, then in or to the waiting room.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { callBridge } from '../bridge.ts';
import { CheckIn } from './CheckIn.tsx';
import { DeviceCheck } from './DeviceCheck.tsx';
import { useEntering } from './use-entering.ts';

interface BeforeProps {
  readonly call: CallView;
  readonly locked: boolean;
  /** Whether the engine process is there to be asked. */
  readonly running: boolean;
}

/** Nothing was said to anybody before the last button. */
export function Before({ call, locked, running }: BeforeProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isChecked, setChecked] = useState(false);
  const { enter, isBusy, error } = useEntering(call);
  const cannot = isBusy || locked || !running;
  const notes = (
    <>
      {call.isElsewhere && <Notice>{t('callBefore.elsewhere')}</Notice>}
      {locked && (
        <Notice
          action={
            <Button look="quiet" onPress={() => void callBridge.showMain({ on: 'conversation' })}>
              {t('callBefore.unlock')}
            </Button>
          }
        >
          {t('callBefore.locked')}
        </Notice>
      )}
      {!locked && !running && <Notice>{t('callBefore.away')}</Notice>}
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
    </>
  );
  const isZoom = call.engine === 'zoom';
  // Over Zoom it is never the highlighted button.
  const entering = (words: string) => (
    <Button look={isZoom ? 'secondary' : 'primary'} isDisabled={cannot} onPress={() => void enter()}>
      {words}
    </Button>
  );
  if (call.isHost) {
    const words = t(call.isElsewhere ? 'callBefore.check.move' : 'callBefore.check.start');
    return (
      <DeviceCheck
        call={call}
        actions={
          <>
            {entering(words)}
            {notes}
          </>
        }
      />
    );
  }
  if (!isChecked) {
    return (
      <DeviceCheck
        call={call}
        actions={
          <>
            <Button look="primary" onPress={() => setChecked(true)}>
              {t('callBefore.check.toCheckIn')}
            </Button>
            {notes}
          </>
        }
      />
    );
  }
  const plainWords = t(call.isElsewhere ? 'callBefore.check.move' : 'callBefore.checkIn.enter');
  const enterWords = isZoom ? t('call.switch.yes') : plainWords;
  return (
    <CheckIn
      call={call}
      locked={locked}
      actions={
        <>
          {entering(enterWords)}
          <Button look="quiet" onPress={() => setChecked(false)}>
            {t('common.back')}
          </Button>
          {notes}
        </>
      }
    />
  );
}
