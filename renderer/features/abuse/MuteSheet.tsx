// For how long a conversation is muted.

import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { useMute } from '../../bridge/people.ts';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Abuse.module.css';

const hour = 60 * 60 * 1000;

const spans = [
  ['forHour', hour],
  ['forDay', 24 * hour],
  ['forWeek', 7 * 24 * hour],
  ['forGood', null],
] as const;

interface MuteSheetProps {
  readonly conversation: ConversationView;
  readonly onClose: () => void;
}

/** One press decides. */
export function MuteSheet({ conversation, onClose }: MuteSheetProps) {
  const { t } = useTranslation();
  const mute = useMute();
  return (
    <Sheet size="small" title={t('abuse.mute.title')} isOpen onClose={onClose}>
      <p>{t('abuse.mute.sentence')}</p>
      <div className={cx(styles.choices)}>
        {spans.map(([name, ms]) => (
          <Button
            key={name}
            isDisabled={mute.isPending}
            onPress={() =>
              mute.mutate(
                {
                  conversation: conversation.id,
                  until: ms === null ? limits.mutedForGood : Date.now() + ms,
                },
                { onSettled: onClose },
              )
            }
          >
            {t(`abuse.mute.spans.${name}`)}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
