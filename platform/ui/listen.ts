/**
 * Listens to what the server tells by itself (server-sent events) under a path of the API, until the returned function is called. Where
 * the browser cannot, nothing is told; a screen that listens asks now and then anyway.
 */
export function listen(path: `/api/${string}`, told: () => void): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const source = new EventSource(path);
  source.onmessage = () => told();
  return () => source.close();
}
