// One large field for the words or digits of a recovery kit; says while one types what cannot be right.

import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../contract/errors/app-error.ts';
import { ForReaders } from '../../components/ForReaders.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';
import type { TypedKey } from './typed-words.ts';

interface WordsFieldProps {
  readonly typed: string;
  readonly read: TypedKey;
  /** What the engine said about exactly what stands here now. */
  readonly error: AppError | null;
  readonly onChange: (typed: string) => void;
}

function useWrong(read: TypedKey, error: AppError | null): string | null {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (read.count > read.of) return t('recovery.typed.tooMany');
  if (read.wrong !== null) {
    const { position, text } = read.wrong;
    return read.form === 'words'
      ? t('recovery.typed.wrongWord', { position, text: isolate(text) })
      : t('recovery.typed.wrongGroup', { position });
  }
  if (error?.code !== 'recovery.malformed') return errorText(error);
  const position = error.fields['position'];
  // 0: each part can be right, and together they are not a key.
  if (typeof position !== 'number' || position === 0) return t('recovery.typed.check');
  return read.form === 'words'
    ? t('recovery.typed.checkWord', { position })
    : t('recovery.typed.wrongGroup', { position });
}

/** The words are English and go from left to right in both languages. */
export function WordsField({ typed, read, error, onChange }: WordsFieldProps) {
  const { t } = useTranslation();
  const wrong = useWrong(read, error);
  const count =
    read.form === 'words'
      ? t('recovery.typed.wordCount', { count: read.count })
      : t('recovery.typed.groupCount', { count: read.count });
  return (
    <div className={cx(styles.typed)} translate="no">
      <TextArea
        label={t('recovery.typed.label')}
        hint={t('recovery.typed.hint')}
        error={wrong}
        value={typed}
        onChange={onChange}
        autoFocus
        maxLength={1_900}
      />
      {read.count > 0 && (
        <p className={cx(styles.muted)} aria-hidden>
          {count}
        </p>
      )}
      <ForReaders isLive>{read.isWhole ? count : ''}</ForReaders>
    </div>
  );
}
