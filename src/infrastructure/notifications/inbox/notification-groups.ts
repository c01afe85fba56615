import type { Ids } from '../../../application/kernel/ports.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { AddedNotification, NewNotification } from '../../../application/notifications/inbox/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { NotificationId } from '../../../domain/notifications/types.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { keyId } from '../key-id.ts';

type Open = { recipientId: string; openKeyId: string };
const factKey = '(recipientId, factKeyId)';
const knownEvents = sql<{ keys: readonly Event[] }, { recipientId: string; factKeyId: string }>(
  (d) => `
  select recipient_id as recipientId, fact_key as factKeyId from notification_facts
  where (recipient_id, fact_key) in ${d.rowList(`:keys*${factKey}`)}`,
);
const watermarks = sql<{ userIds: readonly string[] }, { userId: UserId; sortId: string | null }>(
  'select user_id as userId, read_until as sortId from notification_settings where user_id in (:userIds*)',
);

type Event = { recipientId: string; factKeyId: string; at: number };
// Fails if another transaction has added one of them meanwhile.
const addEvents = sql<{ events: readonly Event[] }>(
  'insert into notification_facts (recipient_id, fact_key, at) values :events*(recipientId, factKeyId, at)',
);
type Group = Open & {
  id: string;
  type: string;
  subjectKind: string | null;
  subjectId: string | null;
  title: string | null;
  text: string | null;
  actorCount: number;
  facts: number;
  sortId: string;
  reading: number;
  mailOnly: boolean;
  at: number;
};
// Grouping needs no read: the upsert grows the open group or starts one.
const grow = sql<{ groups: readonly Group[] }>(
  (d) => `
  insert into notifications
    (id, recipient_id, type, open_key, subject_kind, subject_id, title, text, actor_count, facts, sort_id, reading,
    mail_only, created_at, latest_at)
  values :groups*(id, recipientId, type, openKeyId, subjectKind, subjectId, title, text, actorCount, facts, sortId,
    reading, mailOnly, at, at)
  ${d.upsert('recipient_id, open_key', 'facts = notifications.facts + new.facts, sort_id = new.sort_id, reading = new.reading, latest_at = new.latest_at')}`,
);
const openGroups = sql<
  { groups: readonly Open[] },
  { id: NotificationId; recipientId: string; openKeyId: string; facts: number }
>(
  (d) => `
  select id, recipient_id as recipientId, open_key as openKeyId, facts from notifications
  where (recipient_id, open_key) in ${d.rowList(':groups*(recipientId, openKeyId)')}`,
);
const ofRecipients = 'recipient_id in (:recipientIds*)';
type Actor = { notificationId: string; actorId: string };
const knownActors = sql<{ actors: readonly Actor[]; recipientIds: readonly string[] }, Actor>(
  (d) => `
  select notification_id as notificationId, actor_id as actorId from notification_actors
  where (notification_id, actor_id) in ${d.rowList(':actors*(notificationId, actorId)')}
    ${d.sameShard(ofRecipients)}`,
);
const addActors = sql<{ actors: readonly (Actor & { recipientId: string; sortId: string })[] }>(
  (d) => `
  insert into notification_actors (notification_id, actor_id, recipient_id, id)
  values :actors*(notificationId, actorId, recipientId, sortId)
  ${d.upsert('notification_id, actor_id', 'id = new.id')}`,
);
const countActors = sql<{ ids: readonly string[]; recipientIds: readonly string[]; by: number }>(
  (d) =>
    `update notifications set actor_count = actor_count + :by where id in (:ids*) ${d.sameShard(ofRecipients)}`,
);

/** An event to add; `at` is its place in what was asked. */
interface Fresh {
  readonly at: number;
  readonly one: NewNotification;
  readonly event: Event;
  readonly sortId: Id;
}
interface Grouped {
  readonly row: Group;
  readonly members: readonly Fresh[];
  /** With the id of the newest event of each. */
  readonly actors: ReadonlyMap<string, string>;
}

const orderOf = ({ recipientId, openKeyId }: Open): string => `${recipientId} ${openKeyId}`;

type Watermarks = ReadonlyMap<string, string | null>;
/** The watermark is part of the key, so marking all as read closes the open groups as well. */
function openGroupOf({ one: { request, at, mailOnly } }: Fresh, readUntil: Watermarks): Open {
  const { recipientId, type, subject, words, key } = request;
  const read = readUntil.get(recipientId) ?? undefined;
  const until = mailOnly ? `mail ${new Date(at).toISOString().slice(0, 10)}` : read;
  const group = words ? `words ${key}` : [type, subject?.kind, subject?.id, until].join(' ');
  return { recipientId, openKeyId: keyId(group) };
}

/** Adds notifications to the groups of their recipients, in a few statements for all of them. */
export class NotificationGroups {
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;
  readonly #ids: Ids;

