// What may be done with a line at this moment; the engine decides again.

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { nowOf } from '../../bridge/now.ts';

export interface Rights {
  readonly reply: boolean;
  readonly edit: boolean;
  readonly copy: boolean;
  readonly mark: boolean;
  readonly erase: boolean;
}

export function rightsOf(message: MessageView, now: number, isEnded: boolean): Rights {
  const { mine, erased, notice, at, text, files } = message;
  const isLine = notice === null && !erased;
  const isOwn = isLine && mine && !isEnded;
  return {
    reply: isLine && !isEnded,
    edit: isOwn && text !== '' && now - at <= limits.editMs,
    copy: isLine && (text !== '' || files.length > 0),
    mark: isLine,
    erase: isOwn && now - at <= limits.eraseForAllMs,
  };
}

/** Asked anew each time: minutes pass while a conversation stands open. */
export function useRights(isEnded: boolean): (message: MessageView) => Rights {
  const client = useQueryClient();
  return useCallback((message) => rightsOf(message, nowOf(client), isEnded), [client, isEnded]);
}
