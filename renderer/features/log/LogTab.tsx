// Settings → Security log: how the chain stands, its lines in plain words, saving it, checking it without the app.

import { useTranslation } from 'react-i18next';
import type { AuditCode, AuditEntry, AuditView } from '../../../contract/bridge/views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Log.module.css';
import { useLog } from './use-log.ts';

/** What checks a saved log: beside the sources, and in the app as it is delivered. */
const fromSource = 'npm run audit:verify -- FILE';
const fromApp = '--verify-audit=FILE';

type Dashed<Code extends string> = Code extends `${infer Of}.${infer What}` ? `${Of}-${What}` : never;

/** Texts have no dots in their names: `lock.locked` stands under `lock-locked`. */
const dashed = (code: AuditCode): Dashed<AuditCode> => code.replace('.', '-') as Dashed<AuditCode>;

function Line({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation();
  const { exact } = useFormats();
  return (
    <li className={cx(styles.line)}>
      <span className={cx(styles.words)}>
        {t(`log.code.${dashed(entry.code)}`, { count: entry.count ?? 1 })}
        {entry.name !== null && (
          <>
            {': '}
            <bdi>{entry.name}</bdi>
          </>
        )}
      </span>
      <span className={cx(styles.muted)}>
        <bdi dir="ltr">{entry.seq}</bdi> · {exact(entry.at)}
      </span>
    </li>
  );
}

/** A broken or shortened log is said first and loudly; a whole one quietly. */
function State({ view }: { readonly view: AuditView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { state, lines, headKeptAt } = view;
  return (
    <>
      {state.kind === 'whole' && <p>{t('log.whole', { count: lines })}</p>}
      {state.kind === 'broken' && <Notice kind="problem">{t('log.broken', { line: state.line })}</Notice>}
      {state.kind === 'shorter' && (
        <Notice kind="problem">{t('log.shorter', { known: state.known, lines })}</Notice>
      )}
      <p className={cx(styles.muted)}>
        {headKeptAt === null ? t('log.headNever') : t('log.headKept', { time: moment(headKeptAt) })}
      </p>
    </>
  );
}

/** Asked anew each time it is opened. */
export function LogTab() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { view, entries, readMore, error, isSaved, save } = useLog();
  return (
    <div className={cx(styles.tab)}>
      <p>{t('log.sentence')}</p>
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
      {view !== undefined && (
        <>
          <State view={view} />
          <div className={cx(styles.ways)}>
            <Button onPress={() => void save()}>{t('log.export')}</Button>
          </div>
          <div role="status">{isSaved && <p>{t('log.exported')}</p>}</div>
          <p className={cx(styles.muted)}>
            {t('log.check')} <code dir="ltr">{fromSource}</code> {t('log.orApp')}{' '}
            <code dir="ltr">{fromApp}</code>
          </p>
          {entries.length === 0 ? (
            <p className={cx(styles.muted)}>{t('log.none')}</p>
          ) : (
            <ol className={cx(styles.lines)} aria-label={t('log.lines')} reversed>
              {entries.map((entry) => (
                <Line key={entry.seq} entry={entry} />
              ))}
            </ol>
          )}
          {readMore !== null && (
            <Button look="quiet" onPress={readMore}>
              {t('log.older')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
