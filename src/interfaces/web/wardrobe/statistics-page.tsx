import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { query } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { type Bar, Bars } from '../ui/bars.tsx';
import { formatDay } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { Card, Stack } from '../ui/layout.tsx';
import { formatMoney } from '../ui/money.ts';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import type { Filters } from './filters.ts';
import { wardrobeWords } from './words.ts';

type Stats = Output<'wardrobe.get-stats'>;

/** What one has, wears and pays. A bar opens the clothes behind it. */
export function StatisticsPage() {
  const words = useWords(wardrobeWords);
  const { data: stats, error, refetch } = useQuery(query('wardrobe.get-stats', {}));
  usePageTitle(words.statistics);
  return (
    <Stack>
      <h1>{words.statistics}</h1>
      {error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : stats ? (
        <Shown stats={stats} />
      ) : (
        <SkeletonList />
      )}
    </Stack>
  );
}

function Shown({ stats }: { stats: Stats }) {
  const words = useWords(wardrobeWords);
  const locale = useStore(language);
  const groups = (
    title: string,
    of: Stats['byCategory'],
    named: (name: string) => string,
    filters: (name: string) => Filters,
  ) => (
    <Bars
      title={title}
      asTable={words.asTable}
      heads={[title, words.itemsHead]}
      bars={of.map(({ name, items, wears }) => ({
        key: name,
        name: (
          <Link to="/wardrobe" search={filters(name)}>
            {named(name)}
          </Link>
        ),
        value: items,
        shown: `${items} · ${words.worn(wears)}`,
      }))}
    />
  );
  const worn = (of: Stats['mostWorn']): Bar[] =>
    of.map(({ itemId, name, wears }) => ({
      key: itemId,
      name: (
        <Link to="/wardrobe/items/$itemId" params={{ itemId }}>
          {name}
        </Link>
      ),
      value: wears,
      shown: `${wears}`,
    }));
  const names = words as unknown as { categories: Record<string, string>; seasons: Record<string, string> };
  const months = stats.byMonth.map(({ month, wears, items }) => ({
    key: month,
    name: formatDay(`${month}-01`, locale, { month: 'short', year: 'numeric' }),
    value: wears,
    shown: `${wears} · ${words.items(items)}`,
  }));
  return (
    <>
      <Card>
        <Facts
          of={[
            [words.owned, stats.items.owned],
            [words.wished, stats.items.wished],
            [words.gone, stats.items.gone],
            [words.wears, stats.wears],
            ...stats.money.flatMap(({ currency, value, spent, costPerWear }) => [
              [`${words.value} (${currency})`, formatMoney(value, locale)] as const,
              [`${words.spent} (${currency})`, formatMoney(spent, locale)] as const,
              [
                `${words.facts.costPerWear} (${currency})`,
                costPerWear && formatMoney(costPerWear, locale),
              ] as const,
            ]),
          ]}
        />
      </Card>
      {groups(
        words.byCategory,
        stats.byCategory,
        (name) => names.categories[name] ?? name,
        (category) => ({ category }),
      )}
      {groups(
        words.byColour,
        stats.byColour,
        (name) => name,
        (colour) => ({ colour }),
      )}
      {groups(
        words.byBrand,
        stats.byBrand,
        (name) => name,
        (brand) => ({ brand }),
      )}
      {groups(
        words.bySeason,
        stats.bySeason,
        (name) => names.seasons[name] ?? name,
        (season) => (season === 'all-year' ? {} : { season: season as 'spring' }),
      )}
      <Bars
        title={words.mostWorn}
        asTable={words.asTable}
        heads={[words.itemsHead, words.wears]}
        bars={worn(stats.mostWorn)}
      />
      <Bars
        title={words.leastWorn}
        asTable={words.asTable}
        heads={[words.itemsHead, words.wears]}
        bars={worn(stats.leastWorn)}
      />
      <Bars
        title={`${words.neverWorn}: ${stats.neverWorn.count}`}
        asTable={words.asTable}
        heads={[words.itemsHead, words.wears]}
        bars={worn(stats.neverWorn.items)}
      />
      <Bars
        title={words.byMonth}
        asTable={words.asTable}
        heads={[words.byMonth, words.wears]}
        bars={months}
      />
    </>
  );
}
