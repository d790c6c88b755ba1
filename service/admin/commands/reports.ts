/** `reports`: opens what people reported to the operator; the service itself cannot. */
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { openReport } from '../../../main/engine/abuse/sealed-report.ts';
import { readArguments } from '../arguments.ts';
import type { AdminCommand } from '../command.ts';
import { readOperatorKey } from '../operator-key.ts';

export const reports: AdminCommand = {
  usage: 'KEY_FILE',
  summary: 'Opens the reports that people sealed to the operator’s key and prints them, oldest first.',
  async run({ args, print, note, database }) {
    const [file = ''] = readArguments(args, 1, {}).positionals;
    const key = await readOperatorKey(file);
    const acts = await database();
    const rows = await acts.act(async (tx) => {
      const result = await tx
        .selectFrom('abuse_reports')
        .select(['account', 'id', 'sealed'])
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return { result, details: { count: result.length } };
    });
    for (const { account, id, sealed } of rows) {
      const report = toBase64Url(id);
      // Null also where it was handed in by another account than it says.
      const opened = openReport(new Uint8Array(sealed), key, report, toBase64Url(account));
      print(JSON.stringify(opened ?? { report, error: 'not opened by this key' }, null, 2));
    }
    note(`${rows.length} reports`);
  },
};
