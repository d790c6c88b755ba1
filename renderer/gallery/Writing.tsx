// Fields to write in and to choose days and times with.

import { useState } from 'react';
import { DateField } from '../components/DateField.tsx';
import { DatePicker } from '../components/DatePicker.tsx';
import { PasscodeField } from '../components/PasscodeField.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { TextField } from '../components/TextField.tsx';
import { TimeField } from '../components/TimeField.tsx';
import { Columns, Section } from './Section.tsx';
import type { Samples } from './samples.ts';

/** A fixed day, so that pictures stay the same. */
const someDay = '2026-11-22';

function Days({ say }: { readonly say: Samples }) {
  const [day, setDay] = useState<string | null>(someDay);
  const [time, setTime] = useState<string | null>('22:05');
  return (
    <Columns>
      <DatePicker label={say.label} hint={say.hint} value={day} onChange={setDay} min="2026-11-10" />
      <DateField label={say.label} value={day} onChange={setDay} />
      <DateField label={say.label} value={null} onChange={() => undefined} error={say.error} />
      <TimeField label={say.label} value={time} onChange={setTime} />
      <TimeField label={say.label} value="08:00" onChange={() => undefined} isDisabled />
    </Columns>
  );
}

/** Every field with and without words, wrong and switched off. */
export function Writing({ say }: { readonly say: Samples }) {
  return (
    <>
      <Section title="PasscodeField">
        <Columns>
          <PasscodeField label={say.label} hint={say.hint} />
          <PasscodeField label={say.label} defaultValue={say.nickname} error={say.error} />
        </Columns>
      </Section>
      <Section title="TextField">
        <Columns>
          <TextField label={say.label} hint={say.hint} placeholder={say.placeholder} />
          <TextField label={say.label} defaultValue={say.otherNickname} />
          <TextField label={say.label} defaultValue={say.nickname} error={say.error} />
          <TextField label={say.label} isCode defaultValue="k7qm-2xwd" />
          <TextField label={say.long} isDisabled defaultValue={say.nickname} />
        </Columns>
      </Section>
      <Section title="TextArea">
        <Columns>
          <TextArea label={say.label} placeholder={say.placeholder} hint={say.hint} />
          <TextArea label={say.label} defaultValue={say.sentence} error={say.error} />
        </Columns>
      </Section>
      <Section title="SearchField">
        <Columns>
          <SearchField label={say.placeholder} />
          <SearchField label={say.placeholder} defaultValue={say.nickname} />
        </Columns>
      </Section>
      <Section title="DatePicker, DateField, TimeField">
        <Days say={say} />
      </Section>
    </>
  );
}
