/** Answers for receipts. */
import { receiptFileText } from '../../../../contract/domain/receipt.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { chosenPlace } from '../../../writing/gate.ts';
import type { HandlersOf, ShellHandlersOf } from '../../handler-types.ts';
import { writeDurably } from '../../keys/durable-file.ts';
import type { Profile } from '../../profile/profile.ts';
import { findReceipt } from '../../store/repositories/privacy-receipts.ts';
import { acceptServiceKey, viewServiceKey } from './service-key.ts';
import { viewReceipts } from './view.ts';

export function receiptsHandlers(profile: Profile): HandlersOf<'receipts'> & ShellHandlersOf<'receipts'> {
  const desk = () => profile.getOpen().desk;
  return {
    'receipts.list': () => ({ receipts: viewReceipts(desk()), serviceKey: viewServiceKey(desk().store) }),
    'receipts.acceptKey': ({ key }) => {
      acceptServiceKey(desk().store, key);
      desk().emit('receipts.changed', {});
      desk().wake();
      return {};
    },
    'receipts.write': ({ id, file }) => {
      const found = findReceipt(desk().store, id);
      if (found === undefined) throw new AppError('request.invalid');
      writeDurably(chosenPlace('receiptFiles', file), receiptFileText(found.receipt, found.countersignature));
      return {};
    },
  };
}
