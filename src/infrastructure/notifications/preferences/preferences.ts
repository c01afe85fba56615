import { PreferenceStore } from '../../../application/notifications/preferences/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { NotificationSettings } from '../../../domain/notifications/preferences.ts';
import {
  type Channel,
  type Language,
  languages,
  type NotificationType,
} from '../../../domain/notifications/types.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Of = { userId: string };
const choices = sql<Of, { type: NotificationType; channel: Channel; wanted: number }>(
  'select type, channel, wanted from notification_choices where user_id = :userId',
);
type Rest = { quietFrom: number | null; quietUntil: number | null; language: Language | null };
const rest = sql<Of, Rest & { digest: number }>(`
  select quiet_from as quietFrom, quiet_until as quietUntil, digest, language
  from notification_settings where user_id = :userId`);
const dropChoices = sql<Of>('delete from notification_choices where user_id = :userId');
type ChoiceRow = { userId: string; type: string; channel: string; wanted: boolean };
const addChoices = sql<{ rows: readonly ChoiceRow[] }>(
  'insert into notification_choices (user_id, type, channel, wanted) values :rows*(userId, type, channel, wanted)',
);
const saveRest = sql<Of & Rest & { digest: boolean }>(
  (d) => `
  insert into notification_settings (user_id, quiet_from, quiet_until, digest, language)
  values (:userId, :quietFrom, :quietUntil, :digest, :language)
  ${d.upsert(
    'user_id',
    `quiet_from = new.quiet_from, quiet_until = new.quiet_until, digest = new.digest,
    language = new.language`,
  )}`,
);

export class SqlPreferenceStore extends PreferenceStore {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(userId: UserId): Promise<NotificationSettings> {
    const [chosen, row] = [
      await this.#database.rows(choices, { userId }),
      await this.#database.row(rest, { userId }),
    ];
    return {
      choices: chosen.map((choice) => ({ ...choice, wanted: choice.wanted === 1 })),
      quietFrom: row?.quietFrom ?? null,
      quietUntil: row?.quietUntil ?? null,
      digest: (row?.digest ?? 1) === 1,
      language: row?.language ?? languages[0],
    };
  }

  save(userId: UserId, { choices, quietFrom, quietUntil, digest, language }: NotificationSettings): void {
    this.#database.enqueue(dropChoices, { userId });
    if (choices.length > 0)
      this.#database.enqueue(addChoices, { rows: choices.map((choice) => ({ ...choice, userId })) });
    this.#database.enqueue(saveRest, { userId, quietFrom, quietUntil, digest, language });
  }
}
