import type { Language, Paper } from '@redlich/engine';
import { renderHtmlPage } from '../../../platform/documents/render-html.ts';
import { renderPdf } from '../../../platform/documents/render-pdf.ts';
import { formatInstant } from '../../../platform/i18n/format.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { paperTexts as texts } from '../texts.ts';
import { remembered } from './remember-files.ts';

/** The forms a paper can be had in. */
export const formats = ['html', 'pdf', 'docx', 'json'] as const;

/** A form a paper can be had in. */
export type Format = (typeof formats)[number];

/** What is printed: a version in force or past, or a draft. */
export interface Printable {
  readonly paper: Paper;
  readonly machine: string | null;
  /** `null` for a draft. */
  readonly number: number | null;
  readonly at: number;
}

/** A link on a page that stands alone. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
}

const mediaTypes: Readonly<Record<Format, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
};

/** A paper in a form, as an answer to the browser. */
export async function printPaper(
  printable: Printable,
  format: Format,
  links: readonly PageLink[] = [],
): Promise<Response> {
  const { id, language } = printable.paper;
  const ending = printable.number === null ? '' : `-${printable.number}`;
  const headers: Record<string, string> = {
    'content-type': mediaTypes[format],
    'x-content-type-options': 'nosniff',
  };
  if (format !== 'html')
    headers['content-disposition'] = `attachment; filename="${id}${ending}-${language}.${format}"`;
  return new Response((await bytesOf(printable, format, links)) as BodyInit, { headers });
}

async function bytesOf(
  printable: Printable,
  format: Format,
  links: readonly PageLink[],
): Promise<string | Uint8Array> {
  const { paper, machine, number, at } = printable;
  const version = versionLine(number, at, paper.language);
  switch (format) {
    case 'html':
      return renderHtmlPage(paper, { stylesheet: '/paper.css', version, links });
    case 'docx':
      return remembered(printable, format, async () => {
        // Loaded when the first document is asked for: a shop that asks for none does not pay its memory.
        const { renderDocx } = await import('../../../platform/documents/render-docx.ts');
        return renderDocx(paper, version);
      });
    case 'json':
      return machine ?? JSON.stringify(paper);
    case 'pdf': {
      const title = bilingual(texts, 'attachment')[paper.language];
      const attachment = { name: `${paper.id}.json`, title, json: machine ?? JSON.stringify(paper) };
      return remembered(printable, format, () => renderPdf(paper, { version, createdAt: at, attachment }));
    }
  }
}

function versionLine(number: number | null, at: number, language: Language): string {
  const values = { number: number ?? 0, at: formatInstant(at, 'day', language) };
  return bilingual(texts, number === null ? 'draftOf' : 'versionOf', values)[language];
}
