import type { Block, Language, Line, Paper, Span } from '@redlich/engine';
import { bilingual } from '../i18n/translate.ts';
import { printablePaper } from './printable-paper.ts';
import { documentTexts } from './texts.ts';

/** Around a paper that stands on a page of its own. */
export interface HtmlPage {
  /** Path of the stylesheet, on this server. */
  readonly stylesheet: string;
  /** Shown above the title: which version this is. */
  readonly version: string;
  /** Other forms and versions of the same paper. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => entities[each] ?? each);

/** A paper as a page of its own: semantic, without script, styled by one stylesheet of this server (strict CSP). */
export function renderHtmlPage(paper: Paper, { stylesheet, version, links }: HtmlPage): string {
  const items = links.map(
    ({ href, text }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></li>`,
  );
  return `<!doctype html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(paper.title)} – ${escapeHtml(paper.publisher)}</title>
<link rel="stylesheet" href="${escapeHtml(stylesheet)}">
</head>
<body>
<main>
<p class="version">${escapeHtml(paper.publisher)} · ${escapeHtml(version)}</p>
${renderHtml(paper)}
</main>
${items.length === 0 ? '' : `<footer><nav><ul>${items.join('')}</ul></nav></footer>`}
</body>
</html>
`;
}

/** A paper as part of a page, beginning with its title as `h1`. Every text is escaped. */
export function renderHtml(paper: Paper): string {
  const { title, language, blocks } = printablePaper(paper);
  return [`<h1>${escapeHtml(title)}</h1>`, ...blocks.map((block) => blockHtml(block, language))].join('\n');
}

function blockHtml(block: Block, language: Language): string {
  const say = (key: 'missing' | 'tick') => escapeHtml(bilingual(documentTexts, key)[language]);
  switch (block.block) {
    case 'heading': {
      const tag = `h${block.level + 1}`;
      return `<${tag} id="${escapeHtml(block.anchor)}">${escapeHtml(block.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p>${lineHtml(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'facts':
      return `<dl>${block.rows.map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${lineHtml(value)}</dd></div>`).join('')}</dl>`;
    case 'table':
      return tableHtml(block);
    case 'note':
      return `<p class="note ${block.tone}" role="note">${lineHtml(block.text)}</p>`;
    case 'missing':
      return `<p class="missing"><strong>${say('missing')}</strong> ${escapeHtml(block.text)}</p>`;
    case 'choice':
      return `<p class="choice"><span role="img" aria-label="${say('tick')}">☐</span> ${lineHtml(block.text)}</p>`;
    case 'signature':
      return `<div class="signature">${block.lines.map((each) => `<p>${escapeHtml(each)}</p>`).join('')}</div>`;
    case 'page-break':
      return '<hr class="page-break">';
  }
}

/** Each cell repeats its column's title, so that a narrow screen can show a row as a card. */
function tableHtml({ caption, columns, rows }: Extract<Block, { block: 'table' }>): string {
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows.map(
    (row) =>
      `<tr>${row
        .map((cell, i) => `<td data-title="${escapeHtml(columns[i]?.title ?? '')}">${lineHtml(cell)}</td>`)
        .join('')}</tr>`,
  );
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const lineHtml = (line: Line): string =>
  typeof line === 'string' ? escapeHtml(line) : line.map(spanHtml).join('');

function spanHtml(span: Span): string {
  if (typeof span === 'string') return escapeHtml(span);
  const text = span.strong ? `<strong>${escapeHtml(span.text)}</strong>` : escapeHtml(span.text);
  if (span.link === undefined) return text;
  return `<a href="${escapeHtml(span.link)}" rel="noopener noreferrer">${text}</a>`;
}
