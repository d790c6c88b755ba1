// Faces, counts, drawings, codes, emoji.

import { DialogTrigger } from 'react-aria-components';
import { Avatar } from '../components/Avatar.tsx';
import { Badge } from '../components/Badge.tsx';
import { Button } from '../components/Button.tsx';
import {
  ClosedDoor,
  EmptyArchive,
  Invitation,
  NothingFound,
  Promises,
  QuietWindow,
  SampleRoom,
  TwoChairs,
} from '../components/drawings.tsx';
import { EmojiPicker } from '../components/EmojiPicker.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Popover } from '../components/Popover.tsx';
import { QrCode } from '../components/QrCode.tsx';
import { Wordmark } from '../components/Wordmark.tsx';
import { cx } from '../styles/cx.ts';
import styles from './Gallery.module.css';
import { Row, Section } from './Section.tsx';
import type { Samples } from './samples.ts';

const drawings = {
  TwoChairs,
  Invitation,
  QuietWindow,
  ClosedDoor,
  NothingFound,
  EmptyArchive,
  SampleRoom,
  Promises,
};
const names = ['sunflower', 'ليلى', 'Karim', 'Noor', 'Mona', 'Omar', 'Youssef', '🌻'];

/** What is looked at. */
export function Picturing({ say }: { readonly say: Samples }) {
  return (
    <>
      <Section title="Wordmark, Avatar, Badge">
        <Row>
          <Wordmark />
          {names.map((name) => (
            <Avatar key={name} nickname={name} />
          ))}
          <Avatar nickname={say.nickname} size="large" />
          {[0, 3, 99, 214].map((count) => (
            <Badge key={count} count={count} label={say.unread.replace('{{count}}', String(count))} />
          ))}
          <Badge count={12} label={say.unread.replace('{{count}}', '12')} tone="quiet" />
        </Row>
      </Section>
      <Section title="EmptyState">
        <EmptyState drawing={<Invitation />} action={<Button look="primary">{say.short}</Button>}>
          {say.empty}
        </EmptyState>
      </Section>
      <Section title="Drawings">
        <Row>
          {Object.entries(drawings).map(([name, Drawing]) => (
            <span key={name} className={cx(styles.figure)} lang="en">
              <Drawing />
              {name}
            </span>
          ))}
        </Row>
      </Section>
      <Section title="QrCode">
        <QrCode text="o7therapy://join#K7QM2XWD9F4THB8A" label={say.label} />
      </Section>
      <Section title="EmojiPicker">
        <Row>
          <div className={cx(styles.framed)}>
            <EmojiPicker onPick={() => undefined} />
          </div>
          <DialogTrigger>
            <Button>Popover</Button>
            <Popover aria-label={say.label}>
              <EmojiPicker onPick={() => undefined} />
            </Popover>
          </DialogTrigger>
        </Row>
      </Section>
    </>
  );
}
