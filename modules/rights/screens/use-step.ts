import { api, saveFile, useRefresh, useSend, useToast } from '../../../platform/ui/index.ts';

/** Sends one step of a request and reads the request anew. `busy` while it is on its way. */
export function useStep(id: string) {
  const toast = useToast();
  const refresh = useRefresh();
  const path = `/api/rights-requests/${id}`;
  const sending = useSend(
    async ({ method, step, body }: { method: 'post' | 'put'; step: string; body?: unknown }) => {
      await api[method](`${path}/${step}`, body);
      await refresh(['/api/rights-requests']);
    },
  );
  return {
    busy: sending.isPending,
    send: (method: 'post' | 'put', step: string, body?: unknown) =>
      sending.mutate({ method, step, body }, { onError: toast.bad }),
  };
}

/** Downloads a file about a request. */
export function useFile() {
  const toast = useToast();
  const loading = useSend(async (path: string) => saveFile(await api.download(path)));
  return { busy: loading.isPending, save: (path: string) => loading.mutate(path, { onError: toast.bad }) };
}
