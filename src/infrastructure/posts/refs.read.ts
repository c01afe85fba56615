import { visibleTo } from '../access/access.read.ts';
import { joinAccount } from '../identity/identity.read.ts';

/** Whether the owner refers to it in one of their posts. */
export const postedBy = (owner: string, thing: string): string =>
  `exists (select 1 from post_refs pr where pr.ref_id = ${thing} and pr.author_id = ${owner})`;

/** Whether the viewer may see a post that refers to the wear. */
export const publishedTo = (viewer: string, wear: string): string => `exists (
  select 1 from post_refs pr join posts p on p.id = pr.post_id ${joinAccount('a', 'p.author_id')}
  where pr.ref_id = ${wear} and pr.kind = 'wear' and ${visibleTo(viewer, 'a', 'p.visibility')})`;
