// Settings → Lock → whether a finger may open what was locked a short while ago.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockSettings } from '../../../contract/bridge/views.ts';
import { Switch } from '../../components/Switch.tsx';
import { Section } from '../settings/Section.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { ProofForm } from './PasscodeForms.tsx';
import { errorOf, useSetTouch } from './use-lock-settings.ts';

/** Nothing where the system has no sensor. Not on a shared computer: other people's fingers may be known there. */
export function TouchSection({ lock }: { readonly lock: LockSettings }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const { settings } = useSettings();
  const change = useSetTouch();
  if (settings?.available.touch !== true || !lock.passcode || lock.shared) return null;
  const end = (): void => {
    setAsking(false);
    change.reset();
  };
  return (
    <Section title={t('lockSettings.touch.title')}>
      <Switch
        isSelected={isAsking ? !lock.touch : lock.touch}
        onChange={() => (isAsking ? end() : setAsking(true))}
        hint={t('lockSettings.touch.weaker')}
      >
        {t('lockSettings.touch.switch')}
      </Switch>
      {isAsking && (
        <ProofForm
          submit={lock.touch ? t('lockSettings.touch.turnOff') : t('lockSettings.touch.turnOn')}
          isBusy={change.isPending}
          error={errorOf(change)}
          onProve={(passcode) => change.mutate({ touch: !lock.touch, passcode }, { onSuccess: end })}
          onCancel={end}
        />
      )}
    </Section>
  );
}
