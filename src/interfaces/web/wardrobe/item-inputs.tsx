import { CheckField, SelectField, TextArea, TextField } from '../ui/field.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { ColourInputs } from './colour-inputs.tsx';
import { seasons } from './filters.ts';
import type { ItemDraft } from './item-fields.ts';
import { isPrice } from './item-fields.ts';
import { wardrobeWords } from './words.ts';

interface Props {
  readonly draft: ItemDraft;
  readonly errors?: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<ItemDraft>) => void;
}

/** The fields of an item. Only a name and a category are needed. */
export function ItemInputs({ draft, errors = {}, onChange }: Props) {
  const words = useWords(wardrobeWords);
  const categories = Object.entries(words.categories).map(([value, label]) => ({
    value: value as ItemDraft['category'],
    label,
  }));
  const visibilities = Object.entries(words.visibilities).map(([value, label]) => ({
    value: value as ItemDraft['visibility'],
    label,
  }));
  const text = (name: 'name' | 'brand' | 'size' | 'tags' | 'price' | 'currency' | 'boughtOn') => ({
    label: words[name],
    value: draft[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  });
  return (
    <Stack>
      <TextField {...text('name')} required maxLength={120} />
      <div className={layout.twice}>
        <SelectField
          label={words.category}
          value={draft.category}
          choices={categories}
          onChange={(category) => onChange({ category })}
        />
        <TextField {...text('brand')} maxLength={80} optional />
      </div>
      <ColourInputs of={draft.colours} onChange={(colours) => onChange({ colours })} />
      <fieldset>
        <legend>{words.season}</legend>
        <Row>
          {seasons.map((season) => (
            <CheckField
              key={season}
              label={words.seasons[season]}
              checked={draft.seasons.includes(season)}
              onChange={() =>
                onChange({
                  seasons: draft.seasons.includes(season)
                    ? draft.seasons.filter((one) => one !== season)
                    : [...draft.seasons, season],
                })
              }
            />
          ))}
        </Row>
      </fieldset>
      <div className={layout.twice}>
        <TextField
          {...text('price')}
          inputMode="decimal"
          error={isPrice(draft) ? errors.price : '12.50'}
          optional
        />
        <TextField {...text('currency')} maxLength={3} />
        <TextField {...text('boughtOn')} type="date" optional />
        <TextField {...text('size')} maxLength={40} optional />
      </div>
      <TextField {...text('tags')} hint={words.tagsHint} maxLength={400} optional />
      <TextArea
        label={words.notes}
        value={draft.notes}
        maxLength={2000}
        onChange={({ target }) => onChange({ notes: target.value })}
        optional
      />
      <SelectField
        label={words.visibility}
        value={draft.visibility}
        choices={visibilities}
        onChange={(visibility) => onChange({ visibility })}
      />
      <div>
        <CheckField
          label={words.favourite}
          checked={draft.favourite}
          onChange={() => onChange({ favourite: !draft.favourite })}
        />
        <CheckField
          label={words.waterproof}
          checked={draft.waterproof}
          onChange={() => onChange({ waterproof: !draft.waterproof })}
        />
        <CheckField
          label={words.wish}
          checked={draft.wished}
          onChange={() => onChange({ wished: !draft.wished })}
        />
      </div>
    </Stack>
  );
}
