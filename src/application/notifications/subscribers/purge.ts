import { AccountDeleted } from '../../../domain/identity/published.ts';
import { MessageDeleted } from '../../../domain/messaging/published.ts';
import { CommentDeleted, PostDeleted } from '../../../domain/posts/published.ts';
import { UserBlocked, UserMuted } from '../../../domain/social/published.ts';
import { ItemRemoved, OccasionRemoved, OutfitRemoved } from '../../../domain/wardrobe/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { NotificationsPurge } from '../ports.ts';

const step = 200;
const more = { more: 'on' };

export const forgetSubjects = subscriber({
  name: 'notifications.forget-subjects',
  when: 'projection',
  on: [PostDeleted, CommentDeleted, MessageDeleted, ItemRemoved, OutfitRemoved, OccasionRemoved],
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
  [ItemRemoved.eventName]: 'itemId',
  [OutfitRemoved.eventName]: 'outfitId',
  [OccasionRemoved.eventName]: 'occasionId',
};

/** Of whom one mutes, what they did is forgotten as well: nobody is told by them, and the count is of what is listed. */
export const forgetMuted = subscriber({
  name: 'notifications.forget-muted',
  when: 'projection',
  on: [UserMuted],
  needs: { purge: NotificationsPurge },
  async handle({ data: { muterId, mutedId } }, { purge }) {
    return (await purge.between(muterId, mutedId, step)) ? more : undefined;
  },
});

export const forgetBlocked = subscriber({
  name: 'notifications.forget-blocked',
  when: 'projection',
  on: [UserBlocked],
  needs: { purge: NotificationsPurge },
  async handle({ data: { blockerId, blockedId } }, { purge }) {
    const [mine, theirs] = [
      await purge.between(blockerId, blockedId, step),
      await purge.between(blockedId, blockerId, step),
    ];
    return mine || theirs ? more : undefined;
  },
});

export const forgetPeople = subscriber({
  name: 'notifications.forget-people',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: NotificationsPurge },
  async handle({ data: { userId } }, { purge }) {
    return (await purge.ofPerson(userId, step)) ? more : undefined;
  },
});
