// "I cannot talk freely now", without a word on the screen: a leaf that only its person and the therapist understand.

import { Leaf } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import { answer, tellCheckIn, useCheckIn } from './check-in.ts';
import styles from './SilentSignal.module.css';

interface SilentSignalProps {
  readonly call: CallView;
  readonly locked: boolean;
}

/** Pressed again it is taken back. Nothing for the host, and nothing while locked: then nobody could be told. */
export function SilentSignal({ call, locked }: SilentSignalProps) {
  const { t } = useTranslation();
  const { quiet } = useCheckIn();
  const [isBusy, setBusy] = useState(false);
  if (call.isHost || locked) return null;
  const toggle = async (): Promise<void> => {
    setBusy(true);
    answer({ quiet: !quiet });
    // What could not be told does not look as if it had been.
    await tellCheckIn().catch(() => answer({ quiet }));
    setBusy(false);
  };
  return (
    <IconButton
      icon={Leaf}
      label={t(quiet && !isBusy ? 'callBefore.quiet.given' : 'callBefore.quiet.give', {
        name: isolate(call.hostName),
      })}
      className={cx(quiet && !isBusy && styles.given)}
      aria-pressed={quiet && !isBusy}
      isDisabled={isBusy}
      onPress={() => void toggle()}
    />
  );
}
