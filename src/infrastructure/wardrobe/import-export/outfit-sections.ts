import { iso } from '../../../application/kernel/fields.ts';
import type { EffectiveVisibility } from '../../../domain/access/policy.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import { fromSeasonBits } from '../../../domain/wardrobe/season.ts';
import { exportedRemoval } from '../../access/removal.read.ts';
import { type ExportSection, exportSection } from '../../identity/data-export.read.ts';
import { sql } from '../../kernel/database/statement.ts';

type Of = { userId: UserId };
interface Made {
  readonly id: Id;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
}
const times = <R extends Made>({ createdAt, editedAt, ...row }: R) => ({
  ...row,
  createdAt: iso(createdAt),
  editedAt: editedAt === null ? null : iso(editedAt),
});
const made = 'created_at as createdAt, edited_at as editedAt';

type Outfit = Made & {
  visibility: EffectiveVisibility;
  removal: string | null;
  pieceList: string;
  tagList: string;
  seasonBits: number;
  favourite: number;
};
const outfits = sql<Of, Outfit>(`
  select id, name, pieces as pieceList, tags as tagList, seasons as seasonBits, formality, notes, favourite,
    parent_id as parentId, visibility, removal, ${made} from outfits where owner_id = :userId order by id`);
type Occasion = Made & { planList: string };
const occasions = sql<Of, Occasion>(`
  select id, title, kind, place, starts_on as startsOn, ends_on as endsOn, dress_code as dressCode, notes, visibility,
    plan as planList, ${made} from occasions where owner_id = :userId order by starts_on, id`);
interface Answer {
  readonly askedAt: Instant;
  readonly answeredAt: Instant | null;
}
const answer = 'g.status, g.asked_at as askedAt, g.answered_at as answeredAt';
const answered = <R extends Answer>({ askedAt, answeredAt, ...row }: R) => ({
  ...row,
  askedAt: iso(askedAt),
  answeredAt: answeredAt === null ? null : iso(answeredAt),
});
const guests = sql<Of, Answer & { occasionId: Id; userId: Id }>(`
  select c.id as occasionId, g.user_id as userId, ${answer} from occasions c
  join occasion_guests g on g.occasion_id = c.id where c.owner_id = :userId order by c.id, g.user_id`);
const invitations = sql<Of, Answer & { occasionId: Id; title: string; startsOn: string }>(`
  select c.id as occasionId, c.title, g.starts_on as startsOn, ${answer} from occasion_guests g join occasions c on c.id = g.occasion_id
  where g.user_id = :userId order by g.starts_on, c.id`);
type Wear = Made & { itemList: string; weather: string | null };
const wears = sql<Of, Wear>(`
  select id, on_day as wornOn, part, item_ids as itemList, outfit_id as outfitId, occasion_id as occasionId, weather,
    mood, note, photo_id as photoId, ${made} from wears where owner_id = :userId order by on_day, id`);

/** Outfits, occasions and diary, for the data export. */
export const outfitSections: readonly ExportSection[] = [
  exportSection(
    'outfits',
    outfits,
    ({ pieceList, tagList, seasonBits, favourite, visibility, removal, ...row }) => ({
      ...times(row),
      ...exportedRemoval({ visibility, removal }),
      pieces: JSON.parse(pieceList) as unknown,
      tags: JSON.parse(tagList) as unknown,
      seasons: fromSeasonBits(seasonBits),
      favourite: favourite === 1,
    }),
  ),
  exportSection('occasions', occasions, ({ planList, ...row }) => ({
    ...times(row),
    planned: JSON.parse(planList) as unknown,
  })),
  exportSection('guests', guests, answered),
  exportSection('invitations', invitations, answered),
  exportSection('wears', wears, ({ itemList, weather, ...row }) => ({
    ...times(row),
    itemIds: JSON.parse(itemList) as unknown,
    weather: weather === null ? null : (JSON.parse(weather) as unknown),
  })),
];
