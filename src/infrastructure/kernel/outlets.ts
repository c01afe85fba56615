import type { Announcement } from '../../application/kernel/frame.ts';
import { Live, Online } from '../../application/kernel/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';

/** Frames go nowhere until gateways take them: command lines and workers have no sockets. */
export class LiveOutlet extends Live {
  readonly #to: Live[] = [];

  push(announcements: readonly Announcement[]): void {
    for (const live of this.#to) live.push(announcements);
  }

  connect(to: Live): void {
    this.#to.push(to);
  }
}

/** Who is online at any of the gateways. */
export class OnlineOutlet extends Online {
  readonly #of: Online[] = [];

  ids(): UserId[] {
    return [...new Set(this.#of.flatMap((online) => online.ids()))];
  }

  nobody(): boolean {
    return this.#of.every((online) => online.nobody());
  }

  connect(of: Online): void {
    this.#of.push(of);
  }
}
