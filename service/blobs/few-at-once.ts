/** A device may have few large requests under way: what it keeps in memory here is bounded whatever it does. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';

const underWay = new WeakMap<Context, Map<string, number>>();

type Work<Request, Answer> = (context: Context, request: Request, caller: Caller) => Promise<Answer>;

/** The same work; throws `service.busy` for a device that has its share under way. */
export function fewAtOnce<Request, Answer>(work: Work<Request, Answer>): Work<Request, Answer> {
  return async (context, request, caller) => {
    const counts = underWay.get(context) ?? new Map<string, number>();
    underWay.set(context, counts);
    const device = encodeBytes(caller.device);
    const count = counts.get(device) ?? 0;
    if (count >= limits.blobRequestsAtOnce) throw new AppError('service.busy');
    counts.set(device, count + 1);
    try {
      return await work(context, request, caller);
    } finally {
      const left = (counts.get(device) ?? 1) - 1;
      if (left === 0) counts.delete(device);
      else counts.set(device, left);
    }
  };
}
