// What can be decided about a purpose: one press either way, or why there is nothing to press.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import {
  type Decision,
  type Purpose,
  type PurposeId,
  purposes,
} from '../../../../contract/domain/purposes.ts';
import { useShell } from '../../../app/shell-context.ts';
import { Button } from '../../../components/Button.tsx';
import { Switch } from '../../../components/Switch.tsx';
import { cx } from '../../../styles/cx.ts';
import styles from './Choices.module.css';

interface PurposeChoiceProps {
  readonly purpose: PurposeId;
  readonly role: Me['role'];
  readonly title: string;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/** Giving and withdrawing, objecting and taking back: the same switch, one press each. */
function OnOff({ purpose, title, isChosen, isBusy, onDecide }: PurposeChoiceProps) {
  const { t } = useTranslation();
  const { choice }: Purpose = purposes[purpose];
  const [on, off]: readonly [Decision, Decision] =
    choice === 'consent' ? ['given', 'withdrawn'] : ['objectionEnded', 'objected'];
  return (
    <Switch
      isSelected={isChosen}
      isDisabled={isBusy}
      onChange={(isOn) => onDecide(isOn ? on : off)}
      aria-label={title}
    >
      {isChosen ? t('choices.on') : t('choices.off')}
    </Switch>
  );
}

/** Nothing here stops by itself, so an objection is a question to a person at O7. */
function Objection({ isChosen, isBusy, onDecide }: PurposeChoiceProps) {
  const { t } = useTranslation();
  return (
    <Button isDisabled={isBusy} onPress={() => onDecide(isChosen ? 'objected' : 'objectionEnded')}>
      {isChosen ? t('choices.object') : t('choices.takeBack')}
    </Button>
  );
}

export function PurposeChoice(props: PurposeChoiceProps) {
  const { t } = useTranslation();
  const { showPrivacy } = useShell();
  const { choice, answers }: Purpose = purposes[props.purpose];
  if (choice === 'consent' || choice === 'objection') return <OnOff {...props} />;
  if (choice === 'request') return <Objection {...props} />;
  if (choice === 'absent') return <span className={cx(styles.fixed)}>{t('choices.absent')}</span>;
  // A therapist is the practice.
  if (answers === 'practice' && props.role === 'client')
    return <Button onPress={() => showPrivacy('rights')}>{t('choices.toRights')}</Button>;
  return <span className={cx(styles.fixed)}>{t('choices.needed')}</span>;
}
