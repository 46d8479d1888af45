import type { Language, Text } from '@redlich/engine';
import { html, raw } from 'hono/html';
import { type TextKey, translate } from '../../../platform/i18n/index.ts';
import type { PublicPaper } from '../../papers/index.ts';
import type { Question } from '../rules/question.ts';
import type { PlainFields } from '../schemas.ts';
import { contactFormTexts as texts } from '../texts.ts';

type Piece = ReturnType<typeof html>;

/** What every such page needs to know. */
export interface PlainPage {
  readonly language: Language;
  readonly company: string;
  readonly notice: PublicPaper | null;
}

/** The form as it is asked for, or again with what is wrong about it. */
export interface PlainForm {
  readonly action: string;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly question: Question;
  readonly values: PlainFields;
  /** What is wrong with a field, by its name; with the form as a whole, by an empty one. */
  readonly faults: ReadonlyMap<string, Text>;
}

async function answer(status: number, page: PlainPage, heading: string, main: Piece): Promise<Response> {
  const { language, company, notice } = page;
  const text = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${heading}${company === '' ? '' : ` – ${company}`}</title>
<link rel="stylesheet" href="/paper.css">
</head>
<body>
<main>
<h1>${heading}</h1>
${main}
</main>
${notice === null ? '' : html`<footer><a href="${notice.address}?language=${language}" target="_blank" rel="noopener">${notice.title[language]}</a></footer>`}
</body>
</html>
`;
  return new Response(String(text), { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** The form on a page without script. 422 when something about it is wrong. */
export function showForm(page: PlainPage, form: PlainForm): Promise<Response> {
  const { language, company } = page;
  const { faults, values, question } = form;
  const tell = (key: TextKey<typeof texts>, more = {}) => translate(texts, language, key, more);
  const say = (key: keyof typeof texts.de.form, more = {}) => tell(`form.${key}`, more);
  const whole = faults.get('')?.[language] ?? (faults.size > 0 ? tell('plain.faults') : null);
  const number = (which: number) => tell(`plain.numbers.n${which}` as 'plain.numbers.n1');
  const field = { language, values, faults };
  const main = html`<p>${say('lead')} ${tell('plain.lead')}</p>
${whole === null ? '' : html`<p class="note warning" role="alert">${whole}</p>`}
<form method="post" action="${form.action}">
<input type="hidden" name="pass" value="${question.pass}">
${input('name', say('name'), field, { autocomplete: 'name', maxlength: '160', required: true })}
${input('email', say('email'), field, { type: 'email', autocomplete: 'email', maxlength: '320', required: true })}
${form.categories.length === 0 ? '' : topics(say('category'), form)}
${input('subject', say('subject'), field, { maxlength: '200', required: true })}
${message(say('text'), field)}
<p class="machines" aria-hidden="true"><label>${say('machines')} <input name="website" tabindex="-1" autocomplete="off"></label></p>
${input('answer', tell('plain.question', { first: number(question.first), second: number(question.second) }), field, { inputmode: 'numeric', autocomplete: 'off', maxlength: '4', required: true })}
<p><button type="submit">${say('send')}</button></p>
</form>`;
  const heading = company === '' ? say('heading') : say('headingOf', { company });
  return answer(faults.size > 0 ? 422 : 200, page, heading, main);
}

/** Says that a message has arrived, and its number. */
export function showThanks(page: PlainPage, number: string, again: string): Promise<Response> {
  const say = (key: 'sent' | 'sentNumber' | 'another') =>
    translate(texts, page.language, `form.${key}`, { number });
  return answer(
    201,
    page,
    say('sent'),
    html`<p role="status">${say('sentNumber')}</p><p><a href="${again}">${say('another')}</a></p>`,
  );
}

/** Says that there is no form here. */
export function showClosed(page: PlainPage): Promise<Response> {
  const heading = translate(texts, page.language, 'form.title');
  return answer(404, page, heading, html`<p>${translate(texts, page.language, 'form.closed')}</p>`);
}

interface FieldOf {
  readonly language: Language;
  readonly values: PlainFields;
  readonly faults: ReadonlyMap<string, Text>;
}

/** Attributes of a field. `true`: by the name alone. */
type Attributes = Readonly<Record<string, string | true>>;

const written = (attributes: Attributes) =>
  Object.entries(attributes).map(([name, value]) =>
    value === true ? html` ${raw(name)}` : html` ${raw(name)}="${value}"`,
  );

const faultOf = (name: string, { faults, language }: FieldOf) => faults.get(name)?.[language];

/** Of a field with a fault: that it has one, and where it stands. */
const faultAttributes = (name: string, field: FieldOf): Attributes =>
  faultOf(name, field) === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': `${name}-fault` };

function faultLine(name: string, field: FieldOf): Piece | '' {
  const fault = faultOf(name, field);
  return fault === undefined ? '' : html`<span class="fault" id="${name}-fault">${fault}</span>`;
}

function input(name: keyof PlainFields, label: string, field: FieldOf, attributes: Attributes): Piece {
  const value = name === 'answer' ? '' : field.values[name];
  const all = { type: 'text', ...attributes, ...faultAttributes(name, field) };
  return html`<p><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${value}"${written(all)}>${faultLine(name, field)}</p>`;
}

const message = (label: string, field: FieldOf): Piece =>
  html`<p><label for="text">${label}</label>
<textarea id="text" name="text" rows="8" maxlength="20000" required${written(faultAttributes('text', field))}>
${field.values.text}</textarea>${faultLine('text', field)}</p>`;

const topics = (label: string, { categories, values }: PlainForm): Piece =>
  html`<p><label for="categoryId">${label}</label>
<select id="categoryId" name="categoryId"><option value=""></option>
${categories.map(({ id, name }) => html`<option value="${id}"${id === values.categoryId ? raw(' selected') : ''}>${name}</option>`)}</select></p>`;
