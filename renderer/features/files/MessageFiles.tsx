// The files of a line: each with its name, how far it has come, and what can be done with it.

import { Download, Eye, RotateCw, Save, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView, MessageView } from '../../../contract/bridge/views.ts';
import { viewOf } from '../../../contract/domain/file-kinds.ts';
import { AppError, type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';
import { isErrorCode } from '../../../contract/errors/catalogue.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { FileIcon } from './FileIcon.tsx';
import styles from './Files.module.css';
import { Thumbnail } from './Thumbnail.tsx';
import { useFetchSmall } from './use-fetch-small.ts';

interface FileProps {
  readonly file: FileView;
  readonly mine: boolean;
}

/** How far it has come, in words; the bar below says it again. */
function StateWords({ file, mine }: FileProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const size = formats.bytes(file.bytes);
  if (file.state === 'moving') return <>{t('files.moved', { done: formats.bytes(file.done), size })}</>;
  if (file.state === 'waiting') return <>{t('files.waiting', { size })}</>;
  if (file.state === 'expired') return <>{t('files.expired', { size })}</>;
  if (file.state === 'failed') return <>{t(mine ? 'files.failedMine' : 'files.failed', { size })}</>;
  return <>{size}</>;
}

/** Each press does one call; what it answers with is said below the line. */
function useActs(file: FileView) {
  const [problem, setProblem] = useState<ErrorReport | null>(null);
  const act = (call: Promise<unknown>) => {
    setProblem(null);
    call.catch((thrown: unknown) => setProblem(toAppError(thrown).toReport()));
  };
  const named = { file: file.id };
  return {
    problem,
    fetch: () => act(unwrap(bridge.files.fetch(named))),
    cancel: () => act(unwrap(bridge.files.cancel(named))),
    open: () => act(unwrap(bridge.files.open(named))),
    save: () => act(unwrap(bridge.files.save(named))),
  };
}

function FileLine({ file, mine }: FileProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const acts = useActs(file);
  useFetchSmall(file, mine);
  const name = { name: isolate(file.name) };
  const { state } = file;
  const isUnderWay = state === 'waiting' || state === 'moving';
  // What this computer sends lies here from the first moment.
  const isHere = state === 'here' || (mine && isUnderWay);
  const isShown = viewOf(file.type) !== null;
  const problem = acts.problem ?? (isErrorCode(file.problem) ? new AppError(file.problem).toReport() : null);
  return (
    <li className={cx(styles.file)}>
      {isHere && viewOf(file.type) === 'picture' && <Thumbnail file={file} onOpen={acts.open} />}
      <div className={cx(styles.row)}>
        <FileIcon type={file.type} />
        <span className={cx(styles.about)}>
          <span className={cx(styles.name)} dir="auto">
            {file.name}
          </span>
          <span className={cx(styles.fact)}>
            <StateWords file={file} mine={mine} />
          </span>
        </span>
        {state === 'offered' && (
          <IconButton icon={Download} label={t('files.fetch', name)} onPress={acts.fetch} />
        )}
        {(state === 'failed' || state === 'expired') && (
          <IconButton icon={RotateCw} label={t('files.retry', name)} onPress={acts.fetch} />
        )}
        {isHere && isShown && <IconButton icon={Eye} label={t('files.open', name)} onPress={acts.open} />}
        {isHere && <IconButton icon={Save} label={t('files.save', name)} onPress={acts.save} />}
        {isUnderWay && (
          <IconButton
            icon={X}
            label={t(mine ? 'files.cancelMine' : 'files.cancel', name)}
            onPress={acts.cancel}
          />
        )}
      </div>
      {state === 'moving' && (
        <progress
          className={cx(styles.bar)}
          max={Math.max(1, file.bytes)}
          value={file.done}
          aria-label={t('files.progress', name)}
        />
      )}
      {problem !== null && (
        <p role="alert" className={cx(styles.warning)}>
          {errorText(problem)}
        </p>
      )}
    </li>
  );
}

/** Takes no room where a message has none. */
export function MessageFiles({ message }: { readonly message: MessageView }) {
  if (message.files.length === 0) return null;
  return (
    <ul className={cx(styles.list)}>
      {message.files.map((file) => (
        <FileLine key={file.id} file={file} mine={message.mine} />
      ))}
    </ul>
  );
}
