// What tells something: notices, banners, toasts, sheets, progress.

import { useState } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { Notice } from '../components/Notice.tsx';
import { Progress } from '../components/Progress.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { showToast } from '../components/toast-queue.ts';
import { Columns, Row, Section } from './Section.tsx';
import type { Samples } from './samples.ts';

function Overlays({ say }: { readonly say: Samples }) {
  const [open, setOpen] = useState<'sheet' | 'clay' | 'confirm' | null>(null);
  const close = () => setOpen(null);
  return (
    <Row>
      <Button onPress={() => setOpen('sheet')}>Sheet</Button>
      <Button onPress={() => setOpen('clay')}>Clay sheet</Button>
      <Button onPress={() => setOpen('confirm')}>ConfirmDialog</Button>
      <Sheet title={say.label} isOpen={open === 'sheet'} onClose={close}>
        <p>{say.sentence}</p>
      </Sheet>
      <Sheet title={say.label} isOpen={open === 'clay'} onClose={close} tone="clay" size="wide">
        <p>{say.sentence}</p>
      </Sheet>
      <ConfirmDialog
        title={say.erase}
        confirm={say.erase}
        onConfirm={close}
        isOpen={open === 'confirm'}
        onClose={close}
      >
        <p>{say.confirmBody}</p>
      </ConfirmDialog>
    </Row>
  );
}

/** Nothing here takes the screen unless it must. */
export function Telling({ say }: { readonly say: Samples }) {
  return (
    <>
      <Section title="Banner">
        <Banner action={{ label: say.tryAgain, onPress: () => undefined }}>{say.offline}</Banner>
        <Banner>{say.offline}</Banner>
      </Section>
      <Section title="Notice">
        <Notice>{say.hint}</Notice>
        <Notice kind="problem" action={<Button look="quiet">{say.tryAgain}</Button>}>
          {say.error}
        </Notice>
      </Section>
      <Section title="Sheet, ConfirmDialog">
        <Overlays say={say} />
      </Section>
      <Section title="Toast">
        <Row>
          <Button
            onPress={() =>
              showToast({ text: say.deleted, action: { label: say.undo, onPress: () => undefined } })
            }
          >
            Toast with action
          </Button>
          <Button onPress={() => showToast({ text: say.sentence })}>Toast</Button>
        </Row>
      </Section>
      <Section title="Progress, Skeleton">
        <Columns>
          <Progress label={say.reading} value={0.42} />
          <Progress label={say.reading} value={null} />
          <Skeleton />
          <Skeleton shape="rows" count={2} />
        </Columns>
      </Section>
    </>
  );
}
