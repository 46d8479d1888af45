import type { Language, Text } from '@redlich/engine';
import type { Api } from '../../../platform/http/api.ts';
import { fieldErrors } from '../../../platform/http/field-errors.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { publicNotice } from '../../papers/index.ts';
import { formParams, type PlainFields, plainBody, plainFields } from '../schemas.ts';
import { answerQuestion, askQuestion, lookAtForm, takeMessage } from '../service/take-form.ts';
import { contactFormTexts as texts } from '../texts.ts';
import { type PlainPage, showClosed, showForm, showThanks } from './show-page.ts';

const path = '/contact/{tenant}/plain' as const;
const blank: PlainFields = plainFields.parse({});

/** The open form for whoever has no JavaScript: a page and a plain form, with a sum in place of the computing task. */
export function plainRoutes(api: Api): void {
  const common = { path, access: 'public', params: formParams, reply: 'stream' } as const;
  api.route({ ...common, method: 'get', summary: bilingual(texts, 'routes.plain') }, ({ tenant, language }) =>
    form(tenant, language, blank, new Map()),
  );
  api.route(
    {
      ...{ ...common, method: 'post', summary: bilingual(texts, 'routes.plainSend') },
      ...{ written: 'form', body: plainFields, maxBytes: 131_072 },
    },
    ({ tenant, language, body }) => take(tenant, language, body),
  );
}

const pageOf = async (tenant: Tenant, language: Language): Promise<PlainPage> => ({
  language,
  company: (await tenant.settings.get(companySetting)).name,
  notice: await publicNotice(tenant),
});

const addressOf = ({ id }: Tenant): string => path.replace('{tenant}', id);

async function form(
  tenant: Tenant,
  language: Language,
  values: PlainFields,
  faults: ReadonlyMap<string, Text>,
): Promise<Response> {
  const page = await pageOf(tenant, language);
  const found = await lookAtForm(tenant);
  if (found === null) return showClosed(page);
  const question = askQuestion(tenant);
  return showForm(page, {
    ...{ action: addressOf(tenant), categories: found.categories },
    ...{ question, values, faults },
  });
}

const wrong = {
  wrong: { field: 'answer', text: bilingual(texts, 'plain.wrong') },
  early: { field: '', text: bilingual(texts, 'plain.early') },
  late: { field: '', text: bilingual(texts, 'plain.late') },
  'too-many': { field: '', text: bilingual(texts, 'problem.busy') },
} as const;

/** Everything written is looked at before the answer is, which counts once: whoever mistypes an address is not asked for less. */
async function take(tenant: Tenant, language: Language, values: PlainFields): Promise<Response> {
  const parsed = plainBody.safeParse(values);
  if (!parsed.success) {
    const faults = fieldErrors(parsed.error, values).map(({ field, message }) => [field, message] as const);
    return form(tenant, language, values, new Map(faults));
  }
  if ((await lookAtForm(tenant)) === null) return showClosed(await pageOf(tenant, language));
  const { pass, answer, ...message } = parsed.data;
  const outcome = answerQuestion(tenant, pass, answer);
  if (outcome !== 'passed')
    return form(tenant, language, values, new Map([[wrong[outcome].field, wrong[outcome].text]]));
  const done = await takeMessage(tenant, message);
  const page = await pageOf(tenant, language);
  return done.outcome === 'taken' ? showThanks(page, done.number, addressOf(tenant)) : showClosed(page);
}
