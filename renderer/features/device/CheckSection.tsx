// Settings → This device → the integrity check, its progress and what it found.

import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IntegrityReport } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Device.module.css';
import { useProgress } from './use-progress.ts';

/** More damaged places than this say nothing more. */
const namedPlaces = 5;

function Report({ report }: { readonly report: IntegrityReport }) {
  const { t } = useTranslation();
  const { bytes, number } = useFormats();
  if (report.damaged.length === 0) {
    const pages = t('device.check.pages', { count: report.pages });
    return <p>{t('device.check.whole', { bytes: bytes(report.bytes), pages })}</p>;
  }
  return (
    <>
      <p>{t('device.check.damaged', { count: report.damaged.length })}</p>
      <ul className={cx(styles.places)}>
        {report.damaged.slice(0, namedPlaces).map(({ what, at }) => (
          <li key={`${what} ${at}`}>
            {t(`device.check.what.${what}`)}, {t('device.check.at', { place: number(at) })}
          </li>
        ))}
      </ul>
      <p>{t('device.check.todo')}</p>
    </>
  );
}

/** Can be asked again as often as one likes: it changes nothing. */
export function CheckSection() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const check = useMutation({ mutationFn: () => unwrap(bridge.device.check({})) });
  const progress = useProgress(check.isPending);
  return (
    <Section title={t('device.check.title')}>
      <p>{t('device.check.sentence')}</p>
      {check.isPending ? (
        <Progress label={t('device.check.running')} value={progress} />
      ) : (
        <div className={cx(styles.actions)}>
          <Button onPress={() => check.mutate()}>{t('device.check.start')}</Button>
        </div>
      )}
      <div role="status" className={cx(styles.report)}>
        {check.data !== undefined && !check.isPending && <Report report={check.data} />}
      </div>
      {check.error !== null && <Notice kind="problem">{errorText(toAppError(check.error))}</Notice>}
    </Section>
  );
}
