// Settings → Lock → whether others use this computer too.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockSettings } from '../../../contract/bridge/views.ts';
import { Switch } from '../../components/Switch.tsx';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './LockTab.module.css';
import { ProofForm } from './PasscodeForms.tsx';
import { SharedMeaning } from './ProtectionFields.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { errorOf, useSetShared } from './use-lock-settings.ts';

/** The passcode proves who asks, in both directions. */
export function SharedSection({ lock }: { readonly lock: LockSettings }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const change = useSetShared();
  const place = useFocusBack(isAsking);
  const end = (): void => {
    setAsking(false);
    change.reset();
  };
  return (
    <Section title={t('lockSettings.shared.title')}>
      <div ref={place} className={cx(styles.choice)}>
        <Switch
          isSelected={isAsking ? !lock.shared : lock.shared}
          isDisabled={!lock.passcode}
          onChange={() => (isAsking ? end() : setAsking(true))}
          {...(lock.passcode ? {} : { hint: t('lockSettings.shared.needs') })}
        >
          {t('lockSettings.shared.switch')}
        </Switch>
        {isAsking && (
          <ProofForm
            submit={lock.shared ? t('lockSettings.shared.turnOff') : t('lockSettings.shared.turnOn')}
            isBusy={change.isPending}
            error={errorOf(change)}
            onProve={(passcode) => change.mutate({ shared: !lock.shared, passcode }, { onSuccess: end })}
            onCancel={end}
          />
        )}
      </div>
      <SharedMeaning />
    </Section>
  );
}
