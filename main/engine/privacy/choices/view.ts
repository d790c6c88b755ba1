/** What was chosen, as the window is shown it. */
import type { ChoicesView } from '../../../../contract/bridge/choices-view.ts';
import { purposeIds } from '../../../../contract/domain/purposes.ts';
import type { Desk } from '../../messaging/desk.ts';
import { findRestrictionReceipt } from '../../store/repositories/privacy-receipts.ts';
import { findSetting } from '../../store/repositories/settings.ts';
import { viewReceipts } from '../receipts/view.ts';
import { toldSetting } from './settings.ts';
import { findRestriction, isChosen, isPurposeOn } from './state.ts';

export function viewChoices(desk: Desk): ChoicesView {
  const { store } = desk;
  const receipts = viewReceipts(desk);
  const restriction = findRestriction(store);
  return {
    purposes: purposeIds.map((purpose) => ({
      purpose,
      isChosen: isChosen(store, purpose),
      isOn: isPurposeOn(store, purpose),
      history: receipts.filter(({ details }) => details['purpose'] === purpose),
    })),
    restriction:
      restriction === null
        ? null
        : {
            ...restriction,
            isTold:
              restriction.scope === 'optional' ||
              findRestrictionReceipt(store)?.id === findSetting(store, toldSetting) ||
              findRestrictionReceipt(store) === undefined,
          },
  };
}
