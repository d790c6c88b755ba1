// Ways to choose: one of several, yes or no, parts of a page.

import { useState } from 'react';
import { Checkbox } from '../components/Checkbox.tsx';
import { RadioCards } from '../components/RadioCards.tsx';
import { SegmentedControl } from '../components/SegmentedControl.tsx';
import { Select } from '../components/Select.tsx';
import { Switch } from '../components/Switch.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { Columns, Section } from './Section.tsx';
import type { Samples } from './samples.ts';

const ids = ['system', 'light', 'dark'] as const;
type Id = (typeof ids)[number];

function choicesOf(say: Samples) {
  return ids.map((id, at) => ({
    id,
    label: say.choices[at] ?? id,
    ...(at === 0 ? { hint: say.choiceHint } : {}),
  }));
}

function Selects({ say }: { readonly say: Samples }) {
  const [chosen, setChosen] = useState<Id | null>('system');
  const common = { label: say.label, choices: choicesOf(say), onChange: setChosen };
  return (
    <Columns>
      <Select {...common} value={chosen} hint={say.hint} />
      <Select {...common} value={null} placeholder={say.placeholder} error={say.error} />
      <Select {...common} value="dark" isDisabled />
    </Columns>
  );
}

function Cards({ say }: { readonly say: Samples }) {
  const [chosen, setChosen] = useState<Id | null>(null);
  const plain = choicesOf(say).map(({ id, label }) => ({ id, label }));
  return (
    <Columns>
      <RadioCards label={say.label} choices={plain} value={chosen ?? 'light'} onChange={setChosen} />
      <RadioCards
        label={say.label}
        choices={choicesOf(say)}
        value={chosen}
        onChange={setChosen}
        layout="column"
        error={chosen === null ? say.error : null}
      />
    </Columns>
  );
}

function Parts({ say }: { readonly say: Samples }) {
  const [part, setPart] = useState<Id>('system');
  return (
    <>
      <SegmentedControl label={say.label} choices={choicesOf(say)} value={part} onChange={setPart} />
      <SegmentedControl
        label={say.hint}
        choices={choicesOf(say)}
        value="dark"
        onChange={setPart}
        isDisabled
      />
      <Tabs
        label={say.label}
        value={part}
        onChange={setPart}
        tabs={choicesOf(say).map((choice) => ({ ...choice, content: <p>{say.sentence}</p> }))}
      />
    </>
  );
}

/** Every way in every state. */
export function Choosing({ say }: { readonly say: Samples }) {
  return (
    <>
      <Section title="Select">
        <Selects say={say} />
      </Section>
      <Section title="RadioCards">
        <Cards say={say} />
      </Section>
      <Section title="Switch, Checkbox">
        <Columns>
          <div>
            <Switch defaultSelected hint={say.hint}>
              {say.label}
            </Switch>
            <Switch>{say.long}</Switch>
            <Switch isDisabled>{say.label}</Switch>
          </div>
          <div>
            <Checkbox defaultSelected hint={say.hint}>
              {say.label}
            </Checkbox>
            <Checkbox isIndeterminate>{say.label}</Checkbox>
            <Checkbox error={say.error}>{say.long}</Checkbox>
            <Checkbox isDisabled>{say.label}</Checkbox>
          </div>
        </Columns>
      </Section>
      <Section title="SegmentedControl, Tabs">
        <Parts say={say} />
      </Section>
    </>
  );
}
