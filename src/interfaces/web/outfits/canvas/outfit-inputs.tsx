import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { wardrobeWords } from '../../wardrobe/words.ts';
import { useWords } from '../../words/languages.ts';
import { outfitSeasons } from '../filters.ts';
import { outfitWords } from '../words.ts';
import styles from './canvas.module.css';
import type { OutfitDraft } from './outfit-fields.ts';

interface Props {
  readonly draft: OutfitDraft;
  readonly errors: Readonly<Record<string, string>>;
  onChange(change: Partial<OutfitDraft>): void;
}

export function OutfitInputs({ draft, errors, onChange }: Props) {
  const words = useWords(outfitWords);
  const names = useWords(wardrobeWords);
  const levels = Object.entries(words.formalities);
  const visibilities = Object.keys(names.visibilities) as OutfitDraft['visibility'][];
  return (
    <Stack>
      <TextField
        label={words.name}
        optional
        maxLength={120}
        value={draft.name}
        error={errors.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <SelectField
        label={words.visibility}
        value={draft.visibility}
        onChange={(visibility) => onChange({ visibility })}
        choices={visibilities.map((value) => ({ value, label: names.visibilities[value] }))}
      />
      <TextField
        label={words.tags}
        optional
        hint={words.tagsHint}
        value={draft.tags}
        error={errors.tags}
        onChange={({ target }) => onChange({ tags: target.value })}
      />
      <SelectField
        label={words.formality}
        value={draft.formality}
        onChange={(formality: string) => onChange({ formality })}
        choices={[
          { value: '', label: words.anyFormality },
          ...levels.map(([value, label]) => ({ value, label })),
        ]}
      />
      <fieldset>
        <legend>{words.seasons}</legend>
        <div className={styles.seasons}>
          {outfitSeasons.map((season) => (
            <CheckField
              key={season}
              label={names.seasons[season]}
              checked={draft.seasons.includes(season)}
              onChange={({ target }) =>
                onChange({
                  seasons: target.checked
                    ? [...draft.seasons, season]
                    : draft.seasons.filter((one) => one !== season),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <TextArea
        label={words.notes}
        optional
        maxLength={2000}
        value={draft.notes}
        error={errors.notes}
        onChange={({ target }) => onChange({ notes: target.value })}
      />
    </Stack>
  );
}
