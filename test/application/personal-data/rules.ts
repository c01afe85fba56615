import { contentTables } from './content-tables.ts';
import { messagingTables } from './messaging-tables.ts';
import { moderationTables } from './moderation-tables.ts';
import { notificationTables } from './notification-tables.ts';
import { paymentTables } from './payment-tables.ts';
import { peopleTables } from './people-tables.ts';
import { requestAndHoldTables } from './request-and-hold-tables.ts';
import { technicalTables } from './technical-tables.ts';
import { walletTables } from './wallet-tables.ts';
import { wardrobeTables } from './wardrobe-tables.ts';

/** Path to a field of the export, or several separated by `|`; lists on the way are searched. */
type Path = string;

export interface TableRule {
  /** SQL condition of the rows that hold something about `:userId`. */
  readonly of?: string;
  /**
   * `deleted` with the account, `expires` by a job within 180 days, or why the rows stay. What stays holds no name,
   * address or profile of the person.
   */
  readonly purge: 'deleted' | 'expires' | { readonly kept: string };
  /** Where the export has each column. */
  readonly exported?: Readonly<Record<string, Path>>;
  /** Columns that the export leaves out, by reason. */
  readonly technical?: Readonly<Record<string, string>>;
  /** Columns in which rows of others may still hold an id of the person, which has no name any more. */
  readonly othersName?: string;
}

/** Every table, every column: how the export and the purge treat it. */
export const rules: Readonly<Record<string, TableRule>> = {
  ...peopleTables,
  ...contentTables,
  ...wardrobeTables,
  ...messagingTables,
  ...notificationTables,
  ...walletTables,
  ...paymentTables,
  ...technicalTables,
  ...requestAndHoldTables,
  ...moderationTables,
};
