// Emergency numbers on which two public number databases agree.

import type { Compared, Emergency, EmergencyKind } from './types.ts';

const compared: Compared = {
  source: {
    title: 'Android emergency codes, agreeing with libphonenumber',
    url: 'https://android.googlesource.com/platform/packages/services/Telephony/+/master/ecc/input/eccdata.txt',
  },
  checked: '2026-11-22',
};

/** Numbers that stand in both databases, with what the first says they reach. */
export function emergencyCodes(numbers: Readonly<Partial<Record<EmergencyKind, string>>>): Emergency {
  return {
    ...compared,
    numbers: Object.entries(numbers).map(([kind, number]) => ({ kind: kind as EmergencyKind, number })),
  };
}
