/** `policy publish`: announces a new version of the privacy policy to every app that connects. */
import type { Policy } from '../../../contract/policy/document.ts';
import { policyBytesMost, policyDraftSchema, policySchema } from '../../../contract/policy/schema.ts';
import { loadSigningKey } from '../../keys/signing-key.ts';
import { type Publishing, publishPolicy } from '../../policy/publish.ts';
import { AdminError } from '../admin-error.ts';
import { readArguments, readInput } from '../arguments.ts';
import type { AdminCommand } from '../command.ts';

const refusals: Readonly<Record<Exclude<Publishing, 'published' | 'again'>, string>> = {
  taken: 'another text is published under this number, and a published version never changes',
  skips: 'the number must follow the newest one',
  outOfOrder: 'it would take effect before the version before it',
};

export const policyPublish: AdminCommand = {
  usage: 'FILE --effective YYYY-MM-DD',
  summary:
    'Publishes FILE as the next version: both languages, the same sections, 30 days ahead unless it says why not.',
  async run({ args, now, print, database }) {
    const { positionals, values } = readArguments(args, 1, { effective: { type: 'string' } });
    const [file = ''] = positionals;
    if (values.effective === undefined)
      throw new AdminError('admin.usage', '--effective YYYY-MM-DD is needed');
    const policy = readDraft(readInput(file, policyBytesMost), values.effective, now());
    const acts = await database();
    const done = await acts.act(async (tx) => {
      const result = await publishPolicy(tx, policy, await loadSigningKey(tx), now());
      if (result !== 'published' && result !== 'again')
        throw new AdminError('admin.refused', refusals[result]);
      return { result, details: { version: policy.version, effective: policy.effective, outcome: result } };
    });
    print(
      done === 'published'
        ? `Version ${policy.version} is published; it takes effect on ${policy.effective}.`
        : `Version ${policy.version} was published before; nothing has changed.`,
    );
  },
};

/** Throws `admin.fileInvalid`, naming the place in the file. */
function readDraft(bytes: Buffer, effective: string, now: number): Policy {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AdminError('admin.fileInvalid', 'this is no JSON in UTF-8', cause);
  }
  const draft = policyDraftSchema.safeParse(json);
  if (!draft.success) throw new AdminError('admin.fileInvalid', told(draft.error.issues));
  const { version, urgent = null, texts } = draft.data;
  const published = new Date(now).toISOString().slice(0, 10);
  const policy = policySchema.safeParse({ version, published, effective, urgent, texts });
  if (!policy.success) throw new AdminError('admin.refused', told(policy.error.issues));
  return policy.data;
}

function told(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  const [first] = issues;
  const place = first?.path.map(String).join('.') ?? '';
  return `${place === '' ? 'the file' : place}: ${first?.message ?? 'not understood'}`;
}
