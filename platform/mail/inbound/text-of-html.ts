import { convert } from 'html-to-text';

/** More than this is no letter; parsing it would hold up the others. */
const longestHtml = 2_000_000;

/**
 * What a mail in HTML says, as plain text. Redlich keeps and shows no foreign HTML: no script, no picture that reports its being looked
 * at, no text that hides. The address of a link stands beside its text, so that nobody is led elsewhere than they see.
 */
export function textOfHtml(html: string): string {
  if (html.trim() === '') return '';
  return convert(html.slice(0, longestHtml), {
    wordwrap: false,
    limits: { maxInputLength: longestHtml, maxDepth: 200, maxChildNodes: 20_000 },
    selectors: [
      {
        selector: 'a',
        options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], noAnchorUrl: true },
      },
      { selector: 'img', format: 'skip' },
      { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'table', options: { uppercaseHeaderCells: false } },
    ],
  });
}
