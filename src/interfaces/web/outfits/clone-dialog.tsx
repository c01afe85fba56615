import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnyOutfit } from '../../client/index.ts';
import { query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { outfitWords } from './words.ts';

interface Props {
  readonly outfit: AnyOutfit;
  readonly open: boolean;
  onClose(): void;
}

/** Copies an outfit: one's own as it is, someone else's with one's own clothes. */
export function CloneDialog({ outfit, open, onClose }: Props) {
  const words = useWords(outfitWords);
  return (
    <Dialog open={open} onClose={onClose} title={outfit.own ? words.clone : words.cloneTitle}>
      <Cloning outfit={outfit} onClose={onClose} />
    </Dialog>
  );
}

function Cloning({ outfit, onClose }: Omit<Props, 'open'>) {
  const words = useWords(outfitWords);
  const shared = useWords(common);
  const navigate = useNavigate();
  const shown = outfit.own ? [] : outfit.pieces.flatMap(({ item }) => item ?? []);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const categories = [...new Set(shown.map(({ category }) => category))];
  const lists = useQueries({
    queries: categories.map((category) =>
      query('wardrobe.list-items', { category, ownership: 'owned', limit: 50 }),
    ),
  });
  const clone = useCommand('wardrobe.clone-outfit', {
    refreshes: ['wardrobe.list-outfits'],
    done({ id }) {
      onClose();
      toast({ text: words.cloned });
      void navigate({ to: '/outfits/$outfitId/edit', params: { outfitId: id } });
    },
  });
  const taken = new Set(Object.values(chosen));
  const submit = () =>
    clone.mutate({
      outfitId: outfit.id,
      replacements: shown.map(({ id }) => ({ itemId: id, withItemId: chosen[id] || null })),
    });
  return (
    <Stack>
      {shown.length > 0 && <p>{words.cloneText}</p>}
      {shown.map(({ id, name, category }) => (
        <SelectField
          key={id}
          label={name}
          value={chosen[id] ?? ''}
          onChange={(value: string) => setChosen({ ...chosen, [id]: value })}
          choices={[
            { value: '', label: words.leaveOut },
            ...(lists[categories.indexOf(category)]?.data?.items ?? [])
              .filter((own) => own.id === chosen[id] || !taken.has(own.id))
              .map((own) => ({ value: own.id, label: own.name })),
          ]}
        />
      ))}
      <Row>
        <Button
          look="primary"
          busy={clone.isPending}
          disabled={!outfit.own && Object.values(chosen).every((one) => one === '')}
          onClick={submit}
        >
          {words.clone}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {shared.cancel}
        </Button>
      </Row>
    </Stack>
  );
}
