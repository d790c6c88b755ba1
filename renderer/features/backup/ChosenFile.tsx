// What the outside of a chosen backup says before any words: its name, when it was made, how large it is.

import { useTranslation } from 'react-i18next';
import type { RestoreFile } from '../../../contract/bridge/views.ts';
import { Button } from '../../components/Button.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Backup.module.css';

interface ChosenFileProps {
  readonly file: RestoreFile;
  readonly onOther: () => void;
}

/** The folder it lies in is not known to the page. */
export function ChosenFile({ file, onOther }: ChosenFileProps) {
  const { t } = useTranslation();
  const { moment, bytes } = useFormats();
  return (
    <section className={cx(styles.file)} aria-label={t('restore.file')}>
      <span className={cx(styles.name)}>
        <bdi>{file.name}</bdi>
      </span>
      <span className={cx(styles.muted)}>
        {t('restore.made')}: {moment(file.madeAt)} · {t('restore.size')}: {bytes(file.bytes)}
      </span>
      <div className={cx(styles.ways)}>
        <Button look="quiet" onPress={onOther}>
          {t('restore.chooseOther')}
        </Button>
      </div>
    </section>
  );
}
