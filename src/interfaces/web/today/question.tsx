import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Occasion } from '../../client/index.ts';
import { outfitWords } from '../outfits/words.ts';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { useWords } from '../words/languages.ts';
import type { TodayFilters } from './filters.ts';
import styles from './today.module.css';
import { todayWords } from './words.ts';

export function Question({ filters, occasions }: { filters: TodayFilters; occasions: readonly Occasion[] }) {
  const words = useWords(todayWords);
  const { formalities } = useWords(outfitWords);
  const navigate = useNavigate();
  const [typed, setTyped] = useState(filters.tempC === undefined ? '' : `${filters.tempC}`);
  const temp = useSettled(typed);
  const set = (change: { readonly [K in keyof TodayFilters]?: TodayFilters[K] | undefined }) => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/today', search: Object.fromEntries(next), replace: true, resetScroll: false });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed asks anew
  useEffect(() => {
    const tempC = temp.trim() === '' ? undefined : Number(temp);
    if (tempC !== filters.tempC && !Number.isNaN(tempC)) set({ tempC });
  }, [temp]);
  return (
    <section className={styles.question} aria-label={words.question}>
      <TextField
        label={words.tempC}
        type="number"
        min={-60}
        max={60}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <SelectField
        label={words.occasion}
        value={filters.occasionId ?? ''}
        onChange={(id: string) => set({ occasionId: id || undefined })}
        choices={[
          { value: '', label: words.noOccasion },
          ...occasions.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <SelectField
        label={words.formality}
        value={filters.formality === undefined ? '' : `${filters.formality}`}
        onChange={(level: string) => set({ formality: level === '' ? undefined : Number(level) })}
        choices={[
          { value: '', label: words.anyFormality },
          ...Object.entries(formalities).map(([value, label]) => ({ value, label })),
        ]}
      />
      <CheckField
        label={words.rain}
        checked={filters.rain === true}
        onChange={({ target }) => set({ rain: target.checked || undefined })}
      />
    </section>
  );
}
