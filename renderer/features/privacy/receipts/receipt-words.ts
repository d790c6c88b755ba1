// The words of a receipt.

import type { ReceiptAct } from '../../../../contract/domain/receipt.ts';

type Dashed<Act extends string> = Act extends `${infer Of}.${infer What}` ? `${Of}-${What}` : Act;

/** Texts have no dots in their names: `consent.given` stands under `consent-given`. */
export function actKey(act: ReceiptAct): `receipts.act.${Dashed<ReceiptAct>}` {
  return `receipts.act.${act.replace('.', '-') as Dashed<ReceiptAct>}`;
}
