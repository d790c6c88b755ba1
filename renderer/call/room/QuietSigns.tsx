// For the therapist alone: somebody in the session has given the silent sign.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Room.module.css';

interface QuietSignsProps {
  readonly call: CallView;
  readonly locked: boolean;
  /** Opens what they said before the session. */
  readonly onShow: () => void;
}

/** Covered while locked, and never announced aloud: the therapist may be heard in the other room. */
export function QuietSigns({ call, locked, onShow }: QuietSignsProps) {
  const { t } = useTranslation();
  if (!call.isHost || locked) return null;
  const quiet = call.people.filter(({ state, checkIn }) => state === 'in' && checkIn?.quiet === true);
  return (
    <div className={cx(styles.problems)}>
      {quiet.map(({ account, name }) => (
        <Notice
          key={account}
          action={
            <Button look="quiet" onPress={onShow}>
              {t('call.quiet.show')}
            </Button>
          }
        >
          <Phrase of="call.quiet.says" parts={{ name }} />
        </Notice>
      ))}
    </div>
  );
}
