// The session was moved to Zoom while somebody waited for it: they are asked before anybody can let them in.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { CallFrame } from '../app/CallFrame.tsx';
import { TrustLine } from './TrustLine.tsx';
import { useEntering } from './use-entering.ts';

interface ZoomAskedProps {
  readonly call: CallView;
  readonly locked: boolean;
  readonly onLeave: () => void;
}

/** Neither answer is the highlighted one. */
export function ZoomAsked({ call, locked, onLeave }: ZoomAskedProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { enter, isBusy, error } = useEntering(call);
  return (
    <CallFrame
      title={t('call.switch.title')}
      sentence={t('callBefore.zoom.moved')}
      actions={
        <>
          <Button onPress={onLeave}>{t('callBefore.zoom.no')}</Button>
          <Button isDisabled={isBusy || locked} onPress={() => void enter()}>
            {t('call.switch.yes')}
          </Button>
        </>
      }
    >
      <TrustLine call={call} />
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
    </CallFrame>
  );
}
