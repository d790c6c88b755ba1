// The one field of a locked window.

import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { useCoveredBy } from './cover.ts';
import styles from './LockScreen.module.css';
import { asClock, useCountdown } from './use-countdown.ts';
import { useUnlock } from './use-unlock.ts';

/** Has the focus at once, and again after a wrong try, with what was typed selected. */
export function UnlockForm({ waitUntil }: { readonly waitUntil: number | null }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const form = useRef<HTMLFormElement>(null);
  const [passcode, setPasscode] = useState('');
  const { unlock, isBusy, error, forgetError, ...unlocking } = useUnlock(waitUntil);
  const seconds = useCountdown(unlocking.waitUntil);
  const isCovered = useCoveredBy() !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer to a try brings the focus back
  useEffect(() => {
    const field = form.current?.querySelector('input');
    if (isCovered || isBusy) return;
    field?.focus({ preventScroll: true });
    field?.select();
  }, [isCovered, isBusy, error]);
  const isReady = passcode !== '' && !isBusy && seconds === 0;
  return (
    <Form
      ref={form}
      className={cx(styles.form)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) unlock(passcode);
      }}
    >
      <PasscodeField
        label={t('passcode.name')}
        value={passcode}
        onChange={(typed) => {
          setPasscode(typed);
          if (error !== null) forgetError();
        }}
        error={errorText(error)}
      />
      <div className={cx(styles.actions)}>
        <Button look="primary" type="submit" isDisabled={!isReady}>
          {isBusy ? t('common.oneMoment') : t('lock.unlock')}
        </Button>
        {seconds > 0 && (
          <p role="timer" className={cx(styles.wait)}>
            <Phrase
              of="lock.wait"
              parts={{
                time: (
                  <bdi dir="ltr" className="tabular">
                    {asClock(seconds)}
                  </bdi>
                ),
              }}
            />
          </p>
        )}
      </div>
    </Form>
  );
}
