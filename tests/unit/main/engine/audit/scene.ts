/** A store in memory with an account in it, and whatever of a desk the security log needs. */
import type { AuditCode } from '../../../../../contract/bridge/views.ts';
import { recordEvent } from '../../../../../main/engine/audit/record.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore } from '../../../../../main/engine/store/database.ts';
import { putAccount } from '../../../../../main/engine/store/repositories/account.ts';

export interface LogOwner extends Pick<Desk, 'store' | 'account'> {
  readonly clock: { time: number; now(): number };
  woken: number;
  readonly wake: () => void;
  record(...codes: readonly AuditCode[]): void;
}

export function makeOwner(): LogOwner {
  const store = openMemoryStore();
  const account = { ...makeProfile('therapist', 'Rana', 1).account, registration: null };
  putAccount(store, account);
  const owner: LogOwner = {
    store,
    account,
    clock: {
      time: 1_700_000_000_000,
      now() {
        return this.time;
      },
    },
    woken: 0,
    wake: () => {
      owner.woken += 1;
    },
    record(...codes) {
      for (const code of codes) recordEvent(store, owner.clock.now(), { code });
    },
  };
  return owner;
}

/** Changes what no statement may change: as somebody would who edits the file with its key. */
export function tamper(owner: Pick<LogOwner, 'store'>, sql: string): void {
  owner.store.exec('DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_shrinks');
  owner.store.exec(sql);
}
