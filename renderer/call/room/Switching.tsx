// Going over to the other engine. Towards Zoom: a downgrade of who can hear, so everybody is asked and nothing is urged.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { callBridge } from '../bridge.ts';
import { useAct } from './use-act.ts';

/** The wish of somebody else, which this person answers; or the news that one's own waits. */
export function SwitchAsked({ call }: { readonly call: CallView }) {
  const { t } = useTranslation();
  const act = useAct();
  const { switching } = call;
  if (switching === null) return null;
  if (switching.mine || switching.accepted) return <Notice>{t('call.switch.waiting')}</Notice>;
  const isZoom = switching.engine === 'zoom';
  const name = call.people.find(({ account }) => account === switching.by)?.name ?? call.hostName;
  const answer = (accepted: boolean) =>
    void act(() => unwrap(callBridge.answerSwitch({ ask: switching.ask, accepted })));
  return (
    <Sheet
      role="alertdialog"
      size="small"
      isDismissable={false}
      title={t(isZoom ? 'call.switch.title' : 'call.switch.titlePeer')}
      isOpen
      onClose={() => answer(false)}
      actions={
        <>
          <Button onPress={() => answer(false)} autoFocus>
            {t('call.switch.no')}
          </Button>
          <Button onPress={() => answer(true)}>
            {t(isZoom ? 'call.switch.yes' : 'call.switch.yesPeer')}
          </Button>
        </>
      }
    >
      <p>
        <Phrase of={isZoom ? 'call.switch.asks' : 'call.switch.asksPeer'} parts={{ name }} />
      </p>
      <p>{t(isZoom ? 'call.switch.sentence' : 'call.switch.sentencePeer')}</p>
    </Sheet>
  );
}

/** Before the others are asked: what it would mean. Back to the two computers is one press and is not asked about. */
export function SwitchAsk({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  const ask = async () => {
    if (await act(() => unwrap(callBridge.askSwitch({ engine: 'zoom' })))) onClose();
  };
  return (
    <Sheet
      role="alertdialog"
      size="small"
      title={t('call.switch.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button onPress={() => void ask()}>{t('call.switch.ask')}</Button>
        </>
      }
    >
      <p>{t('call.switch.sentence')}</p>
    </Sheet>
  );
}
