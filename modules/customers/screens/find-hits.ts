import { api, type SearchHit } from '../../../platform/ui/index.ts';
import type { CustomerHit } from '../replies.ts';

/** Customers for the search in the top bar. */
export async function findHits(words: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { hits } = await api.post<{ hits: CustomerHit[] }>(
    '/api/customers/search',
    { query: words },
    { signal },
  );
  return hits.slice(0, 6).map(({ id, number, person }) => ({
    id: `customer-${id}`,
    to: `/customers/${id}`,
    title: number,
    ...(person !== null && { person: [person.name, person.city].filter((part) => part !== '').join(', ') }),
  }));
}
