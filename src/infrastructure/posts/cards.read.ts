import { excerptReads } from '../../application/kernel/excerpt.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { commentVisibleTo, postVisibleTo } from './visibility.read.ts';

// Cards of posts and comments, for lists of other contexts: what `:viewerId` may see of `:postIds` and `:commentIds`.

export const postCards = `
  select ${rowByRow} sp.id, substr(sp.text, 1, ${excerptReads}) as title, sp.media_ids as mediaIdList, null as avatar
  from posts sp where sp.id in (:postIds*) and ${postVisibleTo(':viewerId', 'sp.id')}`;

export const commentCards = `
  select ${rowByRow} sc.id, substr(sc.text, 1, ${excerptReads}) as title, sc.media_ids as mediaIdList, null as avatar
  from comments sc where sc.id in (:commentIds*) and ${commentVisibleTo(':viewerId', 'sc.id')}`;
