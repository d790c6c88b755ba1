// Where a person writes: grows with the text, Enter sends, Shift+Enter breaks the line.

import { ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorReport } from '../../../contract/errors/app-error.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Composer.module.css';

interface ComposerProps {
  readonly text: string;
  readonly error: ErrorReport | null;
  /** Names the person in the field's accessible name. */
  readonly label: string;
  readonly onWrite: (text: string) => void;
  readonly onSend: () => void;
}

function useGrowing(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight}px`;
  }, [text]);
  return field;
}

/** Takes the focus when it appears. The direction follows what is typed. */
export function Composer({ text, error, label, onWrite, onSend }: ComposerProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const field = useGrowing(text);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className={cx(styles.composer)}>
      {error !== null && (
        <p role="alert" id="composer-error" className={cx(styles.error)}>
          {errorText(error)}
        </p>
      )}
      <div className={cx(styles.box)}>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the conversation is opened to write in it
          autoFocus
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-invalid={error !== null}
          {...(error === null ? {} : { 'aria-describedby': 'composer-error' })}
          placeholder={t('conversation.composer.placeholder')}
          className={cx(styles.field)}
          value={text}
          onChange={(event) => onWrite(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton
          icon={ArrowUp}
          look="filled"
          placement="top"
          label={t('conversation.composer.send')}
          isDisabled={text.trim() === ''}
          className={styles.send}
          onPress={() => {
            onSend();
            field.current?.focus();
          }}
        />
      </div>
    </div>
  );
}
