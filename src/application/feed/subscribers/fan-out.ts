import { PostDelivered } from '../../../domain/feed/published.ts';
import { PostDeleted, PostPublished, PostVisibilityChanged } from '../../../domain/posts/published.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { batchSubscriber, subscriber } from '../../kernel/subscriber.ts';
import { FeedTable } from '../ports.ts';

export const keepOwnEntry = subscriber({
  name: 'feed.keep-own-entry',
  when: 'in-transaction',
  on: [PostPublished],
  needs: { feeds: FeedTable },
  async handle({ data: { authorId, postId } }, { feeds }) {
    feeds.addOwn(authorId, postId);
    return undefined;
  },
});

export const fanOut = batchSubscriber({
  name: 'feed.fan-out',
  when: 'projection',
  on: [PostPublished],
  needs: { feeds: FeedTable, recorder: EventRecorder },
  async handleAll(events, { feeds, recorder }) {
    const large = await feeds.pushSmall(events.map(({ data }) => data.postId));
    for (const { data } of events) if (!large.has(data.postId)) recorder.record(PostDelivered(data));
    return { left: new Set(events.filter(({ data }) => large.has(data.postId)).map(({ id }) => id)) };
  },
  async handle({ data }, { feeds, recorder }, from) {
    const more = await feeds.push(data.postId, from);
    if (more !== undefined) return { more };
    // No aggregate: only here is it known that the projection is complete.
    recorder.record(PostDelivered(data));
    return undefined;
  },
});

export const retract = subscriber({
  name: 'feed.take-back',
  when: 'projection',
  on: [PostDeleted],
  needs: { feeds: FeedTable },
  async handle({ data: { postId, authorId } }, { feeds }, from) {
    const more = await feeds.retract(postId, authorId, from);
    return more === undefined ? undefined : { more };
  },
});

/** A new visibility: removes the post from all feeds, then adds it to those of its new audience. */
export const fanOutAgain = subscriber({
  name: 'feed.fan-out-anew',
  when: 'projection',
  on: [PostVisibilityChanged],
  needs: { feeds: FeedTable },
  async handle({ data: { postId, authorId } }, { feeds }, cursor = 'retract:') {
    const [phase, from] = cursor.split(':') as ['retract' | 'push', string];
    if (phase === 'retract') {
      const more = await feeds.retract(postId, authorId, from || undefined);
      return { more: more === undefined ? 'push:' : `retract:${more}` };
    }
    const more = await feeds.push(postId, from || undefined);
    return more === undefined ? undefined : { more: `push:${more}` };
  },
});
