import { Failure, NotThere } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { usePageTitle } from './page-title.ts';

export function NotFoundPage() {
  usePageTitle(useWords(common).notThere);
  return <NotThere />;
}

export const CrashPage = ({ error, reset }: { error: unknown; reset: () => void }) => (
  <Failure error={error} retry={reset} />
);
