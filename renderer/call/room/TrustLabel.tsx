// Who could hear this, always in sight and in words; a press tells why, and shows the four words.

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useLanguage } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import { callWords } from '../words/words.ts';
import styles from './Trust.module.css';
import { useAct } from './use-act.ts';

interface TrustLabelProps {
  readonly call: CallView;
  /** Indices of the four words; null: not yet. */
  readonly words: readonly number[] | null;
  /** Somebody is left out: then there are none. */
  readonly leavesOut: boolean;
}

function Words({ words }: { readonly words: readonly number[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <>
      <ol className={cx(styles.words)}>
        {callWords(words, language).map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice, and none moves
          <li key={at} lang={language}>
            {word}
          </li>
        ))}
      </ol>
      <p className={cx(styles.other)}>
        {t('call.trust.otherLanguage')}: <bdi lang={other}>{callWords(words, other).join(' · ')}</bdi>
      </p>
    </>
  );
}

/** Over Zoom it names Zoom: there is no quieter way to say that. */
export function TrustLabel({ call, words, leavesOut }: TrustLabelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const isZoom = call.engine === 'zoom';
  const label = isZoom ? 'zoom' : call.kind;
  return (
    <>
      <AriaButton className={cx(styles.label, isZoom && styles.heard)} onPress={() => setOpen(true)}>
        <span>{t(`call.trust.${label}`)}</span>
        {words !== null && !isZoom && (
          <bdi className={cx(styles.short)}>{callWords(words, language).join(' · ')}</bdi>
        )}
        <ChevronRight size={14} strokeWidth={1.8} aria-hidden className={cx(styles.arrow)} />
      </AriaButton>
      <Sheet title={t('call.trust.title')} isOpen={isOpen} onClose={() => setOpen(false)} size="small">
        <p>{t(isZoom ? 'call.trust.zoomSays' : 'call.trust.peer')}</p>
        {!isZoom && (
          <section aria-labelledby="call-words" className={cx(styles.section)}>
            <h3 id="call-words">{t('call.trust.words')}</h3>
            <p>
              {t(`call.trust.${words !== null ? 'wordsSentence' : leavesOut ? 'wordsNone' : 'wordsLater'}`)}
            </p>
            {words !== null && <Words words={words} />}
          </section>
        )}
        {isZoom && (
          <Button
            look="primary"
            onPress={() => void act(() => unwrap(callBridge.askSwitch({ engine: 'webrtc' })))}
          >
            {t('call.switch.toPeer')}
          </Button>
        )}
        <p className={cx(styles.muted)}>{t('call.trust.neverRecorded')}</p>
        <p className={cx(styles.muted)}>{t('call.trust.limit')}</p>
      </Sheet>
    </>
  );
}
