import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Language, Text } from '@redlich/engine';
import { cookieName } from './describe-route.ts';

type Operation = { summary?: string; readonly 'x-redlich-summary'?: Text };

/** The OpenAPI 3.1 document of all routes hung on the application, with summaries in one language. Made when first asked for. */
export function openApiDocument(app: OpenAPIHono, version: string): (language: Language) => unknown {
  const made = new Map<Language, unknown>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const document = app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Redlich',
        version,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
    });
    for (const path of Object.values(document.paths ?? {})) {
      for (const operation of Object.values(path) as Operation[]) {
        const summary = operation['x-redlich-summary'];
        if (summary) operation.summary = summary[language];
      }
    }
    document.components = {
      ...document.components,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } },
    };
    made.set(language, document);
    return document;
  };
}
