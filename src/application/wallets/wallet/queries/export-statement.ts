import { z } from 'zod';
import { Csv } from '../../../kernel/csv.ts';
import { query } from '../../../kernel/operation.ts';
import { StatementTooLong, UseHttp } from '../../errors.ts';
import { amountOut, currencyField, dayFields, toText } from '../../fields.ts';
import { Currencies } from '../../ledger/ports.ts';
import { currencyOut, EntryView } from '../../views.ts';
import { Days, EntryReader } from '../ports.ts';

const maxEntries = 10_000;
const dayMs = 86_400_000;
const columns = [
  'seq',
  'createdAt',
  'kind',
  'amount',
  'balanceAfter',
  'currency',
  'counterparty',
  'note',
  'transferId',
];

const StatementView = z
  .object({
    currency: currencyOut,
    from: z.iso.date().meta({ description: 'The first day' }),
    to: z.iso.date().meta({ description: 'The last day' }),
    opening: amountOut.meta({ description: 'What was available when the first day began, in minor units' }),
    entries: z.array(EntryView).meta({ description: 'Oldest first' }),
    closing: amountOut.meta({ description: 'What was available when the last day ended, in minor units' }),
    csv: z.string().optional().meta({ description: 'The entries as CSV; only with `format=csv`' }),
  })
  .meta({ id: 'Statement', description: 'A balance, what changed it, and the balance after' });

export const exportStatement = query({
  name: 'wallets.export-statement',
  summary: 'Get a statement of your wallet',
  description:
    'At most a year and 10,000 entries. The days are yours, in your time zone, and both belong to it. As CSV it is ' +
    "answered over HTTP only, one line an entry; cells that a spreadsheet would run as a formula start with `'`.",
  access: 'signed-in',
  input: z
    .strictObject({
      currency: currencyField,
      ...dayFields,
      format: z.enum(['json', 'csv']).default('json').meta({ description: 'JSON, or `text/csv`' }),
    })
    .refine(({ from, to }) => from <= to, { message: 'must not be before `from`', path: ['to'] })
    .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 366 * dayMs, {
      message: 'must be within a year of `from`',
      path: ['to'],
    }),
  output: StatementView,
  refuses: [UseHttp, StatementTooLong],
  needs: { entries: EntryReader, currencies: Currencies, days: Days, csv: Csv },
  limits: [{ name: 'export-statement', points: 60, seconds: 3600, per: 'account' }],
  readsOwn: () => true,
  async handle({ input: { currency, from, to, format }, actor, meta }, { entries, currencies, days, csv }) {
    if (format === 'csv' && meta.wire !== 'http') throw new UseHttp();
    currencies.require(currency);
    const period = await days.period(actor.id, from, to);
    const opening = await entries.balanceAt(actor.id, currency, period.from);
    const newestFirst = await entries.newest({
      ...{ ownerId: actor.id, currency, kinds: undefined, ...period },
      ...{ beforeSeq: Number.MAX_SAFE_INTEGER, limit: maxEntries + 1 },
    });
    if (newestFirst.length > maxEntries) throw new StatementTooLong();
    const oldestFirst = newestFirst.toReversed();
    return {
      ...{ currency, from, to, opening: toText(opening) },
      entries: oldestFirst,
      closing: newestFirst[0]?.balanceAfter ?? toText(opening),
      ...(format === 'csv' && { csv: csv.write(columns, oldestFirst.map(toRow)) }),
    };
  },
});

// Numbers, because text that starts with a minus would be written as if it were a formula.
const toRow = ({ counterparty, amount, balanceAfter, ...entry }: EntryView) => ({
  ...entry,
  amount: Number(amount),
  balanceAfter: Number(balanceAfter),
  counterparty: counterparty?.username ?? '',
});
