/** Answers for purposes and restriction. */
import type { HandlersOf } from '../../handler-types.ts';
import type { Profile } from '../../profile/profile.ts';
import { viewReceipt } from '../receipts/view.ts';
import { decide, lift, restrict } from './deciding.ts';
import { viewChoices } from './view.ts';

export function choicesHandlers(profile: Profile): HandlersOf<'choices'> {
  const desk = () => profile.getOpen().desk;
  return {
    'choices.view': () => viewChoices(desk()),
    'choices.decide': (chosen) => ({ receipt: viewReceipt(desk(), decide(desk(), chosen)) }),
    'choices.restrict': (chosen) => ({ receipt: viewReceipt(desk(), restrict(desk(), chosen)) }),
    'choices.lift': ({ language }) => ({ receipt: viewReceipt(desk(), lift(desk(), language)) }),
  };
}
