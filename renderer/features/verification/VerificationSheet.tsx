// Compare safety numbers with one person, say that they are the same, or take that back.

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SafetyNumber as Compared } from '../../../contract/bridge/channels/people.ts';
import type { PersonView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { safetyNumberQuery, useUnverify, useVerify } from '../../bridge/people.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { CompareField } from './CompareField.tsx';
import { SafetyNumber } from './SafetyNumber.tsx';
import styles from './Verification.module.css';
import { VerifiedMark } from './VerifiedMark.tsx';

interface VerificationProps {
  readonly person: Pick<PersonView, 'account' | 'nickname'>;
  readonly onClose: () => void;
}

/** Marks as verified, says so and closes; a number that was scanned and is the same needs no further press. */
function useMarking({ account, nickname }: VerificationProps['person'], onClose: () => void) {
  const { t } = useTranslation();
  const verify = useVerify();
  const { mutate } = verify;
  const mark = useCallback(
    (digits: string) =>
      mutate(
        { account, digits },
        {
          onSuccess: () => {
            showToast({ text: t('verification.done', { name: isolate(nickname) }) });
            onClose();
          },
        },
      ),
    [mutate, account, nickname, onClose, t],
  );
  return { mark, isBusy: verify.isPending, error: verify.error };
}

interface DecisionProps extends VerificationProps {
  readonly compared: Compared;
  readonly marking: ReturnType<typeof useMarking>;
}

function Decision({ person, compared, marking, onClose }: DecisionProps) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const errorText = useErrorText();
  const unverify = useUnverify();
  const { account, nickname } = person;
  const { digits, verifiedAt } = compared;
  const error = marking.error ?? unverify.error;
  const name = isolate(nickname);
  return (
    <div className={cx(styles.decision)}>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      <p className={cx(styles.since)}>
        {verifiedAt === null ? (
          t('verification.not')
        ) : (
          <>
            <VerifiedMark />{' '}
            <Phrase of="verification.since" parts={{ name: nickname, date: date(verifiedAt) }} />
          </>
        )}
      </p>
      {verifiedAt === null ? (
        <Button look="primary" isDisabled={marking.isBusy} onPress={() => marking.mark(digits)}>
          {t('verification.same')}
        </Button>
      ) : (
        <Button
          isDisabled={unverify.isPending}
          onPress={() =>
            unverify.mutate(account, {
              onSuccess: () => {
                showToast({ text: t('verification.undone', { name }) });
                onClose();
              },
            })
          }
        >
          {t('verification.undo')}
        </Button>
      )}
    </div>
  );
}

/** Mounted while it is open; every opening computes the number anew. */
export function VerificationSheet({ person, onClose }: VerificationProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery(safetyNumberQuery(person.account));
  const marking = useMarking(person, onClose);
  const { mark } = marking;
  const digits = data?.verifiedAt === null ? data.digits : null;
  const markScanned = useCallback(() => {
    if (digits !== null) mark(digits);
  }, [digits, mark]);
  return (
    <Sheet title={t('verification.title')} isOpen onClose={onClose}>
      <div className={cx(styles.sheet)}>
        <p>
          <Phrase of="verification.intro" parts={{ name: person.nickname }} />
        </p>
        {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
        {data !== undefined && (
          <>
            <SafetyNumber digits={data.digits} nickname={person.nickname} />
            <p className={cx(styles.muted)}>{t('verification.howToRead')}</p>
            <CompareField digits={data.digits} nickname={person.nickname} onScannedSame={markScanned} />
            <Decision person={person} compared={data} marking={marking} onClose={onClose} />
          </>
        )}
      </div>
    </Sheet>
  );
}
