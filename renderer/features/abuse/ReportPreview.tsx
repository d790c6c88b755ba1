// What a report holds, word for word, and who can read it.

import { useTranslation } from 'react-i18next';
import type { ChannelResponse } from '../../../contract/bridge/channels.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Abuse.module.css';

/** As the engine put it together; nothing else is sealed. */
export function ReportPreview({ preview }: { readonly preview: ChannelResponse<'abuse.preview'> }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { report, operator } = preview;
  return (
    <>
      <p className={cx(styles.strong)}>{t('abuse.report.leaves')}</p>
      <section className={cx(styles.leaves)}>
        <h3>{t('abuse.report.wordsShown')}</h3>
        <p dir="auto" className={cx(styles.words)}>
          {report.words === '' ? t('abuse.report.noWords') : report.words}
        </p>
        <h3>{t('abuse.report.messages', { count: report.messages.length })}</h3>
        {report.messages.map(({ message, at, text, author }) => (
          <p key={message} dir="auto" className={cx(styles.words)}>
            <span className={cx(styles.muted)}>
              <bdi dir="ltr">{author.slice(0, 6)}</bdi> · {moment(at)}
            </span>
            <br />
            {text}
          </p>
        ))}
      </section>
      <p className={cx(styles.muted)}>{t('abuse.report.ids')}</p>
      <p className={cx(styles.muted)}>{t('abuse.report.sealed', { operator: `\u2066${operator}\u2069` })}</p>
    </>
  );
}
