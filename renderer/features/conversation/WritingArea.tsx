// Below the thread: why something waits, the composer, and the line of promises.

import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { BlockedBar } from '../abuse/BlockedBar.tsx';
import { ConversationAvatar } from '../groups/ConversationAvatar.tsx';
import { HistoryPlace } from '../history/HistoryPlace.tsx';
import { OwnPauseBar, PausedBar, useIsPaused } from '../privacy/choices/PausedBar.tsx';
import { useResting, WritingRests } from '../privacy/policy/WritingRests.tsx';
import { RecoveryPlace } from '../recovery/RecoveryPlace.tsx';
import { useIsSample } from '../sample/use-sample.ts';
import { KeyChangedNotice } from '../verification/KeyChangedNotice.tsx';
import { Composer } from './Composer.tsx';
import { ComposerBar } from './ComposerBar.tsx';
import styles from './Conversation.module.css';
import { TypingLine } from './TypingLine.tsx';
import type { Answering } from './use-answering.ts';
import { useComposer } from './use-composer.ts';
import { useTellingTyping } from './use-telling-typing.ts';

interface WritingAreaProps {
  readonly conversation: ConversationView;
  readonly isTherapist: boolean;
  readonly answering: Answering;
  /** Changes the person's last line, where it still can be. */
  readonly onEditLast: () => void;
}

/** Why what is written waits although the connection may be fine. */
function StateLine({ conversation }: Pick<WritingAreaProps, 'conversation'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { kind, state, nickname, trouble, broughtAlong } = conversation;
  const { moment } = useFormats();
  if (broughtAlong !== undefined)
    return <Notice>{t('portability.brought.sentence', { time: moment(broughtAlong) })}</Notice>;
  if (state === 'ended') return <Notice>{t('groups.ended')}</Notice>;
  if (trouble !== null) {
    return <Notice kind={trouble.retryable ? 'quiet' : 'problem'}>{errorText(trouble)}</Notice>;
  }
  if (state !== 'awaiting' && state !== 'opening') return null;
  return (
    <Notice>
      {kind === 'group' ? (
        t(`groups.waits.${state}`)
      ) : (
        <Phrase of={`conversation.state.${state}`} parts={{ name: nickname }} />
      )}
    </Notice>
  );
}

/** A therapist has several people to write to: there the composer shows whose it is. */
export function WritingArea({ conversation, isTherapist, answering, onEditLast }: WritingAreaProps) {
  const { t } = useTranslation();
  const { open } = useShell();
  const isSample = useIsSample();
  const { rests } = useResting();
  const isPaused = useIsPaused();
  const composer = useComposer(conversation.id, answering);
  const typing = useTellingTyping(conversation.id);
  const { target, since, leave } = answering;
  const { id, label, nickname, kind, people } = conversation;
  const isEnded = conversation.state === 'ended';
  const blocked = kind === 'pair' ? people.find((person) => person.blocked) : undefined;
  const mayWrite = blocked === undefined && !isEnded && rests === 'nothing' && !isPaused;
  return (
    <footer className={cx(styles.foot)}>
      <div className={cx(styles.footColumn)}>
        <KeyChangedNotice conversation={conversation} />
        <StateLine conversation={conversation} />
        <HistoryPlace conversation={conversation} />
        <RecoveryPlace conversation={conversation} />
        <PausedBar conversation={conversation} />
        {isPaused && <OwnPauseBar />}
        {blocked !== undefined && <BlockedBar person={blocked} />}
        <TypingLine conversation={id} nickname={nickname} />
        {target !== null && mayWrite && <ComposerBar target={target} nickname={nickname} onLeave={leave} />}
        {rests !== 'nothing' && <WritingRests />}
        {mayWrite && (
          <Composer
            conversation={id}
            text={composer.text}
            error={composer.error}
            to={{
              name: label ?? nickname,
              sign: isTherapist ? <ConversationAvatar conversation={conversation} size="tiny" /> : null,
            }}
            onWrite={(text) => {
              composer.write(text);
              if (text === '') typing.stopped();
              else typing.typed();
            }}
            onRefuse={composer.refuse}
            onSend={() => {
              typing.stopped();
              composer.send();
            }}
            since={since}
            isEdit={target?.kind === 'edit'}
            onEditLast={onEditLast}
            onLeave={target === null ? null : leave}
          />
        )}
        {conversation.broughtAlong === undefined && (
          <p className={cx(styles.promise)}>
            {isSample ? t('sample.composer') : t('conversation.promise')}{' '}
            <AriaButton onPress={() => open('promises')}>{t('conversation.promiseMore')}</AriaButton>
          </p>
        )}
      </div>
    </footer>
  );
}
