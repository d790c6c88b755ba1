// Buttons, icons, menus, keys.

import { Archive, ArrowLeft, LifeBuoy, MoreHorizontal, Pencil, Pin, Send, Trash2 } from 'lucide-react';
import { Button } from '../components/Button.tsx';
import { CopyButton } from '../components/CopyButton.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { Menu } from '../components/Menu.tsx';
import { Tooltip } from '../components/Tooltip.tsx';
import { Row, Section } from './Section.tsx';
import type { Samples } from './samples.ts';

const looks = ['primary', 'secondary', 'quiet', 'clay'] as const;

/** What is pressed. */
export function Pressing({ say }: { readonly say: Samples }) {
  return (
    <>
      <Section title="Button">
        <Row>
          {looks.map((look) => (
            <Button key={look} look={look}>
              {look === 'clay' ? say.erase : say.short}
            </Button>
          ))}
          {looks.map((look) => (
            <Button key={look} look={look} isDisabled>
              {say.short}
            </Button>
          ))}
          <CopyButton text={say.sentence}>{say.short}</CopyButton>
        </Row>
        <Button>{say.long}</Button>
      </Section>
      <Section title="IconButton, Tooltip">
        <Row>
          <IconButton icon={Pencil} label={say.short} />
          <IconButton icon={ArrowLeft} isDirectional label={say.undo} />
          <IconButton icon={Send} look="filled" isDirectional label={say.placeholder} />
          <IconButton icon={LifeBuoy} look="clay" label={say.erase} />
          <IconButton icon={Pencil} label={say.short} isDisabled />
          <Tooltip text={say.hint}>
            <Button look="quiet">{say.label}</Button>
          </Tooltip>
        </Row>
      </Section>
      <Section title="Menu">
        <Menu
          trigger={<IconButton icon={MoreHorizontal} label={say.choices[0] ?? ''} />}
          label={say.choices[0] ?? ''}
          items={[
            { id: 'pin', label: say.short, icon: Pin, shortcut: <Kbd keys="Mod+Shift+P" /> },
            { id: 'archive', label: say.tryAgain, icon: Archive },
            { id: 'no', label: say.long, isDisabled: true },
            { id: 'delete', label: say.erase, icon: Trash2, tone: 'clay', startsGroup: true },
          ]}
          onAction={() => undefined}
        />
      </Section>
      <Section title="Kbd">
        <Row>
          <Kbd keys="Mod+K" />
          <Kbd keys="Mod+K" isApple />
          <Kbd keys="Mod+Shift+Up" isApple />
          <Kbd keys="Escape" />
        </Row>
      </Section>
    </>
  );
}
