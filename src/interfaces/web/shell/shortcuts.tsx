import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/languages.ts';
import { useMaybeMe } from './session.ts';
import { shellWords } from './words.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** `g` and a letter navigate, `/` searches, `?` lists all; none of them while someone types. */
export function Shortcuts() {
  const words = useWords(shellWords);
  const navigate = useNavigate();
  const me = useMaybeMe();
  const [open, setOpen] = useState(false);
  const after = useRef(0);
  useEffect(() => {
    const pages = { h: '/', m: '/messages', w: '/wardrobe', n: '/notifications' } as const;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const follows = event.timeStamp - after.current < 1_500;
      after.current = 0;
      if (event.key === '?') setOpen(true);
      else if (!me) return;
      else if (event.key === 'g') after.current = event.timeStamp;
      else if (event.key === '/') void navigate({ to: '/people' as '/' });
      else if (follows && event.key in pages)
        void navigate({ to: pages[event.key as keyof typeof pages] as '/' });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, me]);
  const keys = {
    home: 'g h',
    messages: 'g m',
    wardrobe: 'g w',
    notifications: 'g n',
    search: '/',
    help: '?',
  } as const;
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={words.shortcuts}>
      <dl>
        {Object.entries(keys).map(([name, key]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.shortcutList[name as keyof typeof keys]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
