import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const owner = 'whose row it is';
const version = 'for concurrent writes';
const index = 'kept beside for finding what is exported';

/** Files, posts and reactions. */
export const contentTables: Readonly<Record<string, TableRule>> = {
  files: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: section('files', {
      ...{ id: 'id', name: 'name', state: 'state', kind: 'kind', content_type: 'contentType', size: 'size' },
      ...{ width: 'width', height: 'height', duration_ms: 'durationMs', blurhash: 'blurhash' },
      ...{ colours: 'colours', created_at: 'createdAt' },
    }),
    technical: {
      [owner]: 'owner_id',
      'key of the bytes, which contentPath leads to': 'revision_id',
      [version]: 'version',
    },
  },
  file_uses: {
    of: 'file_id in (select id from files where owner_id = :userId)',
    purge: 'deleted',
    exported: section('fileUses', { file_id: 'fileId', subject: 'subject', subject_id: 'subjectId' }),
  },
  file_usage: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    technical: { 'sum of sizes that are exported': 'owner_id bytes' },
  },
  posts: {
    of: 'author_id = :userId',
    purge: 'deleted',
    exported: section('posts', {
      ...{ id: 'id', text: 'text', visibility: 'visibility', mention_ids: 'mentionIds', refs: 'refs' },
      ...{ media_ids: 'fileIds', created_at: 'createdAt', edited_at: 'editedAt' },
    }),
    technical: { [owner]: 'author_id', [version]: 'version', 'the decision is exported': 'removal' },
    othersName: 'mention_ids',
  },
  comments: {
    of: 'author_id = :userId',
    purge: 'deleted',
    exported: section('comments', {
      ...{ id: 'id', post_id: 'postId', parent_id: 'parentId', text: 'text', mention_ids: 'mentionIds' },
      ...{ media_ids: 'fileIds', created_at: 'createdAt', edited_at: 'editedAt' },
    }),
    technical: { [owner]: 'author_id', [version]: 'version', 'the decision is exported': 'removal' },
    othersName: 'mention_ids',
  },
  reactions: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('reactions', { subject_id: 'subjectId', subject: 'subject', kind: 'kind', at: 'at' }),
    technical: { [owner]: 'user_id', 'order of pages': 'id' },
  },
  post_views: {
    of: 'viewer_id = :userId',
    purge: 'deleted',
    exported: section('postViews', { post_id: 'postId', day: 'day' }),
    technical: { [owner]: 'viewer_id' },
  },
  post_media: {
    of: 'author_id = :userId',
    purge: 'deleted',
    technical: { [index]: 'kind post_id author_id' },
  },
  post_refs: {
    of: 'author_id = :userId',
    purge: 'deleted',
    technical: { [index]: 'ref_id post_id author_id kind' },
  },
};
