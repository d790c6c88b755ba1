/** Answers connections that never became a request: malformed HTTP, headers too large, headers or body too slow. */
import type { Socket } from 'node:net';
import { AppError } from '../../contract/errors/app-error.ts';
import { type ErrorCode, statusOf } from '../../contract/errors/catalogue.ts';
import { errorBody } from './replies.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timeout',
  HPE_HEADER_OVERFLOW: 'request.tooLarge',
};

export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = codes[error.code ?? ''] ?? 'request.invalid';
  const body = JSON.stringify(errorBody(new AppError(code)));
  socket.end(
    `HTTP/1.1 ${statusOf(code)} Refused\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
