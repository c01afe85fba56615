import type { Visibility } from '../../../domain/access/policy.ts';
import {
  PostDeleted,
  PostEdited,
  PostVisibilityChanged,
  ReactionChanged,
} from '../../../domain/posts/published.ts';
import { announce } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { audienceOf } from '../audience-of.ts';
import { postDeleted, postReacted, postUpdated } from '../frames.ts';
import { PostAudience, PostReader } from '../ports.ts';

export const pushPosts = subscriber({
  name: 'posts.push-posts',
  when: 'live',
  hears: [PostEdited, PostVisibilityChanged, ReactionChanged],
  frames: [postUpdated, postReacted],
  needs: { reader: PostReader, audience: PostAudience },
  async handle(fact, { reader, audience }) {
    const reacted = fact.name === ReactionChanged.eventName;
    if (reacted && fact.data.subject !== 'post') return undefined;
    const post = await reader.framed(reacted ? fact.data.subjectId : fact.data.postId);
    if (!post) return undefined;
    return {
      announce: [announce(reacted ? postReacted : postUpdated, fact, post, await audienceOf(audience, post))],
    };
  },
});

export const pushDeletedPosts = subscriber({
  name: 'posts.push-deleted-posts',
  when: 'live',
  hears: [PostDeleted],
  frames: [postDeleted],
  needs: { audience: PostAudience },
  async handle(fact, { audience }) {
    const { postId, authorId, visibility } = fact.data;
    const to = await audience.online({ id: postId, authorId, visibility: visibility as Visibility }, [
      authorId,
    ]);
    return { announce: [announce(postDeleted, fact, { id: postId, authorId }, to)] };
  },
});
