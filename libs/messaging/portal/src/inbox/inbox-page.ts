import { Component, DestroyRef, ElementRef, afterNextRender, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { StaffDirectory } from '@holdfast/clinic/portal';
import type { InboxItem } from '@holdfast/messaging/model';
import { Button, Empty, ErrorPanel, Shortcuts, Waiting } from '@holdfast/platform/portal';
import { filter, map, startWith } from 'rxjs';
import { MoveTroubleNote } from '../staff-thread/move-trouble-note';
import { ThreadActions } from '../staff-thread/thread-actions';
import { WriteWish } from '../staff-thread/write-wish';
import { InboxHead } from './inbox-head';
import { InboxRow } from './inbox-row';
import { InboxStore } from './inbox-store';

/** The clinic's work: the list on the left, the open conversation beside it; on a phone one after the other. */
@Component({
  selector: 'hf-inbox-page',
  imports: [RouterOutlet, TranslocoDirective, Button, Empty, ErrorPanel, Waiting, InboxHead, InboxRow, MoveTroubleNote],
  providers: [InboxStore],
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.css',
})
export class InboxPage {
  protected readonly store = inject(InboxStore);
  private readonly router = inject(Router);
  private readonly actions = inject(ThreadActions);
  private readonly wish = inject(WriteWish);
  private readonly directory = inject(StaffDirectory);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The conversation that is open; empty for none. */
  protected readonly openId = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => /^\/inbox\/[^/]+\/([^/?#]+)/.exec(this.router.url)?.[1] ?? ''),
    ),
    { initialValue: '' },
  );
  /** The row the keys act on. It stays with its conversation; where that leaves, the next one is it. */
  protected readonly selectedId = linkedSignal<{ ids: readonly string[]; open: string }, string>({
    source: () => ({ ids: this.store.rows().map(({ thread }) => thread.id), open: this.openId() }),
    computation: ({ ids, open }, before) => {
      const isBack = open !== before?.source.open || !before.source.ids.includes(open);
      if (open && isBack && ids.includes(open)) return open;
      if (before && ids.includes(before.value)) return before.value;
      const place = before?.source.ids.indexOf(before.value) ?? 0;
      return ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? '';
    },
  });
  protected readonly emptyWords = computed(() => {
    const { filter: shown, head } = { filter: this.store.filter(), head: this.store.head() };
    if (shown === 'all') return head?.handledToday ? 'inbox.list.clear' : 'inbox.list.clearNone';
    return `inbox.list.empty${shown.charAt(0).toUpperCase()}${shown.slice(1)}`;
  });
  protected readonly arrived = computed(() =>
    this.store
      .arrivals()
      .map(({ patient }) => patient.name)
      .join(', '),
  );

  constructor() {
    const key = (keys: string, words: string, run: () => void) => ({ keys, words: `inbox.keys.${words}`, run });
    inject(Shortcuts).offer(
      [
        key('j', 'next', () => this.step(1)),
        key('k', 'previous', () => this.step(-1)),
        key('o', 'open', () => this.open()),
        key('Escape', 'back', () => void this.back()),
        key('e', 'close', () => this.withSelected(({ thread, patient }) => this.actions.close(thread, patient.name))),
        key('a', 'assign', () => this.withSelected(({ thread, patient }) => this.actions.assign(thread, patient.name))),
        key('Shift+A', 'claim', () => this.withSelected((item) => this.actions.claim(item.thread))),
        key('r', 'reply', () => this.write('reply')),
        key('n', 'note', () => this.write('note')),
        key('z', 'undo', () => this.actions.undo()),
      ],
      inject(DestroyRef),
    );
    afterNextRender(() => {
      if (!this.openId()) this.host.nativeElement.querySelector<HTMLElement>('#inbox-panel')?.focus();
    });
  }

  protected writer({ thread, patient }: InboxItem): { name: string; isStaff: boolean } | null {
    const typing = this.store.typing()[thread.id];
    if (!typing) return null;
    const colleague = this.directory.nameOf(typing.accountId);
    return { name: colleague ?? patient.name, isStaff: colleague !== null };
  }

  /** Down the list the next rows come by themselves. */
  protected scrolled(box: HTMLElement): void {
    if (box.scrollHeight - box.scrollTop - box.clientHeight < box.clientHeight) void this.store.more();
  }

  private step(by: 1 | -1): void {
    const ids = this.store.rows().map(({ thread }) => thread.id);
    const at = ids.indexOf(this.selectedId());
    const isHere = this.host.nativeElement.querySelector('#inbox-panel a:focus') !== null;
    // The first press only shows where one is.
    const next = ids[isHere ? Math.min(Math.max(at + by, 0), ids.length - 1) : Math.max(at, 0)];
    if (next === undefined) return;
    this.selectedId.set(next);
    this.focusRow();
    if (by === 1 && ids.indexOf(next) > ids.length - 5) void this.store.more();
  }

  private open(): void {
    this.withSelected(({ thread }) => void this.router.navigate(['/inbox', thread.patientId, thread.id]));
  }

  private async back(): Promise<void> {
    if (this.openId()) await this.router.navigate(['/inbox']);
    this.focusRow();
  }

  private write(what: 'reply' | 'note'): void {
    this.withSelected(({ thread }) => {
      this.wish.ask(thread.id, what);
      this.open();
    });
  }

  private withSelected(run: (item: InboxItem) => void): void {
    const item = this.store.rows().find(({ thread }) => thread.id === this.selectedId());
    if (item) run(item);
  }

  private focusRow(): void {
    setTimeout(() => document.getElementById(`inbox-row-${this.selectedId()}`)?.focus());
  }
}
