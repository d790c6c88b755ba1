// Says of a line that it did not come as lines come: whose computer it was, or whose word it is.

import type { MessageView } from '../../../contract/bridge/views.ts';
import type { LineMark as Mark } from '../../../contract/domain/line-mark.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Kinds.module.css';
import { markKey } from './mark-key.ts';

interface LineMarkProps {
  readonly mark: Mark;
  readonly message: Pick<MessageView, 'mine'>;
  /** The other person of a conversation of two: lines come back from nobody else. */
  readonly nickname: string;
}

export function LineMark({ mark, message, nickname }: LineMarkProps) {
  return (
    <p className={cx(styles.came)}>
      <Phrase of={markKey(mark, message.mine)} parts={{ name: nickname }} />
    </p>
  );
}
