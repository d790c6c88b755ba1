/** What people say of themselves besides signing up: this person, and those they write with. */
import type { DetailsSaid, EmailSaid } from '../../../../contract/domain/person-details.ts';
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

/** Of this person. `namedAt` 0: the nickname is that of the sign-up. */
export interface OwnDetails {
  readonly namedAt: number;
  readonly details: DetailsSaid;
  readonly email: EmailSaid;
}

interface OwnRow {
  readonly namedAt: number;
  readonly gender: string | null;
  readonly birthDate: string | null;
  readonly detailedAt: number;
  readonly email: string | null;
  readonly emailAt: number;
}

const nothing: OwnRow = {
  namedAt: 0,
  gender: null,
  birthDate: null,
  detailedAt: 0,
  email: null,
  emailAt: 0,
};

export function getOwnDetails(store: Store): OwnDetails {
  const row =
    getRow<OwnRow>(
      store,
      `SELECT named_at AS namedAt, gender, birth_date AS birthDate, detailed_at AS detailedAt, email, email_at AS emailAt
       FROM own_details`,
    ) ?? nothing;
  const { namedAt, gender, birthDate, detailedAt, email, emailAt } = row;
  return {
    namedAt,
    details: { gender, birthDate, since: detailedAt },
    email: { address: email, since: emailAt },
  };
}

export function putOwnDetails(store: Store, own: OwnDetails): void {
  const { namedAt, details, email } = own;
  run(
    store,
    `INSERT INTO own_details (one, named_at, gender, birth_date, detailed_at, email, email_at)
     VALUES (1, $namedAt, $gender, $birthDate, $detailedAt, $email, $emailAt)
     ON CONFLICT (one) DO UPDATE SET named_at = $namedAt, gender = $gender, birth_date = $birthDate,
       detailed_at = $detailedAt, email = $email, email_at = $emailAt`,
    {
      namedAt,
      gender: details.gender,
      birthDate: details.birthDate,
      detailedAt: details.since,
      email: email.address,
      emailAt: email.since,
    },
  );
}

/** Of somebody this person writes with, as they said it themselves; 0: never. */
export interface ContactDetails {
  readonly nickname: string;
  readonly namedAt: number;
  readonly details: DetailsSaid;
}

export function findContactDetails(store: Store, account: string): ContactDetails | undefined {
  const row = getRow<Omit<OwnRow, 'email' | 'emailAt'> & { nickname: string }>(
    store,
    `SELECT nickname, named_at AS namedAt, gender, birth_date AS birthDate, detailed_at AS detailedAt
     FROM contact WHERE account = $account`,
    { account },
  );
  if (row === undefined) return undefined;
  const { nickname, namedAt, gender, birthDate, detailedAt } = row;
  return { nickname, namedAt, details: { gender, birthDate, since: detailedAt } };
}

export function putContactDetails(store: Store, account: string, said: ContactDetails): void {
  const { nickname, namedAt, details } = said;
  run(
    store,
    `UPDATE contact SET nickname = $nickname, named_at = $namedAt, gender = $gender, birth_date = $birthDate,
       detailed_at = $detailedAt WHERE account = $account`,
    {
      account,
      nickname,
      namedAt,
      gender: details.gender,
      birthDate: details.birthDate,
      detailedAt: details.since,
    },
  );
}

/** Their name in every group, whoever introduced them. */
export function renameMember(store: Store, account: string, nickname: string): void {
  run(store, 'UPDATE conversation_member SET nickname = $nickname WHERE account = $account', {
    account,
    nickname,
  });
}
