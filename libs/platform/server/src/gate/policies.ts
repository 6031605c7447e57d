import { Inject, Injectable } from '@nestjs/common';
import type { Claim, Policy } from '@holdfast/platform/model';

/** Injection token for the list of every feature's policy table. */
export const POLICY_TABLES = Symbol('policy tables');

/** Every feature's policy in one place: action → who may. */
@Injectable()
export class Policies {
  private readonly claims: ReadonlyMap<string, Claim>;

  constructor(@Inject(POLICY_TABLES) tables: readonly Policy[]) {
    const claims = new Map<string, Claim>();
    for (const table of tables) {
      for (const [action, may] of Object.entries(table)) {
        if (claims.has(action)) throw new Error(`Two policy tables name ${action}.`);
        claims.set(action, may);
      }
    }
    this.claims = claims;
  }

  /** Who may do an action; undefined when no table names it. */
  find(action: string): Claim | undefined {
    return this.claims.get(action);
  }

  /** Every action with its claim, in alphabetical order. */
  entries(): [string, Claim][] {
    return [...this.claims].sort(([one], [other]) => one.localeCompare(other));
  }
}
