import type { Wear } from '../../../client/index.ts';
import { ItemPicker } from '../../outfits/card.tsx';
import { today } from '../../ui/day.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { useWords } from '../../words/languages.ts';
import styles from '../calendar.module.css';
import { calendarWords } from '../words.ts';
import type { WearDraft } from './wear-fields.ts';

interface InputsProps {
  readonly draft: WearDraft;
  readonly errors: Readonly<Record<string, string>>;
  onChange(change: Partial<WearDraft>): void;
}

export function WearInputs({ draft, errors, onChange }: InputsProps) {
  const words = useWords(calendarWords);
  const text = (name: 'sky' | 'mood', most: number) => (
    <TextField
      label={words[name]}
      optional
      maxLength={most}
      value={draft[name]}
      error={errors[name]}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  const picked = new Set(draft.items.map(({ id }) => id));
  return (
    <>
      <div className={styles.form}>
        <TextField
          label={words.day}
          type="date"
          required
          max={today()}
          value={draft.on}
          error={errors.on}
          onChange={({ target }) => onChange({ on: target.value })}
        />
        <SelectField
          label={words.part}
          value={draft.part}
          onChange={(part) => onChange({ part })}
          choices={(Object.keys(words.parts) as Wear['part'][]).map((value) => ({
            value,
            label: words.parts[value],
          }))}
        />
        <TextField
          label={words.tempC}
          optional
          type="number"
          min={-60}
          max={60}
          step="any"
          value={draft.tempC}
          onChange={({ target }) => onChange({ tempC: target.value })}
        />
        {text('sky', 80)}
        {text('mood', 60)}
        <CheckField
          label={words.rain}
          checked={draft.rain}
          onChange={({ target }) => onChange({ rain: target.checked })}
        />
      </div>
      <TextArea
        label={words.note}
        optional
        maxLength={2000}
        value={draft.note}
        onChange={({ target }) => onChange({ note: target.value })}
      />
      <details open={draft.items.length === 0}>
        <summary>
          {words.whatItems}: {words.chosenItems(draft.items.length)}
        </summary>
        <ItemPicker
          picked={picked}
          onPick={({ id, name }) =>
            onChange({
              items: picked.has(id)
                ? draft.items.filter((one) => one.id !== id)
                : [...draft.items, { id, name }],
            })
          }
        />
      </details>
    </>
  );
}
