import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import type { AccountPage, AccountView, InvitationList, InvitationView } from '@holdfast/clinic/model';
import { type Problem, problemOf } from '@holdfast/platform/portal';
import { type Observable, firstValueFrom } from 'rxjs';

/** Which people a list shows. */
export type PeopleTab = 'staff' | 'patient' | 'proxy' | 'invited';

/** The clinic's accounts and invitations, as the page shows and changes them. */
@Injectable()
export class PeopleStore {
  private readonly http = inject(HttpClient);
  /** Accounts of the tab; null while they come. */
  readonly accounts = signal<readonly AccountView[] | null>(null);
  readonly nextAfter = signal<string | null>(null);
  readonly invited = signal<InvitationList | null>(null);
  readonly trouble = signal<Problem | null>(null);
  /** Words of a name or an address to be found; empty for everybody. */
  readonly find = signal('');
  private asked: PeopleTab = 'staff';

  /** Reads a tab's list; what stood before stays until it comes. */
  async load(tab: PeopleTab, after: string | null = null): Promise<void> {
    if (tab !== this.asked) this.accounts.set(null);
    this.asked = tab;
    this.trouble.set(null);
    try {
      if (tab === 'invited')
        this.invited.set(await firstValueFrom(this.http.get<InvitationList>('/api/clinic/invitations')));
      else await this.loadAccounts(tab, after);
    } catch (failure) {
      if (tab === this.asked) this.trouble.set(problemOf(failure));
    }
  }

  /** Puts a changed account in place of what it was. */
  put(account: AccountView): void {
    this.accounts.update((all) => all?.map((one) => (one.id === account.id ? account : one)) ?? null);
  }

  resend(id: string): Promise<Problem | null> {
    return this.change(this.http.post<InvitationView>(`/api/clinic/invitations/${id}/mail`, null));
  }

  revoke(id: string): Promise<Problem | null> {
    return this.change(this.http.delete<InvitationView>(`/api/clinic/invitations/${id}`));
  }

  private async loadAccounts(kind: Exclude<PeopleTab, 'invited'>, after: string | null): Promise<void> {
    const find = this.find().trim();
    const query = { kind, ...(after ? { after } : {}), ...(find ? { find } : {}) };
    const page = await firstValueFrom(this.http.post<AccountPage>('/api/clinic/accounts/search', query));
    // What was typed meanwhile has its own answer on the way.
    if (kind !== this.asked || find !== this.find().trim()) return;
    this.accounts.update((all) => (after ? [...(all ?? []), ...page.items] : page.items));
    this.nextAfter.set(page.nextAfter);
  }

  private async change(deed: Observable<InvitationView>): Promise<Problem | null> {
    try {
      await firstValueFrom(deed);
      await this.load('invited');
      return null;
    } catch (failure) {
      return problemOf(failure);
    }
  }
}
