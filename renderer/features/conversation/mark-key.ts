// The sentence for how a line came.

import type { LineMark } from '../../../contract/domain/line-mark.ts';
import type { TextKey } from '../../i18n/keys.ts';

export const markKey = (mark: LineMark, mine: boolean) =>
  (mine && mark === 'removedDevice'
    ? 'kinds.came.removedDeviceMine'
    : `kinds.came.${mark}`) satisfies TextKey;
