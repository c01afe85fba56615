import { useEffect, useRef } from 'react';
import { client } from '../shell/client.ts';

/** A view counts after the post was in sight for so long. */
const lookMs = 1_000;
const counted = new Set<string>();

/** The ref of the element that shows a post: its view is counted once a page visit. */
export function useCountView(postId: string) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!element.current || counted.has(postId)) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      counted.add(postId);
      observer.disconnect();
      // A view that is not counted is no reason to disturb anyone.
      client.call('posts.count-view', { postId }).catch(() => counted.delete(postId));
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry?.isIntersecting) timer = setTimeout(count, lookMs);
      },
      { threshold: 0.5 },
    );
    observer.observe(element.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [postId]);
  return element;
}
