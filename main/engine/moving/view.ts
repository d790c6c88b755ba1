/** The move as the window is shown it. */
import type { MovingView } from '../../../contract/bridge/moving-view.ts';
import type { Desk } from '../messaging/desk.ts';
import { countHistoryLines, findHistoryRequest } from '../store/repositories/history.ts';
import { countRows } from '../store/repositories/holdings.ts';
import { countWaiting } from '../store/repositories/messages.ts';
import { findMove } from './record.ts';

export function viewMove({ store }: Desk): MovingView {
  const move = findMove(store);
  if (move === null) return { state: 'none' };
  const { device, name, step, lines, there, waiting, at } = move;
  const to = { device, name };
  const request = move.request === null ? undefined : findHistoryRequest(store, move.request);
  const sent = request?.got ?? 0;
  const files = () => countRows(store, ['attachment']).count;
  switch (step) {
    case 'sending':
      return { state: 'sending', ...to, sent, total: Math.max(countHistoryLines(store), sent), waiting };
    case 'differs':
      return { state: 'differs', ...to, sent, there };
    case 'ready':
      return { state: 'ready', ...to, lines, files: files() };
    case 'leaving':
    case 'counted':
    case 'signing':
      return { state: 'leaving', ...to, unsent: countWaiting(store, null) };
    case 'moved':
      return { state: 'moved', ...to, lines, files: files(), at };
  }
}

/** Tells the window. */
export function showMove(desk: Desk): void {
  desk.emit('moving.changed', viewMove(desk));
}
