import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Paper } from '@redlich/engine';
import { bilingual } from '../i18n/translate.ts';
import { printablePaper } from './printable-paper.ts';
import { documentTexts } from './texts.ts';

/** What a PDF carries besides the paper. */
export interface PdfOptions {
  /** At the foot of each page, for example `Fassung vom 23.11.2026`. */
  readonly version: string;
  /** Instant written into the file; the same paper at the same instant gives the same bytes. */
  readonly createdAt: number;
  /** The same content for machines, attached to the file. */
  readonly attachment?: { readonly name: string; readonly title: string; readonly json: string };
}

/** What the typesetting thread is given. */
export interface PdfJob {
  readonly number: number;
  readonly template: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** What it answers: the file, or `null` when the paper cannot be typeset. */
export interface PdfDone {
  readonly number: number;
  readonly pdf: Uint8Array | null;
}

/** How long an idle typesetter is kept: it takes some 60 MB. */
const idleMs = 20_000;

interface Typesetter {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve(pdf: Uint8Array): void; reject(fault: Error): void }>;
  idle: NodeJS.Timeout | null;
}

let typesetter: Typesetter | null = null;
const templates = new Map<string, Promise<string>>();
let count = 0;

/**
 * Typesets a paper as tagged PDF/A-3a (ISO 19005-3) with hyphenation in its language. Works in a thread of its own, one paper after
 * the other, so that the server goes on answering.
 * @throws {TypeError} when the paper cannot be typeset, which is a fault of the program
 */
export function renderPdf(paper: Paper, options: PdfOptions): Promise<Uint8Array> {
  return typeset(new URL('./paper.typ', import.meta.url), inputsOf(paper, options), options.createdAt);
}

/**
 * Typesets a template of ours. What it says comes as inputs, `paper` among them as JSON.
 * @param createdAt instant written into the file
 * @throws {TypeError} when it cannot be typeset, which is a fault of the program
 */
export async function typeset(
  template: URL,
  inputs: Readonly<Record<string, string>>,
  createdAt: number,
): Promise<Uint8Array> {
  const text = templates.get(template.href) ?? readFile(template, 'utf8');
  templates.set(template.href, text);
  const job: PdfJob = {
    number: count++,
    template: await text,
    inputs,
    createdAt: Math.floor(createdAt / 1_000),
  };
  typesetter ??= start();
  const { worker, waiting, idle } = typesetter;
  if (idle !== null) clearTimeout(idle);
  worker.ref();
  return new Promise<Uint8Array>((resolve, reject) => {
    waiting.set(job.number, { resolve, reject });
    worker.postMessage(job);
  });
}

function inputsOf(paper: Paper, { version, attachment }: PdfOptions): Record<string, string> {
  const say = (key: 'page' | 'missing' | 'replaced') => bilingual(documentTexts, key)[paper.language];
  return {
    paper: JSON.stringify(printablePaper(paper)),
    words: JSON.stringify({ page: say('page'), missing: say('missing'), replaced: say('replaced') }),
    version,
    ...(attachment && {
      attachment: attachment.json,
      'attachment-name': attachment.name,
      'attachment-title': attachment.title,
    }),
  };
}

function start(): Typesetter {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url));
  const made: Typesetter = { worker, waiting: new Map(), idle: null };
  worker.on('message', (done: PdfDone) => {
    const caller = made.waiting.get(done.number);
    made.waiting.delete(done.number);
    if (done.pdf === null) caller?.reject(new TypeError('a paper could not be typeset'));
    else caller?.resolve(done.pdf);
    if (made.waiting.size === 0) rest(made);
  });
  worker.on('error', () => {
    if (typesetter === made) typesetter = null;
    for (const caller of made.waiting.values()) caller.reject(new TypeError('the typesetter stopped'));
  });
  return made;
}

/** An idle typesetter holds nobody back from ending, and goes after a while. */
function rest(idling: Typesetter): void {
  idling.worker.unref();
  idling.idle = setTimeout(() => {
    if (typesetter === idling) typesetter = null;
    void idling.worker.terminate();
  }, idleMs).unref();
}
