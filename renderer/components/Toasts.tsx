// The place where toasts stand: below, in the middle, over everything; F6 goes there.

import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../styles/cx.ts';
import styles from './Toasts.module.css';
import { type ToastContent as ToastWords, toastQueue } from './toast-queue.ts';

const actionsOf = ({ action, actions = [] }: ToastWords) => (action === undefined ? actions : [action]);
const subscribe = (onChange: () => void) => toastQueue.subscribe(onChange);
const countToasts = () => toastQueue.visibleToasts.length;

/** Stands once in the page. Told politely: a reader finishes its sentence first. F6 finds the region because its name changes with the count. */
export function Toasts() {
  const { t } = useTranslation();
  const count = useSyncExternalStore(subscribe, countToasts);
  return (
    <ToastRegion
      queue={toastQueue}
      aria-label={t('components.toasts', { count })}
      className={cx(styles.region)}
    >
      {({ toast }) => (
        <Toast toast={toast} className={cx(styles.toast)}>
          <ToastContent role="status" className={cx(styles.text)}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {actionsOf(toast.content).map(({ label, onPress }) => (
            <Button
              key={label}
              className={cx(styles.action)}
              onPress={() => {
                onPress();
                toastQueue.close(toast.key);
              }}
            >
              {label}
            </Button>
          ))}
          <Button
            aria-label={t('common.close')}
            className={cx(styles.close)}
            onPress={() => toastQueue.close(toast.key)}
          >
            <X size={17} strokeWidth={1.7} aria-hidden />
          </Button>
          {toast.timeout !== undefined && (
            <span
              aria-hidden
              className={cx(styles.clock)}
              style={{ animationDuration: `${toast.timeout}ms` }}
            />
          )}
        </Toast>
      )}
    </ToastRegion>
  );
}
