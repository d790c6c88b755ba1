/** Answers for erasing the account everywhere. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { chosenPlace } from '../../writing/gate.ts';
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import { writeDurably } from '../keys/durable-file.ts';
import { viewReceipt } from '../privacy/receipts/view.ts';
import type { Profile } from '../profile/profile.ts';
import { confirmPasscode } from '../profile/unlocking.ts';
import { askErasure, cancelErasure } from './asking.ts';
import { viewErasure } from './record.ts';

export function erasureHandlers(profile: Profile): HandlersOf<'erasure'> & ShellHandlersOf<'erasure'> {
  const desk = () => profile.getOpen().desk;
  const authorised = () => profile.getOpen().connection.keeper.authorised;
  return {
    'erasure.view': () => viewErasure(desk().store),
    'erasure.ask': async ({ passcode }) => {
      // Throws `sample.notConnected` where there is no account.
      const vault = profile.getVault();
      await confirmPasscode(profile.place, vault, profile.clock.now(), passcode);
      const receipt = await askErasure(desk(), authorised());
      return { erasure: viewErasure(desk().store), receipt: viewReceipt(desk(), receipt) };
    },
    'erasure.cancel': async () => {
      profile.getVault();
      const receipt = await cancelErasure(desk(), authorised());
      return { erasure: viewErasure(desk().store), receipt: viewReceipt(desk(), receipt) };
    },
    'erasure.leave': () => profile.leaveFarewell(),
    'erasure.writeReceipt': ({ file }) => {
      const receipt = profile.getLastReceipt();
      if (receipt === null) throw new AppError('request.invalid');
      writeDurably(chosenPlace('receiptFiles', file), receipt);
      return {};
    },
  };
}
