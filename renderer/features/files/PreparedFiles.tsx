// The files that go out with the next message: what was removed from each, and what could not be.

import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PreparedFile } from '../../../contract/bridge/channels/files.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { FileIcon } from './FileIcon.tsx';
import styles from './Files.module.css';
import { removeFile, usePrepared } from './prepared.ts';

function RemovedLine({ file }: { readonly file: PreparedFile }) {
  const { t, i18n } = useTranslation();
  if (!file.cleaned) return <span className={cx(styles.warning)}>{t('files.notCleaned')}</span>;
  if (file.removed.length === 0) return <span>{t('files.nothingRemoved')}</span>;
  const kinds = new Intl.ListFormat(i18n.language).format(
    file.removed.map((kind) => t(`files.removed.${kind}`)),
  );
  return <span>{t('files.removedList', { kinds })}</span>;
}

/** Takes no room while there are none. */
export function PreparedFiles({ conversation }: { readonly conversation: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const { files, refused, isTaking } = usePrepared(conversation);
  if (files.length === 0 && refused.length === 0 && !isTaking) return null;
  return (
    <div className={cx(styles.prepared)} role="status">
      {files.length > 0 && (
        <ul className={cx(styles.list)} aria-label={t('files.prepared')}>
          {files.map((file) => (
            <li key={file.id} className={cx(styles.row)}>
              <FileIcon type={file.type} />
              <span className={cx(styles.about)}>
                <span className={cx(styles.name)} dir="auto">
                  {file.name}
                </span>
                <span className={cx(styles.fact)}>
                  {formats.bytes(file.bytes)} · <RemovedLine file={file} />
                </span>
              </span>
              <IconButton
                icon={Trash2}
                label={t('files.remove', { name: isolate(file.name) })}
                onPress={() => removeFile(conversation, file.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {isTaking && <p className={cx(styles.fact)}>{t('files.taking')}</p>}
      {refused.map(({ name, error }) => (
        <p key={`${name}${error.code}`} className={cx(styles.warning)}>
          {name === ''
            ? errorText(error)
            : t('files.refused', { name: isolate(name), reason: errorText(error) })}
        </p>
      ))}
    </div>
  );
}
