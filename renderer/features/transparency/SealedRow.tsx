// The right side: every column of the row that the service holds, and the bytes while it holds them.

import { useTranslation } from 'react-i18next';
import type { Transparency } from '../../../contract/bridge/views.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { sizeClassOf, toHexDump } from './hex-dump.ts';
import styles from './Transparency.module.css';

/** Ids and numbers are code: fixed-width and left to right in both languages. */
function Code({ children }: { readonly children: string }) {
  return (
    <bdi dir="ltr" translate="no" className={cx(styles.code)}>
      {children}
    </bdi>
  );
}

function Bytes({ row }: Pick<Transparency, 'row'>) {
  const { t } = useTranslation();
  const { exact, bytes } = useFormats();
  if (row.bytes === null) {
    return (
      <p className={cx(styles.gone)}>
        {row.collectedAt === null
          ? t('transparency.bytesExpired')
          : t('transparency.bytesDeleted', { time: exact(row.collectedAt) })}
      </p>
    );
  }
  return (
    <figure className={cx(styles.bytes)}>
      <figcaption>{t('transparency.bytes', { size: bytes(row.size) })}</figcaption>
      <section aria-label={t('transparency.bytesLabel')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
        <pre dir="ltr" translate="no" tabIndex={0}>
          {toHexDump(fromBase64Url(row.bytes))}
        </pre>
      </section>
    </figure>
  );
}

/** All of it: the row has no column that is not shown here. */
export function SealedRow({ seen }: { readonly seen: Transparency }) {
  const { t } = useTranslation();
  const { exact, number, bytes } = useFormats();
  const { row } = seen;
  const columns = [
    ['envelope', <Code key="">{row.envelope}</Code>],
    ['conversation', <Code key="">{row.conversation}</Code>],
    ['senderDevice', <Code key="">{row.senderDevice}</Code>],
    ['acceptedAt', exact(row.acceptedAt)],
    ['number', number(row.number)],
    [
      'size',
      t('transparency.sizeAndClass', { size: bytes(row.size), sizeClass: bytes(sizeClassOf(row.size)) }),
    ],
    ['epoch', t('transparency.epochValue', { epoch: number(row.epoch), generation: number(row.generation) })],
    ['waitingFor', t('transparency.devices', { count: row.waitingFor })],
    ['expiresAt', exact(row.expiresAt)],
  ] as const;
  return (
    <section className={cx(styles.side)} aria-label={t('transparency.theirs')}>
      <h3>{t('transparency.theirs')}</h3>
      <dl className={cx(styles.row)}>
        {columns.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`transparency.columns.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Bytes row={row} />
      <p className={cx(styles.muted)}>{t('transparency.fetchedAt', { time: exact(seen.fetchedAt) })}</p>
    </section>
  );
}
