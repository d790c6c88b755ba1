/** What every table of routes is made with. */
import { z } from 'zod';
import { limits } from '../../domain/limits.ts';

const v = z.literal(1);
export const kb = 1024;
export const request = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ v, ...shape });

/** One request of the service. */
export interface RouteContract {
  /**
   * `device`: needs `Authorization: Bearer <token>`; `count`: needs the token of `watch.start`, which opens nothing else;
   * `none`: open to everybody, with tighter rate limits.
   */
  readonly auth: 'none' | 'device' | 'count';
  /** Largest accepted request body in bytes. */
  readonly bodyLimit: number;
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

export const base64Room = (bytes: number) => Math.ceil((bytes * 4) / 3) + 4 * kb;
export const offerRoom = base64Room((limits.keyPackagesOneTime + 1) * limits.keyPackageBytes);
export const generation = z.int().min(1);
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
