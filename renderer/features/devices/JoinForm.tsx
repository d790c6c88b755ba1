// First run: this is another computer of mine. The code, a name, who uses it; then the comparison.

import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatInvitationCode } from '../../../contract/domain/invitation-code.ts';
import { parseLinkCode } from '../../../contract/domain/link-code.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { linkingQuery, useLinking } from '../../bridge/devices.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { ScanField } from '../camera/ScanField.tsx';
import { groupTyped } from '../first-run/typed-code.ts';
import { ProtectionFields } from '../lock/ProtectionFields.tsx';
import {
  checkProtection,
  isProtectionFilled,
  noProtectionYet,
  type PasscodeProblem,
  protectionOf,
} from '../lock/protection-choice.ts';
import { Comparing } from './Comparing.tsx';
import styles from './Devices.module.css';

const isAboutName = ({ code }: AppError): boolean => code.startsWith('nickname.');
const isAboutPasscode = ({ code }: AppError): boolean => code.startsWith('passcode.');
const isAboutKeychain = (error: { readonly code: string } | null): boolean =>
  error?.code === 'keychain.unavailable' || error?.code === 'keychain.weak';

/** The code in a QR code of another computer, as it is typed; null for any other text. */
function readLinkCode(text: string): string | null {
  try {
    return text.includes(':') ? formatInvitationCode(parseLinkCode(text)) : null;
  } catch {
    return null;
  }
}

/** Once the other computer has handed over, the profile opens by itself. */
export function JoinForm({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data: view } = useQuery(linkingQuery);
  const { join, cancel } = useLinking();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [choice, setChoice] = useState(noProtectionYet);
  const [problem, setProblem] = useState<PasscodeProblem | null>(null);
  const { reset } = join;
  const takeScanned = useCallback(
    (text: string): boolean => {
      const scanned = readLinkCode(text);
      if (scanned === null) return false;
      setCode(scanned);
      reset();
      return true;
    },
    [reset],
  );
  const refused = join.error === null ? null : toAppError(join.error);
  const ended = view?.state === 'failed' ? view.error : null;
  const isUnderWay = view !== undefined && !['idle', 'failed', 'done'].includes(view.state);
  const back = (): void => {
    cancel.mutate();
    onBack();
  };
  const submit = (): void => {
    const found = checkProtection(choice);
    setProblem(found);
    if (found === null) join.mutate({ code, name, protection: protectionOf(choice) });
  };
  const plain = refused !== null && !isAboutName(refused) && !isAboutPasscode(refused) ? refused : null;
  const isLinkError = plain?.code === 'link.malformed' || plain?.code === 'link.unknown';
  const shown = plain !== null && !isLinkError ? plain : ended;
  const passcodeProblem =
    refused !== null && isAboutPasscode(refused)
      ? { at: 'passcode' as const, error: refused.toReport() }
      : problem;
  const isReady = code.trim() !== '' && name.trim() !== '' && isProtectionFilled(choice);
  return (
    <Form
      className={cx(styles.steps)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !join.isPending && !isUnderWay) submit();
      }}
    >
      <h1 className={cx(styles.title)}>{t('devices.join.title')}</h1>
      {isUnderWay ? (
        view.state === 'compare' || view.state === 'waiting' ? (
          <Comparing view={view} />
        ) : (
          <p role="status">{t('devices.join.meeting')}</p>
        )
      ) : (
        <>
          <p>{t('devices.join.sentence')}</p>
          <ScanField hint={t('camera.link')} onText={takeScanned} />
          <TextField
            label={t('devices.join.code')}
            hint={t('devices.join.codeHint')}
            isCode
            placeholder="XXXX-XXXX-XXXX-XXXX"
            maxLength={200}
            value={code}
            onChange={(typed) => {
              setCode(groupTyped(typed));
              join.reset();
            }}
            error={isLinkError && plain !== null ? errorText(plain) : null}
          />
          <TextField
            label={t('devices.name')}
            hint={t('devices.join.nameHint')}
            maxLength={200}
            value={name}
            onChange={(typed) => {
              setName(typed);
              join.reset();
            }}
            error={refused !== null && isAboutName(refused) ? errorText(refused) : null}
          />
          <ProtectionFields
            choice={choice}
            onChange={(next) => {
              setChoice(next);
              setProblem(null);
              join.reset();
            }}
            problem={passcodeProblem}
          />
          {shown !== null && (
            <Notice
              kind="problem"
              {...(isAboutKeychain(shown) && !choice.withoutKeychain
                ? {
                    action: (
                      <Button look="quiet" onPress={() => setChoice({ ...choice, withoutKeychain: true })}>
                        {t('recovery.use.withoutKeychain')}
                      </Button>
                    ),
                  }
                : {})}
            >
              {errorText(shown)}
            </Notice>
          )}
        </>
      )}
      <div className={cx(styles.actions)}>
        {!isUnderWay && (
          <Button look="primary" type="submit" isDisabled={!isReady || join.isPending}>
            {join.isPending ? t('common.oneMoment') : t('common.continue')}
          </Button>
        )}
        <Button look="quiet" onPress={back}>
          {isUnderWay ? t('common.cancel') : t('common.back')}
        </Button>
      </div>
    </Form>
  );
}
