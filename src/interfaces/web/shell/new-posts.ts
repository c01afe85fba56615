import { Store } from './store.ts';

/** Posts that have appeared since the feed was read: they are announced and do not move what someone reads. */
class NewPosts extends Store<ReadonlySet<string>> {
  add(id: string, authorId: string): void {
    if (authorId !== this.me) this.set(new Set([...this.get(), id]));
  }

  remove(id: string): void {
    if (this.get().has(id)) this.set(new Set([...this.get()].filter((one) => one !== id)));
  }

  /** The feed is read anew. */
  clear(): void {
    if (this.get().size > 0) this.set(new Set());
  }

  /** Your own posts are shown at once. */
  me: string | undefined;
}

export const newPosts = new NewPosts(new Set());
