/** Checks an exported security log by itself and names the first line that is not as it was written. */
import type { z } from 'zod';
import { fromBase64Url, toBase64Url } from '../encoding/base64url.ts';
import {
  type AuditHeader,
  auditEndSchema,
  auditHeaderBytes,
  auditHeaderSchema,
  endText,
  headerText,
  lineText,
} from './audit-export.ts';
import {
  type AuditHead,
  type AuditLine,
  auditHeadBytes,
  auditLineBytes,
  auditLineSchema,
} from './audit-log.ts';

/** SHA-256 and Ed25519, from whatever library the caller has. */
export interface AuditCrypto {
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}

/**
 * `malformed`: no line of such a log. `changed`: its hash or signature does not fit it. `order`: another line should stand
 * here. `cut`: the file ends before the signed end. `appended`: stands after the signed end.
 */
export type AuditFlaw = 'malformed' | 'changed' | 'order' | 'cut' | 'appended';

export type AuditCheck =
  | { readonly ok: true; readonly header: AuditHeader; readonly head: AuditHead }
  /** `line` counts from 1 and is one past the last where the end is missing. */
  | { readonly ok: false; readonly line: number; readonly flaw: AuditFlaw };

class Flaw extends Error {
  readonly flaw: AuditFlaw;
  constructor(flaw: AuditFlaw) {
    super(flaw);
    this.flaw = flaw;
  }
}

/** Whether a line follows from the one before; `previous` is that one's hash, or the log's name. */
export function findLineFlaw(
  line: AuditLine,
  seq: number,
  previous: string,
  sha256: AuditCrypto['sha256'],
): AuditFlaw | null {
  const { hash, ...hashed } = line;
  if (toBase64Url(sha256(auditLineBytes(hashed))) !== hash) return 'changed';
  return line.seq === seq && line.previous === previous ? null : 'order';
}

/** Parses a line that must be spelled exactly as we spell it. */
function parse<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  spell: (value: z.output<Schema>) => string,
): z.output<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Flaw('malformed');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success || spell(parsed.data) !== text) throw new Flaw('malformed');
  return parsed.data;
}

function readHeader(text: string, { verify }: AuditCrypto): AuditHeader {
  const header = parse(text, auditHeaderSchema, headerText);
  const signed = verify(fromBase64Url(header.key), auditHeaderBytes(header), fromBase64Url(header.signature));
  if (!signed) throw new Flaw('changed');
  return header;
}

function readEnd(text: string, header: AuditHeader, { verify }: AuditCrypto): AuditHead {
  const { head } = parse(text, auditEndSchema, ({ head }) => endText(head));
  const bytes = auditHeadBytes(header.account, head);
  if (!verify(fromBase64Url(header.key), bytes, fromBase64Url(head.signature))) throw new Flaw('changed');
  return head;
}

/** `text` is the whole file. Says nothing of whose account key it is: compare that with the person's safety number. */
export function checkAuditExport(text: string, crypto: AuditCrypto): AuditCheck {
  const lines = text.split('\n');
  let at = 0;
  try {
    const header = readHeader(lines[0] ?? '', crypto);
    let previous = header.log;
    for (at = 1; at < lines.length; at++) {
      const line = lines[at] ?? '';
      if (line === '' && at === lines.length - 1) throw new Flaw('cut');
      if (line.startsWith('{"head"')) break;
      const parsed = parse(line, auditLineSchema, lineText);
      const flaw = findLineFlaw(parsed, at, previous, crypto.sha256);
      if (flaw !== null) throw new Flaw(flaw);
      previous = parsed.hash;
    }
    if (at === lines.length) throw new Flaw('cut');
    const head = readEnd(lines[at] ?? '', header, crypto);
    if (head.log !== header.log || head.count !== at - 1 || head.hash !== previous) throw new Flaw('order');
    // Every line ends with a line feed, the last one too, and nothing follows.
    if (lines.length < at + 2) throw new Flaw('cut');
    if (lines.length > at + 2 || lines[at + 1] !== '') {
      at += 1;
      throw new Flaw('appended');
    }
    return { ok: true, header, head };
  } catch (thrown) {
    if (!(thrown instanceof Flaw)) throw thrown;
    return { ok: false, line: at + 1, flaw: thrown.flaw };
  }
}
