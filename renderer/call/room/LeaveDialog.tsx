// For the host: out alone, or the session over for everybody.

import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';

interface LeaveDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onLeave: () => void;
  readonly onEnd: () => void;
}

/** A client leaves without being asked. */
export function LeaveDialog({ isOpen, onClose, onLeave, onEnd }: LeaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      role="alertdialog"
      size="small"
      title={t('call.leave.ask')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onPress={onEnd}>
            {t('call.leave.forAll')}
          </Button>
          <Button onPress={onLeave}>{t('call.leave.forMe')}</Button>
          <Button look="quiet" onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('call.leaveSentence')}</p>
    </Sheet>
  );
}
