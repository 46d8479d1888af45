import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfDone, PdfJob } from './render-pdf.ts';

// The thread that typesets. Its folder does not exist, so no template can read a file.
const compiler = NodeCompiler.create({ workspace: '/nowhere' });
const stand = '\ufffd';
/** Control characters, those for private use and those that are none: no font has them, and PDF/A forbids them. */
const neverPrinted = /(?![\n\t])[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu;
const knownToPrint = new Map<string, boolean>();

function typeset(template: string, inputs: Readonly<Record<string, string>>, createdAt: number): Buffer {
  const document = compiler.compile({ mainFileContent: template, inputs }).result;
  if (document === null) throw new TypeError('the template has a fault');
  return compiler.pdf(document, { pdfStandard: 'a-3a', pdfTags: true, creationTimestamp: createdAt });
}

/** Whether our fonts can show a character. */
function prints(character: string): boolean {
  let known = knownToPrint.get(character);
  if (known === undefined) {
    try {
      typeset('#set document(title: "a")\n#sys.inputs.shown', { shown: character }, 0);
      known = true;
    } catch {
      known = false;
    }
    knownToPrint.set(character, known);
  }
  return known;
}

/** The paper with a sign in place of each character no font of ours has. The reader is told; the attached file has them all. */
function withoutUnprintable(paper: string): string {
  const rare = new Set(paper.match(/[\u0180-\u{10ffff}]/gu) ?? []);
  const missing = new Set([...rare].filter((character) => !prints(character)));
  return [...paper].map((character) => (missing.has(character) ? stand : character)).join('');
}

function render({ template, inputs, createdAt }: PdfJob): Buffer {
  // In JSON a control character stands as an escape; it is looked for in the text it means.
  const paper = JSON.stringify(JSON.parse(inputs.paper ?? ''), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(neverPrinted, stand) : value,
  );
  try {
    return typeset(template, { ...inputs, paper }, createdAt);
  } catch {
    return typeset(template, { ...inputs, paper: withoutUnprintable(paper), replaced: 'yes' }, createdAt);
  }
}

parentPort?.on('message', (job: PdfJob) => {
  let done: PdfDone;
  try {
    done = { number: job.number, pdf: render(job) };
  } catch {
    // What the typesetter says may quote the paper; it stays here.
    done = { number: job.number, pdf: null };
  }
  compiler.evictCache(1);
  parentPort?.postMessage(done);
});
