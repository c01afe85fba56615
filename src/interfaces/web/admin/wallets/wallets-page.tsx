import { PersonSearch } from '../../people/card.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card, Stack } from '../../ui/layout.tsx';
import { usePersonName } from '../../ui/person.tsx';
import { useWords } from '../../words/languages.ts';
import { AdminTabs } from '../admin-tabs.tsx';
import { Audit } from './audit.tsx';
import { SettleTopUp } from './settle-top-up.tsx';
import { adminWalletWords } from './words.ts';

/** Finds the wallet of a person; what admins do about money as a whole. */
export function WalletsPage() {
  const words = useWords(adminWalletWords);
  const nameOf = usePersonName();
  usePageTitle(words.wallets);
  return (
    <Stack>
      <h1>{words.wallets}</h1>
      <AdminTabs />
      <Card>
        <PersonSearch
          label={words.find}
          action={(person) => (
            <ButtonLink
              to="/admin/wallets/$userId"
              params={{ userId: person.id } as never}
              aria-label={words.openOf(nameOf(person))}
            >
              {words.open}
            </ButtonLink>
          )}
        />
      </Card>
      <SettleTopUp />
      <Audit />
    </Stack>
  );
}
