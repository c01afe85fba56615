import type { Id, UserId } from '../../domain/kernel/id.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { joinAccount, liveAccount } from '../identity/identity.read.ts';
import { sql } from '../kernel/database/statement.ts';

// For statements of other contexts: who may see posts and comments, and who takes part in them.

export const postVisibleTo = (viewer: string, id: string): string => `exists (
  select 1 from posts p ${joinAccount('pa', 'p.author_id')}
  where p.id = ${id} and ${visibleTo(viewer, 'pa', 'p.visibility')})`;

export const postWithId = (id: string): string => `select 1 from posts p where p.id = ${id}`;

/** Joins the post as `p`, if the viewer sees it. */
export const joinVisiblePost = (viewer: string, id: string): string => `
  join posts p on p.id = ${id} ${joinAccount('pa', 'p.author_id')} and ${visibleTo(viewer, 'pa', 'p.visibility')}`;

/**
 * The viewer sees `comments c` as far as moderators are concerned: one that they removed is its author's alone, and so
 * are replies to it.
 */
export const notRemoved = (viewer: string): string => `(c.author_id = ${viewer} or (c.removal is null
  and (c.parent_id is null or not exists (
    select 1 from comments rc where rc.id = c.parent_id and rc.removal is not null))))`;

export const commentVisibleTo = (viewer: string, id: string): string => `exists (
  select 1 from comments c ${joinAccount('w', 'c.author_id')}
  join posts p on p.id = c.post_id ${joinAccount('pa', 'p.author_id')}
  where c.id = ${id} and ${liveAccount('w')} and ${notBlocked(viewer, 'w.id')}
    and ${visibleTo(viewer, 'pa', 'p.visibility')} and ${notRemoved(viewer)})`;

type Participants = {
  id: Id;
  postId: Id;
  postAuthorId: UserId;
  parentAuthorId: UserId | null;
  mentions: string;
};
export const participantsOfComments = sql<{ ids: readonly string[] }, Participants>(`
  select c.id, c.post_id as postId, p.author_id as postAuthorId, pc.author_id as parentAuthorId, c.mention_ids as mentions
  from comments c join posts p on p.id = c.post_id left join comments pc on pc.id = c.parent_id
  where c.id in (:ids*)`);
