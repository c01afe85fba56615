import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { X } from 'react-feather';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, query } from '../shell/queries.ts';
import { ButtonLink } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { PersonLink } from '../ui/person.tsx';
import { Empty } from '../ui/states.tsx';
import { wardrobeWords } from '../wardrobe/words.ts';
import { useWords } from '../words/languages.ts';
import { OutfitCard } from './card.tsx';
import { type OutfitFilters, outfitSeasons, outfitSorts, toListInput } from './filters.ts';
import styles from './outfit.module.css';
import { outfitWords } from './words.ts';

const route = getRouteApi('/outfits');

/** One's own outfits, or those of the person in the address. */
export function OutfitsPage() {
  const words = useWords(outfitWords);
  const filters = route.useSearch();
  const { userId, ...rest } = filters;
  const outfits = useInfiniteQuery(pages('wardrobe.list-outfits', toListInput(filters)));
  const { data: owner } = useQuery({
    ...query('identity.get-user', { userId: userId ?? '' }),
    enabled: userId !== undefined,
  });
  usePageTitle(words.outfits);
  const isOwn = userId === undefined;
  return (
    <Stack data-wide="">
      <Row className={classes(layout.wrap, layout.spread)}>
        <h1>
          {words.outfits}
          {owner && (
            <>
              {' · '}
              <PersonLink of={owner} />
            </>
          )}
        </h1>
        {isOwn && (
          <Row className={layout.wrap}>
            <ButtonLink to="/outfits/new" look="primary">
              {words.create}
            </ButtonLink>
            <ButtonLink to="/today">{words.suggestions}</ButtonLink>
            <ButtonLink to="/collections" look="quiet">
              {words.collections}
            </ButtonLink>
          </Row>
        )}
      </Row>
      <Filters filters={filters} />
      {filters.itemId !== undefined && <WithItem itemId={filters.itemId} filters={filters} />}
      <Infinite of={outfits} empty={<None isOwn={isOwn} isFiltered={Object.keys(rest).length > 0} />}>
        {(rows) => (
          <ul className={classes(layout.grid, styles.grid)}>
            {rows.map((outfit) => (
              <li key={outfit.id}>
                <OutfitCard outfit={outfit} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Stack>
  );
}

function None({ isOwn, isFiltered }: { isOwn: boolean; isFiltered: boolean }) {
  const words = useWords(outfitWords);
  if (isFiltered)
    return (
      <Empty title={words.nothing}>
        <ButtonLink to="/outfits">{words.clear}</ButtonLink>
      </Empty>
    );
  return (
    <Empty title={words.empty}>
      {isOwn && (
        <>
          <p>{words.emptyText}</p>
          <ButtonLink to="/outfits/new" look="primary">
            {words.create}
          </ButtonLink>
        </>
      )}
    </Empty>
  );
}

/** The item with which all shown outfits are; a press takes that filter away. */
function WithItem({ itemId, filters }: { itemId: string; filters: OutfitFilters }) {
  const words = useWords(outfitWords);
  const { data: item } = useQuery(query('wardrobe.get-item', { itemId }));
  const { itemId: _, ...others } = filters;
  const name = item?.name ?? '…';
  return (
    <Row>
      <ButtonLink to="/outfits" search={others} aria-label={words.withoutItem(name)}>
        {words.withItem(name)}
        <X aria-hidden="true" size={16} />
      </ButtonLink>
    </Row>
  );
}

function Filters({ filters }: { filters: OutfitFilters }) {
  const words = useWords(outfitWords);
  const names = useWords(wardrobeWords);
  const navigate = useNavigate();
  const set = (change: { readonly [K in keyof OutfitFilters]?: OutfitFilters[K] | undefined }) => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value);
    void navigate({ to: '/outfits', search: Object.fromEntries(next) as OutfitFilters, resetScroll: false });
  };
  const sorts = filters.userId === undefined ? outfitSorts : outfitSorts.slice(0, 2);
  return (
    <search className={styles.filters} aria-label={words.filters}>
      <TextField
        key={filters.tag}
        label={words.tag}
        type="search"
        maxLength={40}
        defaultValue={filters.tag}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && set({ tag: currentTarget.value.trim() })}
        onBlur={({ target }) =>
          target.value.trim() !== (filters.tag ?? '') && set({ tag: target.value.trim() })
        }
      />
      <SelectField
        label={words.season}
        value={filters.season ?? ('' as 'spring')}
        onChange={(season) => set({ season })}
        choices={[
          { value: '' as 'spring', label: words.anySeason },
          ...outfitSeasons.map((value) => ({ value, label: names.seasons[value] })),
        ]}
      />
      <SelectField
        label={words.sort}
        value={filters.sort ?? 'newest'}
        onChange={(sort) => set({ sort: sort === 'newest' ? undefined : sort })}
        choices={sorts.map((value) => ({ value, label: words.sorts[value] }))}
      />
    </search>
  );
}
