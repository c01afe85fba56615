import type { PublicUser } from '../../client/index.ts';
import { PersonSearch } from '../people/card.tsx';
import { Button } from '../ui/button.tsx';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { walletWords } from './words.ts';

/** Chooses whom money is about. */
export function ChoosePerson({ onChoose }: { onChoose: (person: PublicUser) => void }) {
  const words = useWords(walletWords);
  const nameOf = usePersonName();
  return (
    <PersonSearch
      label={words.whom}
      action={(person) => (
        <Button aria-label={words.chooseName(nameOf(person))} onClick={() => onChoose(person)}>
          {words.choose}
        </Button>
      )}
    />
  );
}
