// A modal sheet over the window: Escape or the close button return to where the person was.

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../styles/cx.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'small' | 'medium' | 'broad' | 'wide';
  readonly tone?: 'plain' | 'clay';
  readonly role?: 'dialog' | 'alertdialog';
  /** A press outside closes it, unless what stands in it would be lost by a slip of the hand. */
  readonly isDismissable?: boolean;
  /** What can be done, below everything that scrolls. */
  readonly actions?: ReactNode;
}

/** Focus stays inside while it is open and goes back when it closes. */
export function Sheet(props: SheetProps) {
  const { title, isOpen, onClose, children, actions } = props;
  const { size = 'medium', tone = 'plain', role = 'dialog', isDismissable = true } = props;
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isDismissable}
      className={cx(styles.veil)}
    >
      <Modal className={cx(styles.sheet, styles[size], styles[tone])}>
        <Dialog role={role} className={cx(styles.dialog)}>
          <header className={cx(styles.header)}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton icon={X} label={t('common.close')} onPress={onClose} />
          </header>
          <div className={cx(styles.body)}>{children}</div>
          {actions !== undefined && <footer className={cx(styles.actions)}>{actions}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
