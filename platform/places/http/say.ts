import { type Answer, AnswerBroken, type HttpRefusal, type HttpRequest } from '../../egress/index.ts';
import { type PlaceReason, TransportFault } from '../fault.ts';

/** Says a request to the host of a place, through its door. */
export type Say = (
  request: HttpRequest,
) => Promise<Answer | { readonly outcome: 'shut'; readonly reason: HttpRefusal }>;

const reasonOf: Readonly<Record<HttpRefusal, PlaceReason>> = {
  undeclared: 'switched-off',
  'switched-off': 'switched-off',
  'host-not-allowed': 'switched-off',
  'budget-spent': 'switched-off',
  'private-address': 'private-address',
  'tls-failed': 'tls-failed',
  unreachable: 'unreachable',
  redirected: 'not-as-agreed',
  'too-long': 'not-as-agreed',
  'timed-out': 'broke-off',
  broken: 'broke-off',
  aborted: 'broke-off',
};

/** What a request that got no answer means for a place. */
export const refusedFault = (reason: HttpRefusal, place: string, object: string): TransportFault =>
  new TransportFault(reasonOf[reason], place, object);

/**
 * The bytes of an answer. An answer that does not say where it ends, or is packed, is not taken: nobody could tell that it broke off.
 * @throws {TransportFault} while it is read
 */
export async function* bytesOf(answer: Answer, place: string, object: string): AsyncGenerator<Uint8Array> {
  const { headers } = answer;
  const saysItsEnd = headers.has('content-length') || headers.has('transfer-encoding');
  if (!saysItsEnd || headers.has('content-encoding')) {
    await left(answer);
    throw new TransportFault('not-as-agreed', place, object);
  }
  try {
    yield* answer.body;
  } catch (error) {
    throw error instanceof AnswerBroken ? refusedFault(error.reason, place, object) : error;
  }
}

/** Longer than any document a well server sends: a listing of some hundred thousand files. */
const longestDocument = 64_000_000;

/** All of an answer that is a document. @throws {TransportFault} also when it is longer than any, so that no server fills the memory */
export async function wholeOf(answer: Answer, place: string, object: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of answer.body) {
      bytes += piece.length;
      if (bytes > longestDocument) throw new TransportFault('not-as-agreed', place, object);
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  } catch (error) {
    throw error instanceof AnswerBroken ? refusedFault(error.reason, place, object) : error;
  }
}

/** Reads what nobody wants of an answer, so that its line is free again; a long one ends the line. */
export async function left(answer: Answer): Promise<void> {
  let bytes = 0;
  try {
    for await (const piece of answer.body) {
      bytes += piece.length;
      if (bytes > 100_000) return;
    }
  } catch {
    // It breaks off by itself.
  }
}

/** What a status says that is not the one hoped for. Status codes of RFC 9110 and RFC 4918. */
export function statusFault(status: number, place: string, object: string): TransportFault {
  return new TransportFault(reasonOfStatus(status), place, object);
}

function reasonOfStatus(status: number): PlaceReason {
  switch (status) {
    case 401:
      return 'login-refused';
    case 403:
    case 405:
      return 'not-writable';
    case 404:
    case 409:
      return 'folder-missing';
    case 413:
    case 507:
      return 'no-room';
    case 423:
      return 'locked';
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
      return 'unreachable';
    default:
      return 'not-as-agreed';
  }
}
