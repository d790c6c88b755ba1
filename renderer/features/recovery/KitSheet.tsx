// The sheet in which a recovery kit is made: why, the words, three asked back, done.

import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { AskStep, askForm } from './AskStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { type Kit, useKit } from './use-kit.ts';
import { WhyStep } from './WhyStep.tsx';
import { WordsStep } from './WordsStep.tsx';

interface StepProps {
  readonly kit: Kit;
  readonly onClose: () => void;
}

const beginForm = 'kit-begin';

function BeginForm({ kit }: Pick<StepProps, 'kit'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const isAboutPasscode = kit.needsPasscode && kit.error?.code.startsWith('passcode.') === true;
  return (
    <Form
      id={beginForm}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void kit.begin();
      }}
    >
      {kit.needsPasscode && (
        <PasscodeField
          label={t('passcode.current')}
          value={kit.passcode}
          onChange={kit.setPasscode}
          error={isAboutPasscode ? errorText(kit.error) : null}
        />
      )}
      {kit.error !== null && !isAboutPasscode && <Notice kind="problem">{errorText(kit.error)}</Notice>}
    </Form>
  );
}

function Step({ kit }: Pick<StepProps, 'kit'>) {
  switch (kit.step) {
    case 'why':
      return (
        <>
          <WhyStep />
          <BeginForm kit={kit} />
        </>
      );
    case 'words':
      return kit.kit !== null && <WordsStep kit={kit.kit} />;
    case 'ask':
      return kit.kit !== null && <AskStep kit={kit} ask={kit.kit.ask} />;
    case 'done':
      return <DoneStep />;
  }
}

/** Each button has a key: one that became the next step's in place would take the end of the same press for its own. */
function Actions({ kit, onClose }: StepProps): ReactNode {
  const { t } = useTranslation();
  switch (kit.step) {
    case 'why':
      return (
        <>
          <Button key="begin" look="primary" type="submit" form={beginForm}>
            {kit.isBusy ? t('common.oneMoment') : t('recovery.steps.why.start')}
          </Button>
          <Button key="cancel" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      );
    case 'words':
      return (
        <>
          <Button key="continue" look="primary" onPress={() => kit.go('ask')}>
            {t('recovery.steps.words.continue')}
          </Button>
          <Button key="leave" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      );
    case 'ask':
      return (
        <>
          <Button key="confirm" look="primary" type="submit" form={askForm}>
            {kit.isBusy ? t('common.oneMoment') : t('recovery.steps.ask.confirm')}
          </Button>
          <Button key="back" onPress={() => kit.go('words')}>
            {t('recovery.steps.ask.back')}
          </Button>
        </>
      );
    case 'done':
      return (
        <Button key="finish" look="primary" onPress={onClose} autoFocus>
          {t('recovery.steps.done.finish')}
        </Button>
      );
  }
}

/** Closing it before the end gives the kit up; a press outside does not close what is being written down. */
export function KitSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const kit = useKit(isOpen);
  return (
    <Sheet
      title={t(`recovery.steps.${kit.step}.title`)}
      isOpen={isOpen}
      onClose={onClose}
      isDismissable={kit.step === 'why' || kit.step === 'done'}
      actions={<Actions kit={kit} onClose={onClose} />}
    >
      <Step kit={kit} />
    </Sheet>
  );
}
