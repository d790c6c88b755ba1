// A call to the engine settles exactly once.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPendingCalls } from '../../../../../main/shell/engine/pending-calls.ts';

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((problem: { code: string }) => problem.code);

describe('pending calls', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('answers each call with the reply of its own id, in any order', async () => {
    const pending = createPendingCalls();
    const ids: number[] = [];
    const calls = [0, 1].map(() => pending.add('messages.list', (id) => ids.push(id)));
    pending.settle({ t: 'reply', id: ids[1] ?? 0, ok: true, value: 'second' });
    pending.settle({ t: 'reply', id: ids[0] ?? 0, ok: true, value: 'first' });
    expect(await Promise.all(calls)).toEqual(['first', 'second']);
  });

  it('rejects with the code and the safe fields that the engine named', async () => {
    const pending = createPendingCalls();
    const call = pending.add('messages.list', (id) => {
      const error = { code: 'message.tooLong', retryable: false, fields: { max: 7 } } as const;
      pending.settle({ t: 'reply', id, ok: false, error });
    });
    await expect(call).rejects.toMatchObject({ code: 'message.tooLong', fields: { max: 7 } });
  });

  it('rejects everything as restarted when the engine ends, and ignores replies that come after', async () => {
    const pending = createPendingCalls();
    let id = 0;
    const call = pending.add('messages.list', (given) => {
      id = given;
    });
    pending.rejectAll();
    pending.settle({ t: 'reply', id, ok: true, value: 'late' });
    expect(await codeOf(call)).toBe('engine.restarted');
  });

  it('lets a long call take its time, until the engine itself ends', async () => {
    const pending = createPendingCalls();
    const call = codeOf(pending.add('messages.list', () => undefined, true));
    vi.runAllTimers();
    expect(vi.getTimerCount()).toBe(0);
    pending.rejectAll();
    expect(await call).toBe('engine.restarted');
  });

  it('ends a call that an engine never answers', async () => {
    const call = codeOf(createPendingCalls().add('messages.list', () => undefined));
    vi.runAllTimers();
    expect(await call).toBe('request.timeout');
  });

  it('knows whether a call of some kind is under way', () => {
    const pending = createPendingCalls();
    const opens = new Set(['lock.unlock']);
    let id = 0;
    void pending.add('lock.unlock', (given) => {
      id = given;
    });
    expect(pending.has(opens)).toBe(true);
    pending.settle({ t: 'reply', id, ok: true, value: {} });
    expect(pending.has(opens)).toBe(false);
  });
});
