/** Answers for reporting an age: the service decides, and the security log has a line of it. */
import type { AuditCode } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { findContact } from '../store/repositories/contacts.ts';
import { getPair } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';

export function ageHandlers(profile: Profile): HandlersOf<'age'> {
  const open = () => {
    const { desk, connection, sampleNow } = profile.getOpen();
    return { ...desk, sampleNow, authorised: connection.keeper.authorised };
  };
  const record = (account: string, code: AuditCode): void => {
    const { store, clock } = open();
    inTransaction(store, () => {
      // Their contact may have gone while the service answered.
      const isHere = findContact(store, account) !== undefined;
      recordEvent(store, clock.now(), { code, ...(isHere ? { subject: account } : {}) });
    });
  };
  const accountOf = (conversation: string): string => {
    const { store, sampleNow } = open();
    if (sampleNow !== null) throw new AppError('sample.notConnected');
    return getPair(store, conversation).contact;
  };
  return {
    'age.report': async ({ conversation, age }) => {
      const account = accountOf(conversation);
      const { reported } = await open().authorised('age.report', { account, age });
      record(account, 'age.reported');
      return reported;
    },
    'age.takeBack': async ({ conversation }) => {
      const account = accountOf(conversation);
      await open().authorised('age.takeBack', { account });
      record(account, 'age.takenBack');
      return {};
    },
    'age.list': async () => {
      const { sampleNow, authorised } = open();
      if (sampleNow !== null) return { reports: [] };
      const { reports } = await authorised('age.list', {});
      return { reports };
    },
  };
}
