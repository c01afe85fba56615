import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { Ref } from '../../domain/posts/post.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Of = { userId: UserId };
interface Written {
  readonly id: Id;
  readonly text: string;
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly mentionIdList: string;
  readonly mediaIdList: string;
}
const written = <R extends Written>({ createdAt, editedAt, mentionIdList, mediaIdList, ...row }: R) => ({
  ...row,
  mentionIds: JSON.parse(mentionIdList) as Id[],
  fileIds: JSON.parse(mediaIdList) as Id[],
  createdAt: iso(createdAt),
  editedAt: editedAt === null ? null : iso(editedAt),
});

const lists = 'mention_ids as mentionIdList, media_ids as mediaIdList';
const posts = sql<Of, Written & { visibility: string; refList: string }>(`
  select id, text, visibility, refs as refList, ${lists}, created_at as createdAt, edited_at as editedAt
  from posts where author_id = :userId order by id`);
const comments = sql<Of, Written & { postId: Id; parentId: Id | null }>(`
  select id, post_id as postId, parent_id as parentId, text, ${lists}, created_at as createdAt,
    edited_at as editedAt
  from comments where author_id = :userId order by id`);
const reactions = sql<Of, { subject: string; subjectId: Id; kind: string; at: number }>(`
  select subject, subject_id as subjectId, kind, at from reactions where user_id = :userId order by subject_id`);
const views = sql<Of, { postId: Id; day: string }>(
  'select post_id as postId, day from post_views where viewer_id = :userId order by post_id, day',
);

/** Sections of the data export. */
export const postsExport = [
  exportSection('posts', posts, ({ refList, ...row }) => ({
    ...written(row),
    refs: JSON.parse(refList) as Ref[],
  })),
  exportSection('comments', comments, written),
  exportSection('reactions', reactions, ({ at, ...row }) => ({ ...row, at: iso(at) })),
  exportSection('postViews', views, (row) => row),
];
