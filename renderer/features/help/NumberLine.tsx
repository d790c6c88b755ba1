// One number to call or to write to: large, selectable, always left to right, copied with one press.

import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ForReaders } from '../../components/ForReaders.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useCopied } from '../../components/use-copied.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import styles from './HelpSheet.module.css';

interface NumberLineProps {
  /** What it reaches: "Police", or the way: "Text message". */
  readonly label: string;
  readonly value: string;
  readonly size?: 'large' | 'medium';
}

/** Nothing is dialled and nothing opens: the person takes the number to their phone. */
export function NumberLine({ label, value, size = 'medium' }: NumberLineProps) {
  const { t } = useTranslation();
  const { isCopied, copy } = useCopied(value);
  return (
    <div className={cx(styles.numberLine)}>
      <dt>{label}</dt>
      <dd>
        <bdi dir="ltr" translate="no" className={cx(styles.number, styles[size])}>
          {value}
        </bdi>
        <IconButton
          icon={isCopied ? Check : Copy}
          label={isCopied ? t('common.copied') : t('help.copy', { what: isolate(value) })}
          onPress={copy}
        />
        <ForReaders isLive>{isCopied ? t('common.copied') : ''}</ForReaders>
      </dd>
    </div>
  );
}
