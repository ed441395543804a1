/** What one tab tells the others: cookies are shared, what a tab holds in memory is not. */
export type TabMessage = { kind: 'signed-in'; account: string | null } | { kind: 'signed-out' };

const channel = new BroadcastChannel('ptsd-session');

export const tellOtherTabs = (message: TabMessage) => channel.postMessage(message);

/** Hears the other tabs of this browser, never this one. */
export function hearOtherTabs(listener: (message: TabMessage) => void) {
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
}
