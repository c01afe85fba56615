import type { ConversationView } from '../../client/index.ts';

export const filters = ['all', 'unread', 'rooms'] as const;
export type Filter = (typeof filters)[number];

type Listed = Pick<ConversationView, 'kind' | 'unreadCount' | 'title' | 'peer'>;

/** Whether a conversation is of this filter, and its title or person matches what is searched for. */
export function isListed({ kind, unreadCount, title, peer }: Listed, filter: Filter, q: string): boolean {
  if (filter === 'unread' && unreadCount === 0) return false;
  if (filter === 'rooms' && kind !== 'room') return false;
  const names = [title, peer?.name ?? '', peer?.username ?? ''].map((name) => name.toLowerCase());
  return names.some((name) => name.includes(q.toLowerCase()));
}
