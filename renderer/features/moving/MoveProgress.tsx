// Where a move stands, in words.

import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { Progress } from '../../components/Progress.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import type { MoveUnderWay } from './MoveSection.tsx';

function Files({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return count === 0 ? null : <p>{t('moving.files', { count })}</p>;
}

/** Nothing here can be pressed. */
export function MoveProgress({ view }: { readonly view: MoveUnderWay }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const name = isolate(view.name ?? t('devices.nameless'));
  switch (view.state) {
    case 'sending': {
      const { sent, total, waiting } = view;
      const isSent = sent > 0 && sent === total;
      return (
        <>
          <Progress label={t('moving.sending', { name })} value={total === 0 ? null : sent / total} />
          <p role="status">
            {waiting > 0 && t('moving.waits', { count: waiting, name })}
            {waiting === 0 && isSent && t('moving.answers', { name })}
          </p>
          <p>{t('moving.sendingSentence')}</p>
        </>
      );
    }
    case 'differs':
      return (
        <Notice kind="problem">
          {t('moving.differs', { name, there: number(view.there), sent: number(view.sent) })}
        </Notice>
      );
    case 'ready':
      return (
        <>
          <p role="status">{t('moving.ready', { count: view.lines, name })}</p>
          <Files count={view.files} />
        </>
      );
    case 'leaving':
      return (
        <>
          <p role="status">{t('moving.leaving', { name })}</p>
          {view.unsent > 0 && <p>{t('moving.unsent', { count: view.unsent })}</p>}
        </>
      );
    case 'moved':
      return (
        <>
          <p role="status">{t('moving.moved', { name })}</p>
          <p>{t('moving.movedSentence')}</p>
          <Files count={view.files} />
        </>
      );
  }
}
