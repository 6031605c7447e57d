import { Component, DestroyRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AccountView, InvitationView } from '@holdfast/clinic/model';
import {
  Button,
  Can,
  Empty,
  ErrorPanel,
  Field,
  Icon,
  Moment,
  type Problem,
  ProblemWords,
  Sheet,
  Toast,
  Waiting,
} from '@holdfast/platform/portal';
import { AccountSheet } from './account-sheet';
import { PeopleStore, type PeopleTab } from './people-store';

const TABS: readonly PeopleTab[] = ['staff', 'patient', 'proxy', 'invited'];
const PAUSE_MS = 250;

/** The clinic's people for administrators: accounts of staff and patients, and who is invited. Auditors read it. */
@Component({
  selector: 'hf-people-page',
  imports: [RouterLink, TranslocoDirective, Button, Can, Empty, ErrorPanel, Field, Icon, Moment, Waiting],
  providers: [PeopleStore],
  templateUrl: './people-page.html',
  styleUrl: './people-page.css',
})
export class PeoplePage {
  protected readonly store = inject(PeopleStore);
  protected readonly problems = inject(ProblemWords);
  private readonly sheet = inject(Sheet);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  /** Which list, from the query; staff where nothing is said. */
  readonly list = input<string>();
  protected readonly tabs = TABS;
  protected readonly tab = computed(() => TABS.find((one) => one === this.list()) ?? 'staff');
  protected readonly refused = signal<Problem | null>(null);

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    effect(() => {
      const tab = this.tab();
      untracked(() => {
        this.refused.set(null);
        this.store.find.set('');
        void this.store.load(tab);
      });
    });
  }

  /** Looks for somebody a moment after the last letter. */
  protected find(words: string): void {
    this.store.find.set(words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.store.load(this.tab()), PAUSE_MS);
  }

  protected change(account: AccountView): void {
    const opened = this.sheet.open<AccountView, AccountSheet, AccountView>(AccountSheet, 'hf-account-title', account);
    opened.closed.subscribe((changed) => changed && this.store.put(changed));
  }

  protected async resend({ id }: InvitationView): Promise<void> {
    this.refused.set(await this.store.resend(id));
    if (!this.refused()) this.toast.say(this.transloco.translate('people.resent'));
  }

  protected async revoke({ id }: InvitationView): Promise<void> {
    this.refused.set(await this.store.revoke(id));
    if (!this.refused()) this.toast.say(this.transloco.translate('people.revoked'));
  }
}
