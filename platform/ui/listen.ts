/**
 * Listens to what the server tells by itself (server-sent events) under a path of the API, until the returned function is called. Where
 * the browser cannot, nothing is told; a screen that listens asks now and then anyway.
 * @param told gets what was sent, as it was parsed
 */
export function listen<News>(path: `/api/${string}`, told: (news: News) => void): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const source = new EventSource(path);
  source.onmessage = ({ data }) => told(JSON.parse(data) as News);
  return () => source.close();
}
