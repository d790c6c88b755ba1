/** Rate limits per address and device, and their memory: no address is ever kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors/app-error.ts';
import { RateLimiter } from '../../service/http/rate-limit.ts';
import { openRate } from '../../service/http/rates.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { post } from '../support/service-client.ts';
import { TestClock } from '../support/service-in-process.ts';

const rate = { burst: 3, perMinute: 60 };

function tryTake(limiter: RateLimiter, subject = '192.0.2.1', route = 'route'): string {
  try {
    limiter.take(route, subject, rate);
    return 'done';
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.fields['retryAfterMs']}` : String(error);
  }
}

describe('the limiter', () => {
  it('lets a burst through, then one for each refill, and tells when to come back', () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(clock, 1);
    expect([1, 2, 3].map(() => tryTake(limiter))).toEqual(['done', 'done', 'done']);
    expect(tryTake(limiter)).toBe('request.tooMany 1000');
    clock.advance(1_000);
    expect(tryTake(limiter)).toBe('done');
    expect(tryTake(limiter)).toBe('request.tooMany 1000');
  });

  it('counts each address and each route for itself', () => {
    const limiter = new RateLimiter(new TestClock(), 1);
    for (let taken = 0; taken < 3; taken++) tryTake(limiter);
    expect(tryTake(limiter, '192.0.2.2')).toBe('done');
    expect(tryTake(limiter, '192.0.2.1', 'other')).toBe('done');
    expect(tryTake(limiter)).toContain('request.tooMany');
  });

  it('forgets everything with the key of the day', () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(clock, 0.0001);
    expect(tryTake(limiter)).toContain('request.tooMany');
    const wide = new RateLimiter(clock, 1);
    for (let taken = 0; taken < 4; taken++) tryTake(wide);
    clock.advance(24 * 60 * 60 * 1000);
    expect([1, 2, 3].map(() => tryTake(wide))).toEqual(['done', 'done', 'done']);
  });

  it('holds a bounded number of callers', () => {
    const limiter = new RateLimiter(new TestClock(), 1);
    for (let taken = 0; taken < 3; taken++) tryTake(limiter);
    for (let other = 0; other < 50_000; other++) limiter.take('route', String(other), rate);
    expect(tryTake(limiter)).toBe('done');
  });
});

describe('the service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ env: { O7_RATE_SCALE: '1' } });
  });
  afterAll(() => service.remove());

  it('slows down whoever guesses invitation codes', async () => {
    const { burst } = openRate('invitations.fetch');
    const body = { v: 1, lookupId: 'A'.repeat(43) };
    const statuses: number[] = [];
    for (let asked = 0; asked < 2 * burst; asked++) {
      statuses.push((await post(service.origin, 'invitations.fetch', body)).status);
    }
    expect(statuses.slice(0, burst).every((status) => status === 404)).toBe(true);
    expect(statuses).toContain(429);
    const refused = await post(service.origin, 'invitations.fetch', body);
    expect(refused.body).toMatchObject({ error: { code: 'request.tooMany', retryable: true } });
    expect((await post(service.origin, 'health', { v: 1 })).status).toBe(200);
  });
});
