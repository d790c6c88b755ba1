// The question before another computer is removed: what ends at once, what stays on it, and the passcode where one is set.

import { useTranslation } from 'react-i18next';
import type { OwnDeviceView } from '../../../contract/bridge/linking-view.ts';
import { useComputers } from '../../bridge/devices.ts';
import { ProofSheet } from '../../components/ProofSheet.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { Remains } from '../deleting/Remains.tsx';

interface RemoveSheetProps {
  readonly computer: OwnDeviceView;
  readonly name: string;
  readonly hasPasscode: boolean;
  readonly onClose: () => void;
}

/** A computer that was stolen holds the account's key: for that there is "My computer is lost", and this says so. */
export function RemoveSheet({ computer, name, hasPasscode, onClose }: RemoveSheetProps) {
  const { t } = useTranslation();
  const { remove } = useComputers();
  const { device } = computer;
  return (
    <ProofSheet
      title={t('devices.remove.asks', { name: isolate(name) })}
      confirm={t('devices.remove.confirm')}
      look="clay"
      hasPasscode={hasPasscode}
      underWay={remove}
      onConfirm={(passcode) => remove.mutate({ device, passcode }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('devices.remove.goes')}</p>
      <div>
        <Remains of={{ act: 'removeComputer' }} />
      </div>
      <p>{t('devices.remove.stolen')}</p>
    </ProofSheet>
  );
}
