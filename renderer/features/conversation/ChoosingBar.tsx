// Stands in the composer's place while messages are being chosen: how many, copy, delete, done.

import { Copy, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './ChoosingBar.module.css';

interface ChoosingBarProps {
  readonly count: number;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
  readonly onLeave: () => void;
}

/** The count is told when it changes. */
export function ChoosingBar({ count, onCopy, onDelete, onLeave }: ChoosingBarProps) {
  const { t } = useTranslation();
  return (
    <section className={cx(styles.bar)} aria-label={t('conversation.choose.name')}>
      <IconButton icon={X} label={t('conversation.choose.leave')} placement="top" onPress={onLeave} />
      <p role="status" className={cx(styles.count)}>
        {t('conversation.choose.count', { count })}
      </p>
      <Button onPress={onCopy}>
        <Copy size={17} strokeWidth={1.6} aria-hidden />
        {t('conversation.actions.copy')}
      </Button>
      <Button look="clay" onPress={onDelete}>
        <Trash2 size={17} strokeWidth={1.6} aria-hidden />
        {t('conversation.actions.delete')}
      </Button>
    </section>
  );
}
