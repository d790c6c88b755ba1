// Asks once more before something that cannot be taken back.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Sheet } from './Sheet.tsx';

interface ConfirmDialogProps {
  readonly title: ReactNode;
  /** What will be gone, and what remains. */
  readonly children: ReactNode;
  /** The verb, saying where: "Delete on my computers". */
  readonly confirm: string;
  readonly onConfirm: () => void;
  /** `clay` when it erases. */
  readonly look?: 'primary' | 'clay';
  readonly isOpen: boolean;
  readonly isBusy?: boolean;
  readonly onClose: () => void;
}

/** Opens with the focus on Cancel; Escape and a press outside mean the same. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, onConfirm, look = 'clay', isOpen, isBusy = false, onClose } = props;
  const { t } = useTranslation();
  return (
    <Sheet
      role="alertdialog"
      size="small"
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button look={look} onPress={onConfirm} isDisabled={isBusy}>
            {confirm}
          </Button>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  );
}
