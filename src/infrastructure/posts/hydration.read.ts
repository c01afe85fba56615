import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { FileView } from '../../application/media/views.ts';
import type { RefView } from '../../application/posts/views.ts';
import type { EffectiveVisibility } from '../../domain/access/policy.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { MediaId } from '../../domain/posts/post.ts';
import { notBlocked } from '../access/access.read.ts';
import {
  type AvatarUrls,
  fromAccounts,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { FileViews } from '../media/media.read.ts';
import {
  imagesIn,
  type RefPreview,
  type RefReader,
  readRefs,
  type ShownRefs,
} from '../wardrobe/refs.read.ts';

// What posts and comments show besides their text: mentioned people, files, and references into wardrobes.

const mentioned = `select ${publicUser('a', 'user')} ${fromAccounts('a')} where a.id in (:ids*) and ${liveAccount('a')}`;
const toEveryone = sql<{ ids: readonly string[] }, PublicUserRow<'user'>>(mentioned);
const toViewer = sql<{ viewerId: string; ids: readonly string[] }, PublicUserRow<'user'>>(
  `${mentioned} and ${notBlocked(':viewerId', 'a.id')}`,
);

/** Everything that a page of rows refers to, by id. */
export interface Hydration {
  readonly people: ReadonlyMap<string, PublicUser>;
  readonly files: ReadonlyMap<string, FileView>;
  readonly refs: ShownRefs;
  readonly avatars: AvatarUrls;
}
interface HydratedRow {
  readonly authorId: UserId;
  readonly mentionIdList: string;
  readonly mediaIdList: string;
  /** Posts only. */
  readonly refList?: string;
  readonly visibility?: EffectiveVisibility;
}
type Needs = { readonly database: Database; readonly files: FileViews };

/**
 * Reads what these rows show: at most one statement each for people, references and files. Without a viewer it takes
 * one row, and reads it as all its readers see it.
 */
export async function hydrate(
  needs: Needs,
  viewerId: UserId | null,
  rows: readonly HydratedRow[],
): Promise<Hydration> {
  const reader = viewerId === null ? allReadersOf(rows[0]!) : { viewerId };
  const [people, things] = await Promise.all([
    mentionedIn(needs, viewerId, rows),
    thingsIn(needs, reader, rows),
  ]);
  return { people, ...things, avatars: needs.files };
}

const allReadersOf = ({ authorId, visibility = 'private' }: HydratedRow): RefReader => ({
  ownerId: authorId,
  visibility,
});

const listOf = <T>(text: string): readonly T[] => (text === '[]' ? [] : (JSON.parse(text) as T[]));
type Ref = { readonly kind: RefView['kind']; readonly id: Id };
const refsIn = ({ refList = '[]' }: HydratedRow) => listOf<Ref>(refList);
const noRefs: ShownRefs = new Map();

async function thingsIn({ database, files }: Needs, reader: RefReader, rows: readonly HydratedRow[]) {
  const referred = rows.flatMap(refsIn);
  const refs = referred.length === 0 ? noRefs : await readRefs(database, reader, referred);
  const mediaIds = rows.flatMap((row) => listOf<MediaId>(row.mediaIdList));
  return { refs, files: await files.of([...mediaIds, ...imagesIn(refs)]) };
}

/** In the author's order, without deleted files. */
export const mediaOf = (row: HydratedRow, { files }: Hydration): FileView[] =>
  listOf<MediaId>(row.mediaIdList).flatMap((id) => files.get(id) ?? []);

/** Without people behind a block with the viewer, if there is a viewer. */
async function mentionedIn(
  { database, files }: Needs,
  viewerId: UserId | null,
  rows: readonly { readonly mentionIdList: string }[],
): Promise<ReadonlyMap<string, PublicUser>> {
  const ids = new Set(rows.flatMap((row) => listOf<UserId>(row.mentionIdList)));
  if (ids.size === 0) return new Map();
  const people =
    viewerId === null
      ? await database.rows(toEveryone, { ids: [...ids] })
      : await database.rows(toViewer, { viewerId, ids: [...ids] });
  return new Map(people.map((row) => [row.userId, toPublicUser(row, 'user', files)]));
}

export const mentionsOf = (row: HydratedRow, { people }: Hydration): PublicUser[] =>
  people.size === 0 ? [] : (JSON.parse(row.mentionIdList) as UserId[]).flatMap((id) => people.get(id) ?? []);

const bringsOwn: ReadonlySet<string> = new Set(['wear', 'envelope']);

/** In the author's order, without those that the reader may not see, and without wears of other people. */
export const refsOf = (row: HydratedRow, { refs, files }: Hydration): RefView[] =>
  refs.size === 0
    ? []
    : refsIn(row).flatMap(({ kind, id }): RefView[] => {
        const ref = refs.get(id);
        if (!ref || (bringsOwn.has(kind) && ref.ownerId !== row.authorId)) return [];
        const items = ref.items?.map((item) => ({ id: item.id, ...pictured(item, files) }));
        return [
          { kind, id, ...pictured(ref, files), ...(ref.gone && { gone: true }), ...(items && { items }) },
        ];
      });

function pictured({ title, imageId }: RefPreview, files: Hydration['files']) {
  const image = imageId && files.get(imageId);
  return { title, ...(image && { imageUrl: image.previewUrl ?? image.url }) };
}
