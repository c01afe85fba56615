import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Droplet } from 'react-feather';
import { IconButton } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { useWords } from '../words/languages.ts';
import { type Filters, places, seasons, shows, sorts } from './filters.ts';
import styles from './wardrobe.module.css';
import { wardrobeWords } from './words.ts';

interface EyeDropper {
  open(): Promise<{ readonly sRGBHex: string }>;
}
const Dropper = (globalThis as { EyeDropper?: new () => EyeDropper }).EyeDropper;
const typingMs = 250;

/** The filters of the wardrobe. Each change is in the address at once: back undoes it, and a link keeps it. */
export function FilterBar({ filters }: { filters: Filters }) {
  const words = useWords(wardrobeWords);
  const navigate = useNavigate();
  const set = (change: { readonly [K in keyof Filters]?: Filters[K] | undefined }, replace = false) => {
    const next = Object.fromEntries(
      Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined && value !== ''),
    );
    void navigate({ to: '/wardrobe', search: next as Filters, replace, resetScroll: false });
  };
  const [q, setQ] = useState(filters.q ?? '');
  useEffect(() => setQ(filters.q ?? ''), [filters.q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts a search
  useEffect(() => {
    if (q === (filters.q ?? '')) return undefined;
    const timer = setTimeout(() => set({ q: q.trim() }, true), typingMs);
    return () => clearTimeout(timer);
  }, [q]);
  const pick = async () => {
    const picked = await new Dropper!().open().catch(() => undefined);
    if (picked) set({ colour: picked.sRGBHex });
  };
  const all = <V extends string>(label: string, values: readonly V[], names: Readonly<Record<V, string>>) => [
    { value: '' as V, label },
    ...values.map((value) => ({ value, label: names[value] })),
  ];
  const categories = Object.keys(words.categories) as (keyof typeof words.categories)[];
  return (
    <search className={styles.filters} aria-label={words.filters}>
      <TextField
        label={words.search}
        type="search"
        value={q}
        maxLength={100}
        onChange={({ target }) => setQ(target.value)}
      />
      <SelectField
        label={words.show}
        value={filters.show ?? 'all'}
        onChange={(show) => set({ show: show === 'all' ? undefined : show })}
        choices={shows.map((value) => ({ value, label: words.shows[value] }))}
      />
      <SelectField
        label={words.category}
        value={(filters.category ?? '') as 'coat'}
        onChange={(category) => set({ category })}
        choices={all(words.anyCategory, categories, words.categories)}
      />
      <SelectField
        label={words.season}
        value={filters.season ?? ('' as 'spring')}
        onChange={(season) => set({ season })}
        choices={all(words.anySeason, seasons, words.seasons)}
      />
      <SelectField
        label={words.place}
        value={filters.place ?? ('' as 'closet')}
        onChange={(place) => set({ place })}
        choices={all(words.anyPlace, places, words.places)}
      />
      <div className={styles.colour}>
        <TextField
          label={words.colour}
          placeholder={words.anyColour}
          defaultValue={filters.colour ?? ''}
          key={filters.colour}
          maxLength={40}
          list="colours"
          onBlur={({ target }) =>
            target.value.trim() !== (filters.colour ?? '') && set({ colour: target.value.trim() })
          }
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        {Dropper && (
          <IconButton
            label={words.pickColour}
            icon={<Droplet aria-hidden="true" />}
            onClick={() => void pick()}
          />
        )}
      </div>
      <datalist id="colours">
        {[
          'black',
          'white',
          'grey',
          'navy',
          'blue',
          'green',
          'red',
          'burgundy',
          'pink',
          'beige',
          'brown',
          'yellow',
          'orange',
          'purple',
        ].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <SelectField
        label={words.sort}
        value={filters.sort ?? 'newest'}
        onChange={(sort) => set({ sort: sort === 'newest' ? undefined : sort })}
        choices={sorts.map((value) => ({ value, label: words.sorts[value] }))}
      />
    </search>
  );
}
