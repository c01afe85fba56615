import { iso } from '../../../application/kernel/fields.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { type OccasionKey, OccasionReader } from '../../../application/wardrobe/occasions/ports.ts';
import type {
  AnyOccasionView,
  AnyWholeOccasionView,
  OccasionView,
  OwnOccasionView,
} from '../../../application/wardrobe/occasions/views.ts';
import type { Calendar } from '../../../application/wardrobe/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { addDays, type Day } from '../../../domain/wardrobe/calendar.ts';
import { maxDays, type OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import { type AvatarUrls, joinAccount, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import {
  isStillFriend,
  type OccasionRow,
  occasionColumns,
  occasionJoins,
  occasionVisible,
  plansOf,
} from '../occasions.read.ts';
import { type GuestsAndPlans, loadGuestsAndPlans } from './guests-and-plans.ts';
import { loadPlanClashes } from './plan-clashes.ts';

const one = sql<{ viewerId: string; id: string }, OccasionRow>(`
  select ${occasionColumns} from occasions c ${occasionJoins(':viewerId')}
  where c.id = :id and ${occasionVisible(':viewerId')}`);

type Range = {
  viewerId: string;
  ownerId: string;
  fromDay: string;
  endsFrom: string;
  toDay: string;
  afterDay: string;
  afterId: string;
  limit: number;
};
const within = (day: string, id: string, endsOn: string) => `${day} >= :fromDay and ${day} <= :toDay
  and (${day} > :afterDay or ${id} > :afterId) and ${endsOn} >= :endsFrom`;
const ofOwner = sql<Range, OccasionRow>(`
  select ${rowByRow} ${occasionColumns} from occasions c ${occasionJoins(':viewerId')}
  where c.owner_id = :ownerId and ${within('c.starts_on', 'c.id', 'c.ends_on')} and ${occasionVisible(':viewerId')}
  order by c.starts_on, c.id limit :limit`);
const ordered = 'order by starts_on, id limit :limit';
/** Merges a range of the viewer's own occasions with one of their invitations. */
const ofViewer = sql<Range, OccasionRow>(`
  select ${rowByRow} ${occasionColumns} from (
    select id, starts_on from (
      select * from (select id, starts_on from occasions
        where owner_id = :viewerId and ${within('starts_on', 'id', 'ends_on')} ${ordered}) own
      union all
      select * from (select c.id, g.starts_on from occasion_guests g join occasions c on c.id = g.occasion_id
        ${joinAccount('a', 'c.owner_id')}
        where g.user_id = :viewerId and ${isStillFriend('c.owner_id')} and ${within('g.starts_on', 'g.occasion_id', 'c.ends_on')}
          and ${occasionVisible(':viewerId')}
        order by g.starts_on, g.occasion_id limit :limit) asked
    ) both_kinds ${ordered}
  ) k join occasions c on c.id = k.id ${occasionJoins(':viewerId')}
  order by k.starts_on, k.id`);

export class SqlOccasionReader extends OccasionReader {
  readonly #database: Database;
  readonly #files: FileViews;
  readonly #calendar: Calendar;

  constructor(database: Database, files: FileViews, calendar: Calendar) {
    super();
    this.#database = database;
    this.#files = files;
    this.#calendar = calendar;
  }

  async one(viewerId: UserId, id: OccasionId): Promise<AnyWholeOccasionView | undefined> {
    const row = await this.#database.row(one, { viewerId, id });
    if (!row) return undefined;
    const view = toOccasion(row, viewerId, await this.#guestsAndPlans(viewerId, [row]), this.#files);
    if (!view.own) return view;
    if (view.planned.length === 0) return { ...view, planned: [] };
    const today = await this.#calendar.today(viewerId);
    const clashes = await loadPlanClashes(this.#database, row, today);
    const ofPlan = new Map(plansOf(row).map((plan, i) => [timeOf(plan), clashes[i]]));
    return {
      ...view,
      planned: view.planned.map((plan) => ({ ...plan, clashes: ofPlan.get(timeOf(plan)) ?? [] })),
    };
  }

  async list(
    viewerId: UserId,
    { ownerId, from, to }: Parameters<OccasionReader['list']>[1],
    { limit, cursor }: PageRequest<OccasionKey>,
  ): Promise<Page<AnyOccasionView>> {
    const [afterDay, afterId] = cursor ?? ['', firstId];
    const earliest = from === undefined ? '' : addDays(from, 1 - maxDays);
    const days = { fromDay: earliest < afterDay ? afterDay : earliest, toDay: to ?? '9999-12-31' };
    const range = { viewerId, ...days, endsFrom: from ?? '', afterDay, afterId, limit: limit + 1 };
    const rows = await this.#database.rows(ownerId ? ofOwner : ofViewer, {
      ...range,
      ownerId: ownerId ?? viewerId,
    });
    const guestsAndPlans = await this.#guestsAndPlans(viewerId, rows);
    return toPage(
      rows,
      limit,
      ({ startsOn, id }): OccasionKey => [startsOn as Day, id],
      (row) => toOccasion(row, viewerId, guestsAndPlans, this.#files),
    );
  }

  #guestsAndPlans(viewerId: UserId, rows: readonly OccasionRow[]): Promise<GuestsAndPlans> {
    return loadGuestsAndPlans({ database: this.#database, files: this.#files }, viewerId, rows);
  }
}

const timeOf = ({ outfitId, day, part }: { outfitId: string; day: string; part: string }) =>
  [outfitId, day, part].join();

function toOccasion(
  row: OccasionRow,
  viewerId: UserId,
  guestsAndPlans: GuestsAndPlans,
  avatars: AvatarUrls,
): OccasionView | OwnOccasionView {
  const guests = guestsAndPlans.guests.get(row.id) ?? [];
  const shown = {
    id: row.id,
    owner: toPublicUser(row, 'owner', avatars),
    title: row.title,
    kind: row.kind,
    place: row.place,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    dressCode: row.dressCode,
    planned: plansOf(row).flatMap((plan) => {
      const outfit = guestsAndPlans.outfits.get(plan.outfitId);
      return outfit ? [{ ...plan, name: outfit.name }] : [];
    }),
    createdAt: iso(row.createdAt),
  };
  if (row.ownerId !== viewerId)
    return { ...shown, own: false, myStatus: row.myStatus, ...(row.myStatus !== null && { guests }) };
  return {
    ...shown,
    own: true,
    myStatus: null,
    guests,
    notes: row.notes,
    visibility: row.visibility,
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
    version: row.version,
  };
}
