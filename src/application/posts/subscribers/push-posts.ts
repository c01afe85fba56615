import type { Visibility } from '../../../domain/access/policy.ts';
import {
  PostDeleted,
  PostEdited,
  PostRemoved,
  PostVisibilityChanged,
  ReactionChanged,
} from '../../../domain/posts/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { engagedIn, followingWith, without } from '../audience-of.ts';
import { postDeleted, postReacted, postUpdated } from '../frames.ts';
import { PostAudience, PostReader } from '../ports.ts';

export const pushPosts = subscriber({
  name: 'posts.push-posts',
  when: 'after-commit',
  on: [PostEdited, PostVisibilityChanged, PostRemoved, ReactionChanged],
  frames: [postUpdated, postReacted],
  needs: { reader: PostReader, audience: PostAudience },
  async handle(event, { reader, audience }) {
    const reacted = event.name === ReactionChanged.eventName;
    if (reacted && event.data.subject !== 'post') return undefined;
    const post = await reader.framed(reacted ? event.data.subjectId : event.data.postId);
    if (!post) return undefined;
    return {
      push: [toFrame(reacted ? postReacted : postUpdated, event, post, await engagedIn(audience, post))],
    };
  },
});

export const pushDeletedPosts = subscriber({
  name: 'posts.push-deleted-posts',
  when: 'after-commit',
  on: [PostDeleted, PostRemoved],
  frames: [postDeleted],
  needs: { audience: PostAudience },
  async handle(event, { audience }) {
    const { postId, authorId, visibility } = event.data;
    const about = { id: postId, authorId, visibility: visibility as Visibility };
    const people = await followingWith(audience, about, [authorId]);
    // The author keeps what moderators removed.
    const to = event.name === PostRemoved.eventName ? without(authorId, people) : people;
    return { push: [toFrame(postDeleted, event, { id: postId, authorId }, to)] };
  },
});
