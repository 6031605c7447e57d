import { Component, DestroyRef, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Banner,
  Button,
  DeviceMemory,
  Empty,
  ErrorPanel,
  Icon,
  Network,
  Session,
  Waiting,
} from '@holdfast/platform/portal';
import { BOARD_COLUMNS, type BoardColumn, type ReferralView } from '@holdfast/referral/model';
import { BoardActs } from './board-acts';
import { BoardCard } from './board-card';
import { BoardColumns } from './board-columns';
import { BoardFigures } from './board-figures';
import { type BoardFilter, inColumns, looked } from './board-filter';
import { boardKeys } from './board-keys';
import { BoardStore } from './board-store';
import { BoardWaiting } from './board-waiting';

const VIEWS = ['columns', 'list'] as const;
const VIEW_KEY = 'referral-board.view';
const WIDE = '(min-width: 905px)';

type BoardView = (typeof VIEWS)[number];

/** Every referral that somebody has to carry on: as columns or as a list, moved by hand, menu or key. */
@Component({
  selector: 'hf-board-page',
  imports: [
    ...[TranslocoDirective, Banner, Button, Empty, ErrorPanel, Icon, Waiting],
    ...[BoardCard, BoardColumns, BoardFigures, BoardWaiting],
  ],
  providers: [BoardActs, BoardStore],
  templateUrl: './board-page.html',
  styleUrl: './board-page.css',
})
export class BoardPage {
  /** From the address, so that going back finds the board as it was; what is searched for stays out of it. */
  readonly stuck = input<string>();
  readonly owner = input<string>();
  protected readonly store = inject(BoardStore);
  protected readonly acts = inject(BoardActs);
  protected readonly network = inject(Network);
  private readonly memory = inject(DeviceMemory);
  private readonly router = inject(Router);
  private readonly meId = inject(Session).person()?.accountId ?? '';
  protected readonly views = VIEWS;
  protected readonly view = signal<BoardView>(this.memory.read<BoardView>(VIEW_KEY) === 'list' ? 'list' : 'columns');
  protected readonly isWide = wide(inject(DestroyRef));
  protected readonly name = signal('');
  protected readonly filter = computed<BoardFilter>(() => ({
    ...{ isStuck: this.stuck() === 'yes', ownerId: this.owner() === 'mine' ? this.meId : null, name: this.name() },
  }));
  protected readonly isNarrowed = computed(
    () => this.filter().isStuck || this.filter().ownerId !== null || this.name().trim() !== '',
  );
  private readonly all = computed(() => this.store.board() ?? { items: [], waiting: [] });
  protected readonly found = computed(() => looked(this.all(), this.filter()));
  protected readonly stuckCount = computed(() => this.all().items.filter(({ isStuck }) => isStuck).length);
  protected readonly mineCount = computed(() => this.all().items.filter(({ owner }) => owner.id === this.meId).length);
  protected readonly columns = computed(() => inColumns(this.found().items));
  private readonly cards = computed(() => this.columns().flatMap(({ cards }) => cards));
  private readonly ids = computed(() => this.cards().map(({ id }) => id));
  /** The card the keys act on; where it leaves the board, the next one is it. */
  protected readonly selectedId = linkedSignal<readonly string[], string>({
    source: this.ids,
    computation: (ids, before) => {
      if (before && ids.includes(before.value)) return before.value;
      const place = before?.source.indexOf(before.value) ?? 0;
      return ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? '';
    },
  });
  protected readonly picks = signal<readonly string[]>([]);
  /** What is selected and can be seen: nothing is done to what a filter hides. */
  protected readonly picked = computed<ReadonlySet<string>>(
    () => new Set(this.picks().filter((id) => this.ids().includes(id))),
  );

  constructor() {
    boardKeys({
      step: (by) => this.step(by),
      open: () => this.open(),
      pick: () => this.acts.canNudge && this.selectedId() && this.pick(this.selectedId()),
      move: () => this.withSelected((card) => void this.move(card)),
      shift: (by) => this.withSelected((card) => this.shift(card, by)),
      nudge: () => void this.nudge(),
      stuck: () => this.narrow({ stuck: this.filter().isStuck ? null : 'yes' }),
      view: () => this.look(this.view() === 'list' ? 'columns' : 'list'),
      none: () => this.picks.set([]),
    });
  }

  protected look(view: BoardView): void {
    this.view.set(view);
    this.memory.write(VIEW_KEY, view);
  }

  protected narrow(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected clear(search: HTMLInputElement): void {
    this.name.set('');
    search.value = '';
    search.focus();
    this.narrow({ stuck: null, owner: null });
  }

  protected pick(id: string): void {
    this.picks.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected async lay(card: ReferralView, column: BoardColumn): Promise<void> {
    if (await this.acts.lay(card, column)) this.focusCard();
  }

  protected async move(card: ReferralView): Promise<void> {
    if (await this.acts.move(card, null)) this.focusCard();
  }

  /** Asks again whoever is selected, else the card the keys act on. */
  protected async nudge(): Promise<void> {
    const ids = this.picked().size > 0 ? this.picked() : new Set([this.selectedId()]);
    if (await this.acts.nudge(this.cards().filter(({ id }) => ids.has(id)))) this.picks.set([]);
  }

  private shift(card: ReferralView, by: 1 | -1): void {
    const column = BOARD_COLUMNS[BOARD_COLUMNS.indexOf(card.column) + by];
    if (column) void this.lay(card, column);
  }

  private step(by: 1 | -1): void {
    const ids = this.ids();
    const at = ids.indexOf(this.selectedId());
    const isOnCard = document.activeElement?.id === `board-card-${this.selectedId()}`;
    const next = ids[isOnCard ? Math.min(Math.max(at + by, 0), ids.length - 1) : Math.max(at, 0)];
    if (!next) return;
    this.selectedId.set(next);
    this.focusCard();
  }

  private open(): void {
    this.withSelected(({ patientId, id }) => void this.router.navigate(['/patients', patientId, 'referral', id]));
  }

  private withSelected(run: (card: ReferralView) => void): void {
    const card = this.cards().find(({ id }) => id === this.selectedId());
    if (card) run(card);
  }

  private focusCard(): void {
    setTimeout(() => document.getElementById(`board-card-${this.selectedId()}`)?.focus());
  }
}

/** Whether columns fit beside each other; where the browser cannot tell, they do. */
function wide(until: DestroyRef) {
  const query = typeof matchMedia === 'function' ? matchMedia(WIDE) : null;
  const fits = signal(query?.matches ?? true);
  const look = (): void => fits.set(query?.matches ?? true);
  query?.addEventListener('change', look);
  until.onDestroy(() => query?.removeEventListener('change', look));
  return fits.asReadonly();
}
