/** Seals a report: bytes that the operator's private key alone opens; `npm run admin -- reports` opens them with it. */
import {
  type AbuseReport,
  abuseReportContext,
  abuseReportSchema,
} from '../../../contract/domain/abuse-report.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { wipe } from '../crypto/primitives.ts';
import { openSealed, sealTo } from '../crypto/sealed-to-key.ts';
import { padBody, unpadBody } from '../e2ee/padding.ts';

/** Throws `report.tooLarge`. */
export function sealReport(report: AbuseReport, operatorKey: Uint8Array): Uint8Array {
  const padded = padBody(new TextEncoder().encode(JSON.stringify(report)));
  const sealed = sealTo(operatorKey, padded, abuseReportContext(report.report, report.reporter));
  wipe(padded);
  if (sealed.length > limits.reportBytes)
    throw new AppError('report.tooLarge', { fields: { max: limits.reportMessages } });
  return sealed;
}

/** What the operator reads; null where the key is another, or anything was changed. */
export function openReport(
  sealed: Uint8Array,
  privateKey: Uint8Array,
  report: string,
  reporter: string,
): AbuseReport | null {
  const padded = openSealed(privateKey, sealed, abuseReportContext(report, reporter));
  if (padded === null) return null;
  const parsed = abuseReportSchema.safeParse(JSON.parse(new TextDecoder().decode(unpadBody(padded))));
  if (!parsed.success || parsed.data.report !== report || parsed.data.reporter !== reporter) return null;
  return parsed.data;
}
