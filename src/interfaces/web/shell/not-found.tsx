import { ButtonLink } from '../ui/button.tsx';
import { Empty, Failure } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { usePageTitle } from './page-title.ts';

export function NotFoundPage() {
  const words = useWords(common);
  usePageTitle(words.notThere);
  return (
    <Empty title={words.notThere}>
      <p>{words.notThereText}</p>
      <ButtonLink to="/">{words.home}</ButtonLink>
    </Empty>
  );
}

export const CrashPage = ({ error, reset }: { error: unknown; reset: () => void }) => (
  <Failure error={error} retry={reset} />
);
