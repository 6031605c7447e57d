import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { actionWords, csvLine, type MineEntry, type MinePage } from '@holdfast/audit/model';
import {
  Button,
  Empty,
  ErrorPanel,
  Icon,
  Preference,
  type Problem,
  Session,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { saveFile } from '../save-file';
import { byDay, ofWholeDays } from './days';

const PAGE = 200;
const MOST_PAGES = 10;

/** The patient's own page: who saw the record, when, as what; and what of it left the clinic. */
@Component({
  selector: 'hf-who-saw-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, Icon, Waiting],
  templateUrl: './who-saw-page.html',
  styleUrl: './who-saw-page.css',
})
export class WhoSawPage {
  /** `left` shows what left the clinic; anything else, who looked. */
  readonly what = input<string>();
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  private readonly preference = inject(Preference);
  protected readonly session = inject(Session);
  protected readonly time = inject(TimeWords);
  protected readonly phone = computed(() => this.session.person()?.clinic.phone ?? '');
  protected readonly isLeft = computed(() => this.what() === 'left');
  protected readonly entries = signal<readonly MineEntry[] | null>(null);
  protected readonly nextAfter = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly days = computed(() => {
    const entries = this.entries();
    return entries && byDay(entries, (at) => this.time.dayKey(at));
  });
  private round = 0;

  constructor() {
    effect(() => {
      this.isLeft();
      untracked(() => {
        this.entries.set(null);
        void this.load();
      });
    });
  }

  protected did(action: string): string {
    return actionWords(action, this.preference.value().language);
  }

  protected roles(who: MineEntry['who']): string {
    return (who?.roles ?? []).map((role) => this.transloco.translate(`who-saw.role.${role}`)).join(', ');
  }

  protected load(): Promise<void> {
    return this.ask(null, []);
  }

  protected more(): Promise<void> {
    return this.ask(this.nextAfter(), this.entries() ?? []);
  }

  protected print(): void {
    globalThis.print();
  }

  protected download(): void {
    const say = (key: string, facts = {}) => this.transloco.translate<string>(`who-saw.${key}`, facts);
    const head = ['at', 'who', 'role', 'what', 'note'].map((key) => say(`file.${key}`));
    const lines = (this.entries() ?? []).map((one) =>
      csvLine([
        one.at,
        one.who?.name ?? say('outside'),
        this.roles(one.who),
        this.did(one.action),
        [
          one.isList ? say('list') : '',
          one.outcome === 'refused' ? say('refused') : '',
          one.emergency ? `${say('emergency')}: ${one.emergency.reason}` : '',
        ]
          .filter((note) => note !== '')
          .join(' '),
      ]),
    );
    saveFile('who-saw-my-record.csv', new Blob([`\ufeff${csvLine(head)}${lines.join('')}`], { type: 'text/csv' }));
  }

  private page(after: string | null): Promise<MinePage> {
    const url = `/api/patients/${this.session.person()?.patientId ?? ''}/trail`;
    const params = { what: this.isLeft() ? 'left' : 'seen', limit: PAGE, ...(after ? { after } : {}) };
    return firstValueFrom(this.http.get<MinePage>(url, { params }));
  }

  private async ask(after: string | null, before: readonly MineEntry[]): Promise<void> {
    const round = ++this.round;
    try {
      const found: MineEntry[] = [];
      let page: MinePage = { items: [], nextAfter: after };
      let whole: readonly MineEntry[] = [];
      // A busy day may take several pages; it is shown once it is whole, or after so many, as far as it goes.
      for (let pages = 0; pages < MOST_PAGES && whole.length === 0 && (pages === 0 || page.nextAfter); pages += 1) {
        page = await this.page(page.nextAfter);
        found.push(...page.items);
        whole = ofWholeDays(found, page.nextAfter !== null, (at) => this.time.dayKey(at));
      }
      if (round !== this.round) return;
      const shown = whole.length > 0 ? whole : found;
      this.entries.set([...before, ...shown]);
      this.nextAfter.set(page.nextAfter === null ? null : (shown.at(-1)?.id ?? null));
      this.problem.set(null);
    } catch (failure) {
      if (round === this.round) this.problem.set(problemOf(failure));
    }
  }
}
