import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { collectionWords } from './words.ts';

export function EntryForm({
  name,
  start,
  onSave,
}: {
  name: string;
  start: { readonly quantity: number; readonly note: string | null };
  onSave(change: { quantity: number; note: string | null }): void;
}) {
  const words = useWords(collectionWords);
  const shared = useWords(common);
  const [quantity, setQuantity] = useState(`${start.quantity}`);
  const [note, setNote] = useState(start.note ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ quantity: Number(quantity) || 1, note: note.trim() || null });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextField
          label={words.quantity(name)}
          type="number"
          min={1}
          max={99}
          required
          value={quantity}
          onChange={({ target }) => setQuantity(target.value)}
        />
        <TextField
          label={words.note(name)}
          optional
          maxLength={200}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Row>
          <Button type="submit" look="primary">
            {shared.save}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
