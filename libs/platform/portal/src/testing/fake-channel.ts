import type { TabChannel } from '../session/tab-channel';

/** Lines between the tabs that a test plays, all in one process. */
export class FakeChannels {
  private readonly open = new Map<string, Set<TabChannel>>();

  /** What `OPEN_CHANNEL` gives to each tab. */
  readonly opener = (name: string): TabChannel => {
    const others = this.open.get(name) ?? new Set<TabChannel>();
    this.open.set(name, others);
    const channel: TabChannel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of others) if (other !== channel) other.onmessage?.(new MessageEvent('message', { data }));
      },
      close: () => void others.delete(channel),
    };
    others.add(channel);
    return channel;
  };
}
