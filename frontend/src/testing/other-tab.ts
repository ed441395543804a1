import type { TabMessage } from '@/shared/session/other-tabs';

/** Another tab of the same browser: what it hears, and what it says. */
export function otherTab() {
  const channel = new BroadcastChannel('ptsd-session');
  const heard: TabMessage[] = [];
  channel.onmessage = ({ data }) => void heard.push(data as TabMessage);
  return {
    heard,
    says: (message: TabMessage) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
