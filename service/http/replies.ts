/** Turns whatever was thrown into a coded refusal: `{ v: 1, error }` with the code's status, never a message or a stack. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorReport } from '../../contract/errors/app-error.ts';
import { type ErrorCode, statusOf } from '../../contract/errors/catalogue.ts';

export interface ErrorBody {
  readonly v: 1;
  readonly error: ErrorReport;
}

export function errorBody(error: AppError): ErrorBody {
  return { v: 1, error: error.toReport() };
}

/** Fastify's and PostgreSQL's own failures in our words. */
const foreignCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.invalid',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.invalid',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timeout',
  FST_ERR_HANDLER_TIMEOUT: 'service.unavailable',
  // A second use of an id that is meant to be unique.
  '23505': 'request.invalid',
  // A number that no column holds.
  '22003': 'request.invalid',
  // Statement or lock timeout: the database is too busy for now.
  '57014': 'service.busy',
  '55P03': 'service.busy',
  // Too many connections, database shutting down or starting up, connection gone.
  '53300': 'service.busy',
  '57P01': 'service.unavailable',
  '57P02': 'service.unavailable',
  '57P03': 'service.unavailable',
  ECONNREFUSED: 'service.unavailable',
  ECONNRESET: 'service.unavailable',
  EPIPE: 'service.unavailable',
  ENOENT: 'service.unavailable',
};

/** The AppError that stands for anything thrown while a request was handled. */
export function toWireError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const known = foreignCodes[code] ?? (isLostConnection(thrown) ? 'service.unavailable' : undefined);
  return new AppError(known ?? 'internal.unexpected', { cause: thrown });
}

/** pg reports a connection that ended under or before a query, or that could not be made in time, without a code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying|Client (was closed|has encountered a connection error))/;

function isLostConnection(thrown: unknown): boolean {
  return thrown instanceof Error && lostConnection.test(thrown.message);
}

export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = toWireError(thrown);
  if (statusOf(error.code) >= 500) request.log.error({ err: error, id: request.id }, 'request failed');
  return reply.code(statusOf(error.code)).send(errorBody(error));
}
