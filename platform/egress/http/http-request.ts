import type { ShutReason } from '../shut.ts';

/** What is sent: nothing, bytes, or pieces that are made while they are sent. */
export type HttpBody = Uint8Array | AsyncIterable<Uint8Array>;

/** One HTTP request. Host, connection and framing headers are the door's own and cannot be given. */
export interface HttpRequest {
  readonly method: string;
  /** Begins with `/`; percent-encoded, with the query. Keep personal data out of it. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /** How many bytes pieces will be; without it they are sent chunked, which some servers (S3) do not take. */
  readonly bodyBytes?: number;
  /** The longest answer that is taken, in bytes; 10 MB when left out. */
  readonly maxBytes?: number;
  /** The longest silence on the line before it is given up, in milliseconds; 30 s when left out. */
  readonly timeoutMs?: number;
  /** Ends the request from outside, and bounds the whole of it with `AbortSignal.timeout`. */
  readonly signal?: AbortSignal;
  /** Without TLS. Refused unless the owner ticked the own network and the address lies in it. */
  readonly plain?: true;
}

/**
 * Why no answer came. Besides what shuts the door: the answer sent us elsewhere (`redirected`), is longer than asked for, nothing was
 * said for too long, the connection or the protocol broke, or it was ended from outside.
 */
export type HttpRefusal = ShutReason | 'redirected' | 'too-long' | 'timed-out' | 'broken' | 'aborted';

/** The request got no answer. */
export interface HttpRefused {
  readonly outcome: 'shut';
  readonly reason: HttpRefusal;
}

/** The answer of the other side, whatever its status. */
export interface Answer {
  readonly outcome: 'answered';
  readonly status: number;
  readonly headers: Headers;
  /** The bytes as they come; read once. Throws an {@link AnswerBroken} when they end too early or are too many. */
  readonly body: AsyncIterable<Uint8Array>;
  /** All of the body at once. Throws like `body`. */
  bytes(): Promise<Uint8Array>;
}

/** Thrown while an answer is read: it broke off, is too long, or its door was shut. Says nothing of the content. */
export class AnswerBroken extends Error {
  readonly reason: HttpRefusal;
  constructor(reason: HttpRefusal) {
    super(`the answer broke off: ${reason}`);
    this.name = 'AnswerBroken';
    this.reason = reason;
  }
}
