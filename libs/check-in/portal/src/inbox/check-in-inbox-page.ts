import { Component, DestroyRef, ElementRef, afterNextRender, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Empty, ErrorPanel, Shortcuts, Toast, Waiting } from '@holdfast/platform/portal';
import { filter, map, startWith } from 'rxjs';
import { CheckInInboxStore, INBOX_TABS, type InboxTab } from './check-in-inbox-store';
import { OutreachRow } from '../outreach/outreach-row';
import { ReportRow } from './report-row';
import { Reviews } from './reviews';

/** Check-ins to read and patients to reach: the list on the left, the open one beside it; on a phone one after the other. */
@Component({
  selector: 'hf-check-in-inbox-page',
  imports: [RouterOutlet, TranslocoDirective, Button, Empty, ErrorPanel, OutreachRow, ReportRow, Waiting],
  providers: [CheckInInboxStore],
  templateUrl: './check-in-inbox-page.html',
  styleUrl: './check-in-inbox-page.css',
})
export class CheckInInboxPage {
  protected readonly store = inject(CheckInInboxStore);
  protected readonly tabs = INBOX_TABS;
  private readonly router = inject(Router);
  private readonly reviews = inject(Reviews);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** What is open beside the list; empty for nothing. */
  protected readonly openId = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => /^\/check-ins\/[^/]+\/([^/?#]+)/.exec(this.router.url)?.[1] ?? ''),
    ),
    { initialValue: '' },
  );
  protected readonly isOutreach = computed(() => this.store.tab() === 'outreach');
  private readonly ids = computed<readonly string[]>(() =>
    this.isOutreach() ? this.store.tasks().map(({ id }) => id) : this.store.rows().map(({ checkIn }) => checkIn.id),
  );
  /** The row the keys act on. It stays with its check-in; where that leaves, the next one is it. */
  protected readonly selectedId = linkedSignal<{ ids: readonly string[]; open: string }, string>({
    source: () => ({ ids: this.ids(), open: this.openId() }),
    computation: ({ ids, open }, before) => {
      if (open && open !== before?.source.open && ids.includes(open)) return open;
      if (before && ids.includes(before.value)) return before.value;
      const place = before?.source.ids.indexOf(before.value) ?? 0;
      return ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? '';
    },
  });
  protected readonly arrived = computed(() =>
    this.store
      .arrivals()
      .map(({ patient }) => patient.name)
      .join(', '),
  );

  constructor() {
    const key = (keys: string, words: string, run: () => void) => ({
      keys,
      words: `check-in.desk.inbox.keys.${words}`,
      run,
    });
    inject(Shortcuts).offer(
      [
        key('j', 'next', () => this.step(1)),
        key('k', 'previous', () => this.step(-1)),
        key('o', 'open', () => this.open()),
        key('Escape', 'back', () => void this.back()),
        key('e', 'read', () => this.read()),
      ],
      inject(DestroyRef),
    );
    afterNextRender(() => {
      if (!this.openId()) this.host.nativeElement.querySelector<HTMLElement>('#check-ins-panel')?.focus();
    });
    if (this.router.url.startsWith('/check-ins/to-reach')) void this.store.show('outreach');
  }

  protected count(tab: InboxTab): number {
    const counts = this.store.counts();
    return tab === 'read' ? 0 : counts[tab];
  }

  protected show(tab: InboxTab): void {
    void this.store.show(tab);
    if (this.openId()) void this.router.navigate(['/check-ins']);
  }

  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = this.tabs.indexOf(this.store.tab());
    const next = this.tabs[(at + step + this.tabs.length) % this.tabs.length];
    if (!next) return;
    this.show(next);
    document.getElementById(`check-ins-tab-${next}`)?.focus();
  }

  /** Down the list the next rows come by themselves. */
  protected scrolled(box: HTMLElement): void {
    if (box.scrollHeight - box.scrollTop - box.clientHeight < box.clientHeight) void this.store.more();
  }

  private step(by: 1 | -1): void {
    const ids = this.ids();
    const at = ids.indexOf(this.selectedId());
    const isOnRow = document.activeElement?.id === `check-in-row-${this.selectedId()}`;
    const next = ids[isOnRow || this.openId() ? Math.min(Math.max(at + by, 0), ids.length - 1) : Math.max(at, 0)];
    if (!next) return;
    this.selectedId.set(next);
    this.focusRow();
    if (by === 1 && ids.indexOf(next) > ids.length - 5) void this.store.more();
  }

  private open(): void {
    const id = this.selectedId();
    if (this.isOutreach() && id) void this.router.navigate(['/check-ins/to-reach', id]);
    const item = this.store.rows().find(({ checkIn }) => checkIn.id === id);
    if (item) void this.router.navigate(['/check-ins', item.checkIn.patientId, id]);
  }

  /** Marks the selected row as read, and stays with the list: the next row is then the selected one. */
  private read(): void {
    const item = this.store.rows().find(({ checkIn }) => checkIn.id === this.selectedId());
    if (!item || this.store.tab() !== 'unread') return;
    const { id, patientId } = item.checkIn;
    void this.reviews.mark({ patientId, checkInId: id });
    this.toast.say(this.transloco.translate('check-in.desk.inbox.read', { name: item.patient.name }));
    if (this.openId() === id) this.open();
    else if (!this.openId()) this.focusRow();
  }

  private async back(): Promise<void> {
    if (this.openId()) await this.router.navigate(['/check-ins']);
    this.focusRow();
  }

  private focusRow(): void {
    setTimeout(() => document.getElementById(`check-in-row-${this.selectedId()}`)?.focus());
  }
}
