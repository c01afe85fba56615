import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { FileView } from '../../application/media/views.ts';
import type { RefView } from '../../application/posts/views.ts';
import type { Visibility } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { MediaId, Ref } from '../../domain/posts/post.ts';
import { notBlocked } from '../access/access.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { ShownFiles } from '../media/media.read.ts';
import { imagesIn, type Pictured, type RefReader, readRefs, type ShownRefs } from '../wardrobe/refs.read.ts';

// What posts and comments show besides their own words: people, files and things of wardrobes.

const mentioned = `select ${publicUser('a', 'user')} from accounts a where a.id in (:ids*) and a.deleted_at is null`;
const toEveryone = sql<{ ids: readonly string[] }, PublicUserRow<'user'>>(mentioned);
const toViewer = sql<{ viewerId: string; ids: readonly string[] }, PublicUserRow<'user'>>(
  `${mentioned} and ${notBlocked(':viewerId', 'a.id')}`,
);

/** What rows refer to and views show. */
export interface Shown {
  readonly people: ReadonlyMap<string, PublicUser>;
  readonly files: ReadonlyMap<string, FileView>;
  readonly refs: ShownRefs;
}
interface Showing {
  readonly authorId: UserId;
  readonly mentionIdList: string;
  readonly mediaIdList: string;
  /** Of posts, with whom they are for. */
  readonly refList?: string;
  readonly visibility?: Visibility;
}
type Needs = { readonly database: Database; readonly files: ShownFiles };

/**
 * All that these rows show: at most one more statement for people, one for things of wardrobes and one for files.
 * Without a viewer it is of one row, as all its readers see it.
 */
export async function shownIn(
  needs: Needs,
  viewerId: UserId | null,
  rows: readonly Showing[],
): Promise<Shown> {
  const reader = viewerId === null ? allReadersOf(rows[0]!) : { viewerId };
  const [people, things] = await Promise.all([
    mentionedIn(needs.database, viewerId, rows),
    thingsIn(needs, reader, rows),
  ]);
  return { people, ...things };
}

const allReadersOf = ({ authorId, visibility = 'private' }: Showing): RefReader => ({
  ownerId: authorId,
  visibility,
});

const listOf = <T>(text: string): readonly T[] => (text === '[]' ? [] : (JSON.parse(text) as T[]));
const refsIn = ({ refList = '[]' }: Showing) => listOf<Ref>(refList);
const noRefs: ShownRefs = new Map();

async function thingsIn({ database, files }: Needs, reader: RefReader, rows: readonly Showing[]) {
  const referred = rows.flatMap(refsIn);
  const refs = referred.length === 0 ? noRefs : await readRefs(database, reader, referred);
  const mediaIds = rows.flatMap((row) => listOf<MediaId>(row.mediaIdList));
  return { refs, files: await files.of([...mediaIds, ...imagesIn(refs)]) };
}

/** In the order of their author; one that is gone is left out. */
export const mediaOf = (row: Showing, { files }: Shown): FileView[] =>
  listOf<MediaId>(row.mediaIdList).flatMap((id) => files.get(id) ?? []);

/** As far as the viewer may meet them; without a viewer all of them. */
async function mentionedIn(
  database: Database,
  viewerId: UserId | null,
  rows: readonly { readonly mentionIdList: string }[],
): Promise<ReadonlyMap<string, PublicUser>> {
  const ids = new Set(rows.flatMap((row) => listOf<UserId>(row.mentionIdList)));
  if (ids.size === 0) return new Map();
  const people =
    viewerId === null
      ? await database.rows(toEveryone, { ids: [...ids] })
      : await database.rows(toViewer, { viewerId, ids: [...ids] });
  return new Map(people.map((row) => [row.userId, toPublicUser(row, 'user')]));
}

export const mentionsOf = (row: Showing, { people }: Shown): PublicUser[] =>
  people.size === 0 ? [] : (JSON.parse(row.mentionIdList) as UserId[]).flatMap((id) => people.get(id) ?? []);

/** In the order of their author, as far as the reader may see them. Nobody's post opens another's diary. */
export const refsOf = (row: Showing, { refs, files }: Shown): RefView[] =>
  refs.size === 0
    ? []
    : refsIn(row).flatMap(({ kind, id }): RefView[] => {
        const ref = refs.get(id);
        if (!ref || (kind === 'wear' && ref.ownerId !== row.authorId)) return [];
        const items = ref.items?.map((item) => ({ id: item.id, ...pictured(item, files) }));
        return [
          { kind, id, ...pictured(ref, files), ...(ref.gone && { gone: true }), ...(items && { items }) },
        ];
      });

function pictured({ title, imageId }: Pictured, files: Shown['files']) {
  const image = imageId && files.get(imageId);
  return { title, ...(image && { imageUrl: image.previewUrl ?? image.url }) };
}
