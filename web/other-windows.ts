const channelName = 'redlich-signed-out';

/** Tells the other windows of this browser that the session has ended. */
export function tellOtherWindows(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('signed-out');
  channel.close();
}

/** Calls back when another window has ended the session; nothing of what was read may stay on a second screen. */
export function onSignedOutElsewhere(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  return () => channel.close();
}
