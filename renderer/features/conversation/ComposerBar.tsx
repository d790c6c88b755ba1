// Above the composer: which message is answered or changed, and the way out of it.

import { Pencil, Reply, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Kinds.module.css';
import type { Target } from './use-answering.ts';

interface ComposerBarProps {
  readonly target: Target;
  /** The other person of a conversation of two. */
  readonly nickname: string;
  readonly onLeave: () => void;
}

function Title({ target, nickname }: Pick<ComposerBarProps, 'target' | 'nickname'>) {
  const { t } = useTranslation();
  const { kind, message } = target;
  if (kind === 'edit') return t('kinds.bar.edit');
  if (message.mine) return t('kinds.bar.replyToOwn');
  return <Phrase of="kinds.bar.reply" parts={{ name: message.author ?? nickname }} />;
}

/** Told when it appears. */
export function ComposerBar({ target, nickname, onLeave }: ComposerBarProps) {
  const { t } = useTranslation();
  const isEdit = target.kind === 'edit';
  const Icon = isEdit ? Pencil : Reply;
  return (
    <div className={cx(styles.bar)}>
      <Icon size={17} strokeWidth={1.7} aria-hidden />
      <div role="status" className={cx(styles.barWords)}>
        <p className={cx(styles.barTitle)}>
          <Title target={target} nickname={nickname} />
        </p>
        <p dir="auto" className={cx(styles.barText)}>
          {target.message.text.slice(0, 200).toWellFormed()}
        </p>
      </div>
      <IconButton
        icon={X}
        placement="top"
        label={t(isEdit ? 'kinds.bar.leaveEdit' : 'kinds.bar.leaveReply')}
        onPress={onLeave}
      />
    </div>
  );
}