  constructor(database: Database, unitOfWork: UnitOfWork, ids: Ids) {
    this.#database = database;
    this.#unitOfWork = unitOfWork;
    this.#ids = ids;
  }

  /** As `Notifications.add`. */
  async add(news: readonly NewNotification[]): Promise<(AddedNotification | undefined)[]> {
    const added: (AddedNotification | undefined)[] = news.map(() => undefined);
    const fresh = news.length === 0 ? [] : await this.#fresh(news);
    if (fresh.length === 0) return added;
    const recipientIds = [...new Set(fresh.map(({ event: { recipientId } }) => recipientId))];
    const marks = await this.#database.rows(watermarks, { userIds: recipientIds });
    const readUntil = new Map(marks.map(({ userId, sortId }) => [userId as string, sortId]));
    const groups = [...Map.groupBy(fresh, (one) => orderOf(openGroupOf(one, readUntil)))]
      .map(([, members]) => this.#groupOf(members, readUntil))
      // In the order of their index, so that two transactions wait for each other in turn.
      .sort((a, b) => (orderOf(a.row) < orderOf(b.row) ? -1 : 1));
    this.#database.enqueue(addEvents, { events: fresh.map(({ event }) => event) });
    this.#database.enqueue(grow, { groups: groups.map(({ row }) => row) });
    await this.#unitOfWork.flush();
    const stored = await this.#database.rows(openGroups, { groups: groups.map(({ row }) => row) });
    const byKey = new Map(stored.map((row) => [orderOf(row), row]));
    const grown = groups.map((group) => {
      const { id, facts } = byKey.get(orderOf(group.row))!;
      return { ...group, id, isNew: facts === group.row.facts };
    });
    await this.#addActors(grown);
    for (const { id, isNew, members } of grown) for (const { at } of members) added[at] = { id, isNew };
    return added;
  }

  /** Without events that were added before, or that stand in `news` twice. */
  async #fresh(news: readonly NewNotification[]): Promise<Fresh[]> {
    const all = new Map<string, Omit<Fresh, 'sortId'>>();
    for (const [at, one] of news.entries()) {
      const { recipientId, key } = one.request;
      const event = { recipientId, factKeyId: keyId(key), at: one.at };
      const known = `${recipientId} ${event.factKeyId}`;
      if (!all.has(known)) all.set(known, { at, one, event });
    }
    const keys = [...all.values()].map(({ event }) => event);
    for (const { recipientId, factKeyId } of await this.#database.rows(knownEvents, { keys }))
      all.delete(`${recipientId} ${factKeyId}`);
    // Ids in the order of the events, also among groups.
    return [...all.values()].map((event) => ({ ...event, sortId: this.#ids.next() }));
  }

  #groupOf(members: readonly Fresh[], readUntil: Watermarks): Grouped {
    const last = members.at(-1)!;
    const { one, sortId } = last;
    const { recipientId, type, subject, words } = one.request;
    const read = readUntil.get(recipientId);
    // If the clock of another process is ahead, its watermark may be newer than this id; mark this as unread explicitly.
    const reading = read && sortId <= read ? 2 : 0;
    const actors = new Map<string, string>();
    for (const { one, sortId } of members) if (one.request.actorId) actors.set(one.request.actorId, sortId);
    const row = {
      ...openGroupOf(last, readUntil),
      ...{ id: this.#ids.next(), type, sortId, reading, at: one.at },
      mailOnly: one.mailOnly,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      title: words?.title ?? null,
      text: words?.text ?? null,
      actorCount: actors.size,
      facts: members.length,
    };
    return { row, members, actors };
  }

  async #addActors(groups: readonly (Grouped & AddedNotification)[]): Promise<void> {
    const of = ({ id, row: { recipientId }, actors }: Grouped & AddedNotification) =>
      [...actors].map(([actorId, sortId]) => ({ notificationId: id, actorId, recipientId, sortId }));
    const all = groups.flatMap(of);
    if (all.length === 0) return;
    const olds = groups.filter(({ isNew, actors }) => !isNew && actors.size > 0);
    // Their rows in `notifications` are locked by the upsert, so nobody else adds an actor to them meanwhile.
    const recipientsOf = (some: readonly Grouped[]) => [...new Set(some.map(({ row }) => row.recipientId))];
    const known =
      olds.length === 0
        ? []
        : await this.#database.rows(knownActors, {
            actors: olds.flatMap(of),
            recipientIds: recipientsOf(olds),
          });
    const knownOf = Map.groupBy(known, ({ notificationId }) => notificationId);
    const more = Map.groupBy(olds, ({ id, actors }) => actors.size - (knownOf.get(id)?.length ?? 0));
    for (const [by, some] of more)
      if (by > 0)
        this.#database.enqueue(countActors, {
          by,
          ids: some.map(({ id }) => id),
          recipientIds: recipientsOf(some),
        });
    this.#database.enqueue(addActors, { actors: all });
  }
}
