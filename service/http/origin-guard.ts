/** Refuses what a browser page could send: any Origin header, and any Host that is not ours (DNS rebinding). */
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../contract/errors/app-error.ts';
import type { Context } from '../context.ts';

/** Throws `auth.refusedOrigin`. */
export function refuseForeignOrigin(context: Context, request: FastifyRequest): void {
  if (request.headers.origin !== undefined) throw new AppError('auth.refusedOrigin');
  if (request.headers.host?.toLowerCase() !== new URL(context.origin()).host) {
    throw new AppError('auth.refusedOrigin');
  }
}
