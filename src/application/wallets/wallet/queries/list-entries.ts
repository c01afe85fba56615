import { z } from 'zod';
import type { Currency } from '../../../../domain/wallets/money.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput, toPage } from '../../../kernel/page.ts';
import { currencyField, dayFields, TransferKindField } from '../../fields.ts';
import { Currencies } from '../../ledger/ports.ts';
import { EntryPage, type EntryView } from '../../views.ts';
import { Days, EntryReader } from '../ports.ts';

// Where the previous page ended in each currency: entries are numbered per currency.
const place = z.record(z.string(), z.int().min(0));

export const listEntries = query({
  name: 'wallets.list-entries',
  summary: 'List what changed in your wallet, newest first',
  description: 'If you missed a `seq` of `wallet.changed`, read it here.',
  access: 'signed-in',
  input: z.strictObject({
    currency: currencyField.optional(),
    kind: z.array(TransferKindField).min(1).optional().meta({ description: 'Only these kinds' }),
    from: dayFields.from.optional(),
    to: dayFields.to.optional(),
    ...pageInput(place),
  }),
  output: EntryPage,
  refuses: [],
  needs: { entries: EntryReader, currencies: Currencies, days: Days },
  readsOwn: () => true,
  async handle({ input: { currency, kind: kinds, from, to, limit, cursor = {} }, actor }, ports) {
    const period = await ports.days.period(actor.id, from, to);
    const read = (each: Currency): Promise<EntryView[]> =>
      ports.entries.newest({
        ...{ ownerId: actor.id, currency: each, kinds, ...period, limit: limit + 1 },
        beforeSeq: cursor[each] ?? Number.MAX_SAFE_INTEGER,
      });
    const currencies = currency === undefined ? ports.currencies.all : [currency];
    const rows = (await Promise.all(currencies.map(read))).flat();
    const newestFirst = rows.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit + 1);
    const ends: Record<string, number> = { ...cursor };
    for (const entry of newestFirst.slice(0, limit)) ends[entry.currency] = entry.seq;
    return toPage(
      newestFirst,
      limit,
      () => ends,
      (entry) => entry,
    );
  },
});
