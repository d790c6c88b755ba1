// Who waits to be let in, for the therapist: since when, what they said before, and the three answers.

import { useState } from 'react';
import { Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CallPerson, CallView } from '../../../contract/bridge/call-view.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { step } from '../app/call-store.ts';
import { callBridge } from '../bridge.ts';
import { ToldBefore } from './ToldBefore.tsx';
import styles from './WaitingPeople.module.css';

interface WaitingPeopleProps {
  readonly call: CallView;
  readonly locked: boolean;
}

type WaitingPerson = CallPerson & { readonly device: string };

function WaitingCard({ person, locked }: { readonly person: WaitingPerson; readonly locked: boolean }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const { account, device, name, since } = person;
  const act = async (asked: Parameters<typeof step>[0]): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await step(asked);
    } catch (thrown) {
      setError(toAppError(thrown));
    }
    setBusy(false);
  };
  const decline = (later: boolean): void => void act(callBridge.decline({ account, device, later }));
  return (
    <li className={cx(styles.card)}>
      <div className={cx(styles.who)}>
        <Avatar nickname={name} />
        <span className={cx(styles.words)}>
          <bdi className={cx(styles.name)}>{name}</bdi>
          {since !== null && (
            <span className={cx(styles.muted)}>
              <Phrase of="callBefore.waiting.since" parts={{ time: <time>{time(since)}</time> }} />
            </span>
          )}
        </span>
      </div>
      <ToldBefore person={person} locked={locked} />
      <Group aria-label={t('callBefore.waiting.who', { name: isolate(name) })} className={cx(styles.answers)}>
        <Button
          look="primary"
          isDisabled={isBusy || locked}
          onPress={() => void act(callBridge.admit({ account, device }))}
        >
          {t('callBefore.waiting.admit')}
        </Button>
        <Button isDisabled={isBusy || locked} onPress={() => decline(true)}>
          {t('callBefore.waiting.later')}
        </Button>
        <Button look="quiet" isDisabled={isBusy || locked} onPress={() => decline(false)}>
          {t('callBefore.waiting.decline')}
        </Button>
      </Group>
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
    </li>
  );
}

/** Nothing where nobody waits, and for everybody but the host. */
export function WaitingPeople({ call, locked }: WaitingPeopleProps) {
  const { t } = useTranslation();
  const waiting = call.people.filter(
    (person): person is WaitingPerson => person.state === 'waiting' && person.device !== null,
  );
  if (!call.isHost || waiting.length === 0) return null;
  return (
    <section aria-labelledby="call-waiting" className={cx(styles.waiting)}>
      <h2 id="call-waiting" className={cx(styles.title)}>
        {t('callBefore.waiting.title')}
      </h2>
      <ul className={cx(styles.list)} aria-live="polite">
        {waiting.map((person) => (
          <WaitingCard key={person.device} person={person} locked={locked} />
        ))}
      </ul>
    </section>
  );
}
