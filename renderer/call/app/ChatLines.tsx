// The conversation in small: the newest lines, and one field to write in. Covered while the app is locked.

import { ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import styles from './ChatLines.module.css';
import { useLocked } from './call-store.ts';
import { useCallLines } from './use-call-lines.ts';

function Line({ line }: { readonly line: MessageView }) {
  const formats = useFormats();
  return (
    <li className={cx(styles.line, line.mine && styles.mine)}>
      {line.author !== null && <bdi className={cx(styles.author)}>{line.author}</bdi>}
      <p dir="auto">{line.text}</p>
      <time dateTime={new Date(line.at).toISOString()}>{formats.time(line.at)}</time>
    </li>
  );
}

function Field({ onWrite }: { readonly onWrite: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const words = useErrorText()(error);
  const send = async () => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    try {
      await onWrite(text);
      setText('');
      setError(null);
    } catch (thrown) {
      // What was written stays in the field.
      setError(toAppError(thrown));
    }
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {words !== null && (
        <p role="alert" className={cx(styles.error)}>
          {words}
        </p>
      )}
      <textarea
        dir="auto"
        rows={2}
        value={text}
        aria-label={t('call.chatPanel.write')}
        placeholder={t('call.chatPanel.write')}
        className={cx(styles.field)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <IconButton
        icon={ArrowUp}
        label={t('call.chatPanel.send')}
        look="filled"
        type="submit"
        isDisabled={isBusy}
      />
    </form>
  );
}

function Covered() {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.covered)}>
      <p>{t('call.chatPanel.locked')}</p>
      <Button onPress={() => void unwrap(callBridge.showMain({ on: 'conversation' })).catch(() => {})}>
        {t('call.chatPanel.unlock')}
      </Button>
    </div>
  );
}

/** Words only: files, changes and marks are in the main window. */
export function ChatLines() {
  const { t } = useTranslation();
  const isLocked = useLocked();
  const { lines, write } = useCallLines();
  const end = useRef<HTMLDivElement>(null);
  const newest = lines?.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes to the end whenever there is a newer line
  useEffect(() => end.current?.scrollIntoView?.({ block: 'end' }), [newest]);
  if (isLocked) return <Covered />;
  const shown = lines?.filter((line) => line.notice === null && line.text !== '') ?? [];
  return (
    <div className={cx(styles.chat)}>
      <div className={cx(styles.scroller)}>
        {lines === null && <p className={cx(styles.empty)}>{t('call.chatPanel.away')}</p>}
        {lines !== null && shown.length === 0 && (
          <p className={cx(styles.empty)}>{t('call.chatPanel.empty')}</p>
        )}
        <div role="log" aria-label={t('call.chatPanel.title')}>
          <ol className={cx(styles.lines)}>
            {shown.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
        </div>
        <div ref={end} />
      </div>
      <Field onWrite={write} />
    </div>
  );
}
