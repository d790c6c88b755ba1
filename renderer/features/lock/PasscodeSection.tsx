// Settings → Lock → the passcode: set, changed or removed.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockSettings } from '../../../contract/bridge/views.ts';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './LockTab.module.css';
import { PasscodeForm, ProofForm } from './PasscodeForms.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { errorOf, useSetPasscode } from './use-lock-settings.ts';

interface PasscodeSectionProps {
  readonly lock: LockSettings;
  /** The passcode is half of the key: without a keychain there is no other. */
  readonly isHalfOfKey: boolean;
}

/** Where it cannot be removed, the reason stands in the button's place. */
export function PasscodeSection({ lock, isHalfOfKey }: PasscodeSectionProps) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<'nothing' | 'setting' | 'removing'>('nothing');
  const change = useSetPasscode();
  const place = useFocusBack(doing !== 'nothing');
  const end = (): void => {
    setDoing('nothing');
    change.reset();
  };
  const form = { isBusy: change.isPending, error: errorOf(change), onCancel: end };
  return (
    <Section title={t('lockSettings.passcode.title')} stored={t('lockSettings.passcode.stored')}>
      <p>{lock.passcode ? t('lockSettings.passcode.set') : t('lockSettings.passcode.none')}</p>
      {doing === 'nothing' && (
        <div ref={place} className={cx(styles.actions)}>
          <Button onPress={() => setDoing('setting')}>
            {lock.passcode ? t('lockSettings.passcode.change') : t('lockSettings.passcode.add')}
          </Button>
          {lock.passcode && !lock.shared && !isHalfOfKey && (
            <Button look="quiet" onPress={() => setDoing('removing')}>
              {t('lockSettings.passcode.remove')}
            </Button>
          )}
        </div>
      )}
      {doing === 'nothing' && lock.shared && (
        <p className={cx(styles.note)}>{t('lockSettings.passcode.needed')}</p>
      )}
      {doing === 'nothing' && !lock.shared && isHalfOfKey && (
        <p className={cx(styles.note)}>{t('lockSettings.passcode.neededAlone')}</p>
      )}
      {doing === 'setting' && (
        <PasscodeForm
          {...form}
          hasCurrent={lock.passcode}
          onSave={(asked) => change.mutate(asked, { onSuccess: end })}
        />
      )}
      {doing === 'removing' && (
        <ProofForm
          {...form}
          submit={t('lockSettings.passcode.remove')}
          look="clay"
          onProve={(current) => change.mutate({ current, next: null }, { onSuccess: end })}
        />
      )}
    </Section>
  );
}
