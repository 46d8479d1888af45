import { useState } from 'react';
import { api, isProblem, useToast } from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import { useTill } from './till-provider.tsx';

/** Scanned codes: known articles go into the sale or onto the order that is open; an unknown one is remembered until it is added. */
export function useCodes() {
  const { till, add } = useTill();
  const toast = useToast();
  const [unknown, setUnknown] = useState<string | null>(null);
  const take = async (code: string): Promise<void> => {
    try {
      add(till.mode, await api.get<Article>(`/api/article-codes/${encodeURIComponent(code)}`));
      setUnknown(null);
    } catch (failed) {
      if (isProblem(failed, 'article-code-unknown')) setUnknown(code);
      else toast.bad(failed);
    }
  };
  return { take, unknown, forget: () => setUnknown(null) };
}
