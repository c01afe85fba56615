import { excerptOf } from '../../../application/kernel/excerpt.ts';
import type { FileView } from '../../../application/media/views.ts';
import type { NotificationSubject } from '../../../application/notifications/inbox/views.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Subject, SubjectKind } from '../../../domain/notifications/types.ts';
import { notBlocked } from '../../access/access.read.ts';
import { fromAccounts, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Params, type Statement, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { conversationCards, inviteCards, messageCards } from '../../messaging/cards.read.ts';
import { decisionCards, reportCards } from '../../moderation/subjects.read.ts';
import { commentCards, postCards } from '../../posts/cards.read.ts';
import { paymentRequestCards, transferCards } from '../../wallets/subjects.read.ts';
import { readRefs } from '../../wardrobe/refs.read.ts';

type Card = Pick<NotificationSubject, 'title' | 'imageUrl'>;
type CardRow = { id: Id; title: string | null; mediaIdList: string | null; avatar: string | null };
type Needs = { readonly database: Database; readonly files: FileViews };

const userCards = `
  select sa.id, sa.name as title, null as mediaIdList, sa.avatar ${fromAccounts('sa')}
  where sa.id in (:userIds*) and ${liveAccount('sa')} and ${notBlocked(':viewerId', 'sa.id')}`;

/** What a list shows of each; things of a wardrobe are references. */
const branches = {
  user: userCards,
  post: postCards,
  comment: commentCards,
  conversation: conversationCards,
  message: messageCards,
  invite: inviteCards,
  transfer: transferCards,
  'payment-request': paymentRequestCards,
  decision: decisionCards,
  report: reportCards,
} as const satisfies Partial<Record<SubjectKind, string>>;
const kinds = Object.keys(branches) as (keyof typeof branches)[];
const refKinds = ['item', 'outfit', 'occasion'] as const;

/** Compiled once per set of kinds. */
const statements = new Map<string, Statement<Params, CardRow>>();
function statementFor(kinds: readonly (keyof typeof branches)[]): Statement<Params, CardRow> {
  const key = kinds.join();
  let statement = statements.get(key);
  if (!statement)
    statements.set(key, (statement = sql(kinds.map((kind) => branches[kind]).join(' union all '))));
  return statement;
}

/**
 * Title and picture of what the viewer may see of these, by id. At most three statements: texts and names, things of
 * wardrobes, pictures.
 */
export async function readSubjectCards(
  needs: Needs,
  viewerId: UserId,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<Id, Card>> {
  const byKind = Map.groupBy(subjects, ({ kind }) => kind);
  const refs = refKinds.flatMap((kind) => (byKind.get(kind) ?? []).map(({ id }) => ({ kind, id })));
  const [rows, things] = await Promise.all([
    readRows(needs, viewerId, byKind),
    refs.length === 0 ? undefined : readRefs(needs.database, { viewerId }, refs),
  ]);
  const shown = [...(things ?? [])].map(([id, { title, imageId }]) => ({ id: id as Id, title, imageId }));
  const files = await needs.files.of([
    ...rows.flatMap(mediaIdsOf),
    ...shown.flatMap(({ imageId }) => imageId ?? []),
  ]);
  return new Map<Id, Card>([
    ...rows.map((row) => [row.id, toCard(row, files, needs.files)] as const),
    ...shown.map(
      ({ id, title, imageId }) =>
        [id, { title: title || null, imageUrl: firstImage(imageId ? [imageId] : [], files) }] as const,
    ),
  ]);
}

async function readRows(
  { database }: Needs,
  viewerId: UserId,
  byKind: ReadonlyMap<SubjectKind, readonly Subject[]>,
): Promise<CardRow[]> {
  const wanted = kinds.filter((kind) => byKind.has(kind));
  if (wanted.length === 0) return [];
  const ids = wanted.map((kind) => [idsOf(kind), [...new Set(byKind.get(kind)!.map(({ id }) => id))]]);
  return database.rows(statementFor(wanted), { viewerId, ...Object.fromEntries(ids) });
}

/** The parameter of a branch: `paymentRequestIds`. */
const idsOf = (kind: SubjectKind): string =>
  `${kind.replace(/-(.)/, (_, letter) => letter.toUpperCase())}Ids`;

const mediaIdsOf = ({ mediaIdList }: CardRow): Id[] =>
  mediaIdList === null || mediaIdList === '[]' ? [] : (JSON.parse(mediaIdList) as Id[]);

const toCard = (row: CardRow, files: ReadonlyMap<string, FileView>, avatars: FileViews): Card => ({
  title: row.title ? excerptOf(row.title) : null,
  imageUrl: row.avatar === null ? firstImage(mediaIdsOf(row), files) : avatars.avatarUrl(row.avatar),
});

function firstImage(ids: readonly Id[], files: ReadonlyMap<string, FileView>): string | null {
  const image = ids.map((id) => files.get(id)).find((file) => file?.kind === 'image');
  return image ? (image.previewUrl ?? image.url) : null;
}
