// Settings → My computers → moving to another one: where it stands, and what can be done about it.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDeviceView } from '../../../contract/bridge/linking-view.ts';
import type { MovingView } from '../../../contract/bridge/moving-view.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { movingQuery, useMoving } from '../../bridge/moving.ts';
import { conversationsQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ProofSheet } from '../../components/ProofSheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import { ForgetSheet } from '../device/ForgetSheet.tsx';
import { Section } from '../settings/Section.tsx';
import { MoveForm } from './MoveForm.tsx';
import { MoveProgress } from './MoveProgress.tsx';
import styles from './Moving.module.css';

export type MoveUnderWay = Exclude<MovingView, { state: 'none' }>;
type Asking = 'finish' | 'callOff' | 'erase' | null;

/** Leaving, calling off and erasing each have a question of their own. */
function UnderWay({ view, hasPasscode }: { readonly view: MoveUnderWay; readonly hasPasscode: boolean }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { again, finish, cancel } = useMoving();
  const [asking, setAsking] = useState<Asking>(null);
  const name = isolate(view.name ?? t('devices.nameless'));
  const stop = () => setAsking(null);
  const error = again.error ?? cancel.error;
  const { state } = view;
  return (
    <div className={cx(styles.steps)}>
      <MoveProgress view={view} />
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      <div className={cx(styles.actions)}>
        {state === 'differs' && (
          <Button look="primary" onPress={() => again.mutate()} isDisabled={again.isPending}>
            {t('moving.again')}
          </Button>
        )}
        {state === 'ready' && (
          <Button look="primary" onPress={() => setAsking('finish')}>
            {t('moving.finish')}
          </Button>
        )}
        {state === 'moved' ? (
          <Button look="clay" onPress={() => setAsking('erase')}>
            {t('moving.erase')}
          </Button>
        ) : (
          <Button look="quiet" onPress={() => setAsking('callOff')}>
            {t('moving.callOff')}
          </Button>
        )}
      </div>
      {asking === 'finish' && (
        <ProofSheet
          title={t('moving.asks', { name })}
          confirm={t('moving.finish')}
          look="clay"
          hasPasscode={hasPasscode}
          underWay={finish}
          onConfirm={(passcode) => finish.mutate(passcode, { onSuccess: stop })}
          onClose={stop}
        >
          <p>{t('moving.goes')}</p>
          <p>{t('moving.stays')}</p>
        </ProofSheet>
      )}
      <ConfirmDialog
        title={t('moving.callOffAsks')}
        confirm={t('moving.callOff')}
        look="primary"
        isOpen={asking === 'callOff'}
        isBusy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSettled: stop })}
        onClose={stop}
      >
        <p>{t('moving.callOffMeans', { name })}</p>
      </ConfirmDialog>
      {asking === 'erase' && (
        <ForgetSheet hasPasscode={hasPasscode} movedTo={view.name ?? t('devices.nameless')} onClose={stop} />
      )}
    </div>
  );
}

interface MoveSectionProps {
  readonly others: readonly OwnDeviceView[];
  readonly hasPasscode: boolean;
  /** Links a computer that is not there yet. */
  readonly onLink: () => void;
}

/** Nothing begins before the person has said which computer takes over. */
export function MoveSection({ others, hasPasscode, onLink }: MoveSectionProps) {
  const { t } = useTranslation();
  const { data: view } = useQuery(movingQuery);
  const { data: conversations = [] } = useQuery(conversationsQuery);
  const hasBroughtAlong = conversations.some(({ broughtAlong }) => broughtAlong !== undefined);
  if (view === undefined) return null;
  return (
    <Section title={t('moving.title')}>
      {hasBroughtAlong && <Notice>{t('portability.brought.moving')}</Notice>}
      {view.state === 'none' ? (
        <MoveForm others={others} hasPasscode={hasPasscode} onLink={onLink} />
      ) : (
        <UnderWay view={view} hasPasscode={hasPasscode} />
      )}
    </Section>
  );
}
