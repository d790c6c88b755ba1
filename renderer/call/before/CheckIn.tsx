// Is it safe to talk? For clients, before the waiting room: all of it may stay empty.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { callLimits } from '../../../contract/domain/call.ts';
import { Kbd } from '../../components/Kbd.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Switch } from '../../components/Switch.tsx';
import { TextField } from '../../components/TextField.tsx';
import { isApple } from '../../features/shortcuts/match.ts';
import { shortcuts } from '../../features/shortcuts/table.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { CallFrame } from '../app/CallFrame.tsx';
import styles from './CheckIn.module.css';
import { answer, useCheckIn } from './check-in.ts';
import { TrustLine } from './TrustLine.tsx';

type Alone = 'yes' | 'no' | 'unsaid';

const values: Readonly<Record<Alone, boolean | null>> = { yes: true, no: false, unsaid: null };

interface CheckInProps {
  readonly call: CallView;
  /** Typed answers are covered while the app is locked. */
  readonly locked: boolean;
  readonly actions: ReactNode;
}

function Answers({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const told = useCheckIn();
  // "Rather not say" and not answered are told the same, but only one of them is a choice on the screen.
  const [alone, setAlone] = useState<Alone | null>(told.alone === null ? null : told.alone ? 'yes' : 'no');
  return (
    <>
      <RadioCards
        label={t('callBefore.checkIn.alone')}
        value={alone}
        onChange={(chosen) => {
          setAlone(chosen);
          answer({ alone: values[chosen] });
        }}
        choices={(['yes', 'no', 'unsaid'] as const).map((id) => ({
          id,
          label: t(`callBefore.checkIn.answers.${id}`),
        }))}
      />
      <TextField
        label={t('callBefore.checkIn.place')}
        hint={t('callBefore.checkIn.placeHint')}
        value={told.place}
        maxLength={callLimits.checkInLetters}
        onChange={(place) => answer({ place })}
      />
      <TextField
        label={t('callBefore.checkIn.callBack')}
        hint={t('callBefore.checkIn.callBackHint')}
        value={told.callBack}
        maxLength={callLimits.checkInLetters}
        type="tel"
        onChange={(callBack) => answer({ callBack })}
      />
      <Switch
        isSelected={told.quiet}
        onChange={(quiet) => answer({ quiet })}
        hint={<Phrase of="callBefore.checkIn.quietHint" parts={{ name }} />}
      >
        {t('callBefore.checkIn.quiet')}
      </Switch>
    </>
  );
}

/** Nothing of it is said to anybody before the next step. */
export function CheckIn({ call, locked, actions }: CheckInProps) {
  const { t } = useTranslation();
  return (
    <CallFrame
      title={t('callBefore.checkIn.title')}
      sentence={<Phrase of="callBefore.checkIn.sentence" parts={{ name: call.hostName }} />}
      actions={actions}
    >
      <TrustLine call={call} />
      {locked ? <p>{t('callBefore.waiting.covered')}</p> : <Answers name={call.hostName} />}
      <p className={cx(styles.small)}>
        <Phrase
          of="callBefore.checkIn.exit"
          parts={{ keys: <Kbd keys={shortcuts['lock.neutral'].keys[0]} isApple={isApple} /> }}
        />
      </p>
    </CallFrame>
  );
}
