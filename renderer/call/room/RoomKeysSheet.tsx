// The list of the session's keys.

import { useTranslation } from 'react-i18next';
import { Kbd } from '../../components/Kbd.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { isApple } from '../../features/shortcuts/match.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Room.module.css';
import { roomKeys } from './room-keys.ts';

/** Opened by "?". */
export function RoomKeysSheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('call.shortcuts.title')} isOpen={isOpen} onClose={onClose} size="small">
      <dl className={cx(styles.keys)}>
        {Object.entries(roomKeys).map(([id, keys]) => (
          <div key={id}>
            <dt>{t(`call.shortcuts.${id as keyof typeof roomKeys}`)}</dt>
            <dd>
              <Kbd keys={keys} isApple={isApple} />
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
