import { InviteWithdrawn, MessageDeleted } from '../../../../domain/messaging/published.ts';
import { CommentDeleted, PostDeleted } from '../../../../domain/posts/published.ts';
import { ItemRemoved, OccasionRemoved, OutfitRemoved } from '../../../../domain/wardrobe/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { NotificationsPurge } from '../ports.ts';
import { more, step } from './purge-step.ts';

export const forgetSubjects = subscriber({
  name: 'notifications.forget-subjects',
  when: 'projection',
  on: [
    PostDeleted,
    CommentDeleted,
    MessageDeleted,
    InviteWithdrawn,
    ItemRemoved,
    OutfitRemoved,
    OccasionRemoved,
  ],
  needs: { purge: NotificationsPurge },
  async handle({ name, data }, { purge }) {
    const ids: Record<string, string | number | undefined> = data;
    const id = ids[subjectOf[name]!] as (typeof data)[keyof typeof data];
    return (await purge.aboutSubject(id, step)) ? more : undefined;
  },
});

const subjectOf: Readonly<Record<string, string>> = {
  [PostDeleted.eventName]: 'postId',
  [CommentDeleted.eventName]: 'commentId',
  [MessageDeleted.eventName]: 'messageId',
  [InviteWithdrawn.eventName]: 'inviteId',
  [ItemRemoved.eventName]: 'itemId',
  [OutfitRemoved.eventName]: 'outfitId',
  [OccasionRemoved.eventName]: 'occasionId',
};
