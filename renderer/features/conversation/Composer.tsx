// Where a person writes: grows with the text, Enter sends, Shift+Enter breaks the line.

import { ArrowUp, Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError, ErrorReport } from '../../../contract/errors/app-error.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import { AttachButton } from '../files/AttachButton.tsx';
import { PreparedFiles } from '../files/PreparedFiles.tsx';
import { usePrepared } from '../files/prepared.ts';
import { pasteFiles } from '../files/use-file-drop.ts';
import { useIsSample } from '../sample/use-sample.ts';
import styles from './Composer.module.css';
import { EmojiButton } from './EmojiButton.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { usePasting } from './use-pasting.ts';

interface ComposerProps {
  readonly conversation: string;
  readonly text: string;
  readonly error: ErrorReport | null;
  /** As the header calls them; with their sign where there are several to mistake for one another. */
  readonly to: { readonly name: string; readonly sign: ReactNode };
  readonly onWrite: (text: string) => void;
  readonly onRefuse: (error: AppError) => void;
  readonly onSend: () => void;
  /** Grows whenever something is begun or left that the composer is about: then it takes the focus. */
  readonly since: number;
  /** A change is written, not a new line. */
  readonly isEdit: boolean;
  /** Up in an empty field. */
  readonly onEditLast: () => void;
  /** Escape; null where there is nothing to leave. */
  readonly onLeave: (() => void) | null;
}

/** With more lines than this the typing command, which lays the field out for each of them, would freeze the window. */
const typedLines = 100;

/** Puts a text where the cursor is, as typing would: the field's own undo knows it, unless it has very many lines. */
function insertInto(field: HTMLTextAreaElement | null, text: string): void {
  if (field === null) return;
  field.focus();
  if (text.split('\n', typedLines).length < typedLines) {
    document.execCommand('insertText', false, text);
    return;
  }
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** After the menu that began it has given its focus back. Somebody who writes already keeps cursor and selection. */
function useFocusAnew(field: RefObject<HTMLTextAreaElement | null>, since: number): void {
  useEffect(() => {
    if (since === 0) return;
    const timer = setTimeout(() => {
      const { current } = field;
      if (current === null || document.activeElement === current) return;
      current.focus();
      current.setSelectionRange(current.value.length, current.value.length);
    }, 60);
    return () => clearTimeout(timer);
  }, [field, since]);
}

/** Takes the focus when it appears. The direction follows what is typed. Says by name and colour whom it writes to. */
export function Composer(props: ComposerProps) {
  const { conversation, text, error, to, onWrite, onRefuse, onSend, since, isEdit, onEditLast, onLeave } =
    props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (piece: string): void => insertInto(field.current, piece);
  const pasting = usePasting({ conversation, insert, refuse: onRefuse });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // While an input method composes, the keys belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) onSend();
    else if (event.key === 'ArrowUp' && !event.altKey && text === '') onEditLast();
    else if (event.key === 'Escape' && onLeave !== null) onLeave();
    else return;
    event.preventDefault();
  };
  const isSample = useIsSample();
  const prepared = usePrepared(conversation);
  useFocusAnew(field, since);
  return (
    <div className={cx(styles.composer)}>
      {error !== null && (
        <p role="alert" id="composer-error" className={cx(styles.error)}>
          {errorText(error)}
        </p>
      )}
      {!isEdit && <PreparedFiles conversation={conversation} />}
      <div className={cx(styles.box)}>
        {to.sign}
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the conversation is opened to write in it
          autoFocus
          autoComplete="off"
          spellCheck={false}
          aria-label={t('conversation.composer.label', { name: isolate(to.name) })}
          aria-invalid={error !== null}
          {...(error === null ? {} : { 'aria-describedby': 'composer-error' })}
          placeholder={t('conversation.composer.placeholder', { name: isolate(to.name) })}
          className={cx(styles.field)}
          value={text}
          onChange={(event) => onWrite(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (isEdit || isSample || !pasteFiles(conversation, event)) pasting.onPaste(event);
          }}
          onDrop={pasting.onDrop}
        />
        {!isEdit && !isSample && <AttachButton conversation={conversation} />}
        <EmojiButton onPick={insert} />
        <IconButton
          icon={isEdit ? Check : ArrowUp}
          look="filled"
          placement="top"
          label={t(isEdit ? 'kinds.bar.save' : 'conversation.composer.send')}
          isDisabled={text.trim() === '' && (isEdit || prepared.files.length === 0)}
          className={styles.send}
          onPress={() => {
            onSend();
            field.current?.focus();
          }}
        />
      </div>
      <PasteDialog held={pasting.held} to={to.name} onAccept={pasting.accept} onClose={pasting.dismiss} />
    </div>
  );
}
