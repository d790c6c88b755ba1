// Chooses an export of another installation, asks for its passphrase where it is sealed, and brings it along.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortableFileView, PortableTaken } from '../../../../contract/bridge/portable-view.ts';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PasscodeField } from '../../../components/PasscodeField.tsx';
import { Progress } from '../../../components/Progress.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import { ReceiptNotice } from '../receipts/ReceiptNotice.tsx';
import styles from '../rights/Rights.module.css';
import type { usePortability } from './use-portability.ts';

function Chosen({ file }: { readonly file: PortableFileView }) {
  const { t } = useTranslation();
  const { moment, bytes } = useFormats();
  const made =
    file.madeAt === null
      ? t('portability.import.sealed')
      : t('portability.import.madeAt', { time: moment(file.madeAt) });
  return (
    <section className={cx(styles.answer)} aria-label={t('portability.import.chosen')}>
      <bdi>{file.name}</bdi>
      <small>
        {made} · {bytes(file.bytes)}
      </small>
    </section>
  );
}

/** Only where nothing has been written yet. */
export function ImportForm({
  importing,
}: {
  readonly importing: ReturnType<typeof usePortability<PortableTaken>>;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [file, setFile] = useState<PortableFileView | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const { isRunning, share, done, wasStopped, error, during, cancel } = importing;

  const choose = () =>
    during(async () => {
      const chosen = await unwrap(bridge.portability.choose({}));
      if (chosen.file !== null) setFile(chosen.file);
      return null;
    });
  const take = () =>
    during(() =>
      unwrap(bridge.portability.import({ passphrase: file?.sealed === true ? passphrase : null })),
    );

  if (done !== null) {
    return (
      <>
        <p role="status" className={cx(styles.muted)}>
          {t('portability.import.done', { count: done.lines })}
        </p>
        <ReceiptNotice receipt={done.receipt} />
      </>
    );
  }
  if (isRunning) {
    return (
      <>
        <Progress label={t('portability.import.running')} value={share} />
        <div className={cx(styles.action)}>
          <Button onPress={() => void cancel()}>{t('portability.import.cancel')}</Button>
        </div>
      </>
    );
  }
  const isAboutPassphrase = error !== null && /^(passcode\.|import\.wrongPassphrase)/.test(error.code);
  return (
    <form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void take();
      }}
    >
      {file !== null && <Chosen file={file} />}
      {file?.sealed === true && (
        <PasscodeField
          label={t('portability.import.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          error={isAboutPassphrase ? errorText(error) : null}
        />
      )}
      {error !== null && !isAboutPassphrase && <Notice kind="problem">{errorText(error)}</Notice>}
      <div role="status">
        {wasStopped && <p className={cx(styles.muted)}>{t('portability.import.cancelled')}</p>}
      </div>
      <div className={cx(styles.action)}>
        {file !== null && (
          <Button look="primary" type="submit">
            {t('portability.import.go')}
          </Button>
        )}
        <Button look={file === null ? 'secondary' : 'quiet'} onPress={() => void choose()}>
          {file === null ? t('portability.import.choose') : t('portability.import.other')}
        </Button>
      </div>
    </form>
  );
}
