/** The only accepted body: JSON in valid UTF-8 under `application/json`. */
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../contract/errors/app-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function acceptStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(utf8.decode(body as Buffer)));
    } catch (cause) {
      done(new AppError('request.invalid', { cause }));
    }
  });
}
