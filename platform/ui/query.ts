import {
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, type QueryValues } from './api.ts';
import { isProblem } from './problem.ts';

/** The cache of what the server said. Nothing of it is written to the device; it is emptied at sign-out. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        gcTime: 60_000,
        refetchOnWindowFocus: true,
        retry: (count, thrown) =>
          count < 2 && isProblem(thrown) && (thrown.code === 'offline' || thrown.status >= 502),
      },
      mutations: { retry: false },
    },
  });
}

/** How something is read. */
export interface GetOptions {
  readonly query?: QueryValues;
  readonly enabled?: boolean;
  /** Reads again every so many seconds while the screen is open. */
  readonly everySeconds?: number;
}

const keyOf = (path: string, query: QueryValues | undefined): QueryKey => [path, query ?? {}];

/**
 * Reads from the server and keeps it fresh: `{ data, isPending, error, refetch }`.
 *
 * @example const order = useGet<Order>(`/api/orders/${id}`);
 */
export function useGet<Reply>(path: string, options: GetOptions = {}) {
  return useQuery({
    queryKey: keyOf(path, options.query),
    queryFn: ({ signal }) => api.get<Reply>(path, { signal, ...(options.query && { query: options.query }) }),
    enabled: options.enabled ?? true,
    refetchInterval: options.everySeconds === undefined ? false : options.everySeconds * 1_000,
    placeholderData: (before) => before,
  });
}

/** A read that carries a body (a search with a person's name, which must not stand in a URL). Never changes anything. */
export function useFind<Reply>(path: string, body: unknown, options: Pick<GetOptions, 'enabled'> = {}) {
  return useQuery({
    queryKey: [path, body],
    queryFn: ({ signal }) => api.post<Reply>(path, body, { signal }),
    enabled: options.enabled ?? true,
    placeholderData: (before) => before,
  });
}

/** One page of a long list; `next` is what to ask for the following one, `null` at the end. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | number | null;
  readonly total?: number;
}

/** How a route pages: the name of its parameter, and where rows and the next page stand in its answer. */
export interface Paging<Row, Reply> {
  /** `after` unless named. */
  readonly parameter?: string;
  readonly page: (reply: Reply) => ListPage<Row>;
}

/**
 * Reads a long list page by page: `{ rows, total, isPending, error, refetch, hasMore, loadMore, isLoadingMore }`.
 *
 * @example
 * const entries = useList<LedgerEntry, LedgerPage>('/api/ledger', { parameter: 'before', page: (reply) => ({ rows: reply.entries, next: reply.next }) });
 */
export function useList<Row, Reply>(path: string, paging: Paging<Row, Reply>, options: GetOptions = {}) {
  const parameter = paging.parameter ?? 'after';
  const list = useInfiniteQuery({
    queryKey: [...keyOf(path, options.query), 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      paging.page(
        await api.get<Reply>(path, {
          signal,
          query: { ...options.query, [parameter]: pageParam ?? undefined },
        }),
      ),
    initialPageParam: null as string | number | null,
    getNextPageParam: (page) => page.next,
    enabled: options.enabled ?? true,
    placeholderData: (before) => before,
  });
  return {
    rows: list.data?.pages.flatMap((page) => page.rows) ?? [],
    total: list.data?.pages[0]?.total,
    isPending: list.isPending,
    error: list.error,
    refetch: list.refetch,
    hasMore: list.hasNextPage,
    loadMore: () => void list.fetchNextPage(),
    isLoadingMore: list.isFetchingNextPage,
  };
}

/** What a change makes stale, and what follows it. */
export interface SendOptions<Reply> {
  /** Everything read from a path that starts with one of these is read again. */
  readonly refreshes?: readonly string[];
  readonly onDone?: (reply: Reply) => void;
}

/**
 * Changes something on the server: `{ mutate, mutateAsync, isPending, error, reset }`.
 *
 * @example const arrive = useSend((id: string) => api.post(`/api/orders/${id}/arrival`), { refreshes: ['/api/orders'] });
 */
export function useSend<Input, Reply>(
  send: (input: Input) => Promise<Reply>,
  options: SendOptions<Reply> = {},
) {
  const refresh = useRefresh();
  return useMutation<Reply, Error, Input>({
    mutationFn: send,
    onSuccess: async (reply) => {
      options.onDone?.(reply);
      await refresh(options.refreshes ?? []);
    },
  });
}

/** Reads again whatever was read from a path that starts with one of those given. */
export function useRefresh(): (prefixes: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return (prefixes) =>
    client.invalidateQueries({
      predicate: ({ queryKey: [path] }) =>
        prefixes.some((prefix) => typeof path === 'string' && path.startsWith(prefix)),
    });
}
