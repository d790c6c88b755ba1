/** A receipt: what a person did about their data, when, and to which exact text; signed by the device, countersigned by the service. */
import { z } from 'zod';
import { fromBase64Url } from '../encoding/base64url.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { deviceEntryBytes, deviceEntrySchema } from './identity.ts';
import { idSchema, key32Schema, signatureSchema, timeSchema } from './ids.ts';

/** What was done. Each has its words under `receipts.act`, dashes for dots. */
export const receiptActs = [
  'consent.given',
  'consent.withdrawn',
  'objection.made',
  'objection.ended',
  'policy.acknowledged',
  'policy.declined',
  'access',
  'corrected',
  'deleted',
  'erasure.asked',
  'erasure.cancelled',
  'erasure.done',
  'restricted',
  'unrestricted',
  'exported',
  'imported',
  'request.sent',
  'request.answered',
] as const;
export type ReceiptAct = (typeof receiptActs)[number];

/** Names, versions, codes and ids: nothing a person wrote fits in. */
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);

/** The exact text that was on the screen: which one, and the SHA-256 of its UTF-8 bytes in that language. */
export const receiptTextSchema = z.strictObject({
  name: code,
  version: code,
  language: z.enum(['en', 'ar']),
  hash: key32Schema,
});
export type ReceiptText = z.infer<typeof receiptTextSchema>;

/** Codes, counts, ids and times by their names; never content. */
const detailsSchema = z
  .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), z.union([code, z.int().nonnegative()]))
  .refine((details) => Object.keys(details).length <= 16);
export type ReceiptDetails = z.infer<typeof detailsSchema>;

/** `window`: pressed in the window of the device that signed. `automatic`: followed from an earlier act, without a press. */
export const receiptMethods = ['window', 'automatic'] as const;

const fields = {
  v: z.literal(1),
  id: idSchema,
  act: z.enum(receiptActs),
  /** By the clock of the device that signed. */
  at: timeSchema,
  method: z.enum(receiptMethods),
  text: receiptTextSchema.nullable(),
  details: detailsSchema,
  /** The device that signed, as its account vouched for it: the receipt can be checked when both are gone. */
  device: deviceEntrySchema,
};
const unsignedSchema = z.strictObject(fields);
/** Signed by the device's MLS key over {@link receiptBytes}. */
export const receiptSchema = z.strictObject({ ...fields, signature: signatureSchema });
export type Receipt = z.infer<typeof receiptSchema>;
export type UnsignedReceipt = z.infer<typeof unsignedSchema>;

/** The service saw the hash of a signed receipt at this time, and nothing else of it. */
export const countersignatureSchema = z.strictObject({
  /** The service's Ed25519 key. */
  key: key32Schema,
  at: timeSchema,
  signature: signatureSchema,
});
export type Countersignature = z.infer<typeof countersignatureSchema>;

/** A saved receipt: everything that is needed to check it. */
export const receiptFileSchema = z.strictObject({
  format: z.literal('o7-receipt'),
  v: z.literal(1),
  receipt: receiptSchema,
  countersignature: countersignatureSchema.nullable(),
});
export type ReceiptFile = z.infer<typeof receiptFileSchema>;

/** By their letters' numbers, the same in every language. */
const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1;

/** What the device signs. */
export function receiptBytes(receipt: UnsignedReceipt): Uint8Array {
  const { text } = receipt;
  const details = Object.entries(receipt.details).sort(byName);
  const writer = new ByteWriter()
    .text('o7-receipt-v1')
    .raw(fromBase64Url(receipt.id))
    .text(receipt.act)
    .u64(receipt.at)
    .text(receipt.method)
    .u8(text === null ? 0 : 1);
  if (text !== null)
    writer.text(text.name).text(text.version).text(text.language).raw(fromBase64Url(text.hash));
  writer.u32(details.length);
  for (const [name, value] of details) {
    writer.text(name);
    if (typeof value === 'number') writer.u8(0).u64(value);
    else writer.u8(1).text(value);
  }
  return writer.bytes(deviceEntryBytes(receipt.device)).raw(fromBase64Url(receipt.device.signature)).done();
}

/** What the service is shown the SHA-256 of: the signed receipt. */
export function signedReceiptBytes(receipt: Receipt): Uint8Array {
  return new ByteWriter().bytes(receiptBytes(receipt)).raw(fromBase64Url(receipt.signature)).done();
}

/** What the service's key signs; `hash` is that of {@link signedReceiptBytes}. */
export function countersignatureBytes(hash: Uint8Array, at: number): Uint8Array {
  return new ByteWriter().text('o7-receipt-countersignature-v1').raw(hash).u64(at).done();
}

/** A receipt as it is saved: one spelling. */
export function receiptFileText(receipt: Receipt, countersignature: Countersignature | null): string {
  return `${JSON.stringify({ format: 'o7-receipt', v: 1, receipt, countersignature }, null, 2)}\n`;
}
