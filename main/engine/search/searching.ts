/** Search as you type over the messages of an open store. */
import type { ChannelRequest, ChannelResponse } from '../../../contract/bridge/channels.ts';
import type { Desk } from '../messaging/desk.ts';
import { isImportUnderWay } from '../store/repositories/import-mark.ts';
import { findByWords, type SearchTerm } from '../store/repositories/search.ts';
import { cutPieces } from './pieces.ts';
import { parseQuery, type Wanted } from './query.ts';

const toTerm = (wanted: Wanted): SearchTerm =>
  wanted.kind === 'word'
    ? { forms: wanted.forms, isExact: false, isBeginning: wanted.isBeginning }
    : { forms: [wanted.words.join(' ')], isExact: true, isBeginning: wanted.isBeginning };

/** Newest first. Never throws for what was typed; messages that are about to be deleted are not found. */
export function searchMessages(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  request: ChannelRequest<'search.messages'>,
): ChannelResponse<'search.messages'> {
  const query = parseQuery(request.query);
  const { conversation, from, until, before, limit } = request;
  // What an import has written so far is not here before all of it is.
  const terms = isImportUnderWay(store) ? [] : query.map(toTerm);
  const search = { terms, conversation, from, until, before, limit: limit + 1 };
  const found = findByWords(store, search, clock.now());
  return {
    hits: found.slice(0, limit).map(({ place, message }) => ({
      message,
      place,
      pieces: [...cutPieces(message.text, query)],
    })),
    more: found.length > limit,
  };
}
