import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { BirthWords } from '@holdfast/clinic/portal';
import { Access, Button, ErrorPanel, Icon, Session, TimeWords, Waiting } from '@holdfast/platform/portal';
import type { EntryKind } from '@holdfast/treatment/model';
import { EntryDrafts } from '../entry/entry-drafts';
import { EntryForm } from '../entry/entry-form';
import { EntryWords } from '../entry/entry-words';
import type { EntryValues, FormKind } from '../entry/entry-fields';
import { GoingHome } from './going-home';
import { InfusionClock } from './infusion-clock';
import { InfusionStore } from '../entry/infusion-store';
import { OpenEffects } from './open-effects';
import { Preparation } from './preparation';
import { PrintRecord } from './print-record';
import { CoursePrompts } from '../prompts/course-prompts';
import { RideChain } from '../ride/ride-chain';
import { SavingLine } from '../entry/saving-line';
import { Timeline } from '../entry/timeline';
import { VitalsChart } from '../chart/vitals-chart';
import { VitalsTable } from './vitals-table';

const BESIDES: readonly FormKind[] = ['effect', 'medicine', 'note'];

/** One infusion while it is written down, on a tablet beside the patient: what comes next, and all that was written. */
@Component({
  selector: 'hf-infusion-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Button,
    CoursePrompts,
    EntryForm,
    ErrorPanel,
    GoingHome,
    Icon,
    InfusionClock,
    OpenEffects,
    Preparation,
    PrintRecord,
    RideChain,
    SavingLine,
    Timeline,
    VitalsChart,
    VitalsTable,
    Waiting,
  ],
  templateUrl: './infusion-page.html',
  styleUrl: './infusion-page.css',
  providers: [InfusionStore, EntryDrafts, EntryWords],
})
export class InfusionPage {
  readonly patientId = input.required<string>();
  readonly infusionId = input.required<string>();
  protected readonly store = inject(InfusionStore);
  protected readonly time = inject(TimeWords);
  private readonly birth = inject(BirthWords);
  private readonly access = inject(Access);
  private readonly session = inject(Session);
  private readonly drafts = inject(EntryDrafts);
  private reopened = '';
  /** Which of the forms besides the next step is open. */
  protected readonly open = signal<FormKind | null>(null);
  protected readonly state = computed(() => this.store.record().state);
  /** What the latest reading asks for, until a lower one or the way home; null for nothing. */
  protected readonly alarming = computed(() => {
    const { vitals, dischargedAt } = this.store.record();
    const verdict = vitals.at(-1)?.verdict;
    return dischargedAt === null && (verdict === 'stop' || verdict === 'hold') ? verdict : null;
  });
  protected readonly mayWrite = computed(() => this.access.may('infusion.write'));
  protected readonly isUnderWay = computed(() => this.state() === 'running' || this.state() === 'paused');
  /** What may be written besides the next step. */
  protected readonly besides = computed<readonly FormKind[]>(() => {
    const state = this.state();
    if (state === 'signed' || state === 'cancelled') return [];
    if (state === 'running') return ['pause', 'finish', 'rate', ...BESIDES];
    if (state === 'paused') return ['finish', 'rate', ...BESIDES];
    return state === 'planned' ? [...BESIDES, 'cancel'] : BESIDES;
  });
  protected readonly given = computed<EntryValues>(() => {
    const { doseMg } = this.store.record();
    return { givenMg: doseMg === null ? '' : String(doseMg) };
  });
  protected readonly mayPrint = computed(() => this.access.may('infusion.print'));
  protected readonly born = computed(() => {
    const whose = this.store.whose();
    return whose ? this.birth.say(whose.dateOfBirth) : '';
  });
  /** Until when the patient does not drive, once the infusion is over. */
  protected readonly driving = computed(() => {
    const until = this.store.sheet()?.noDrivingUntil ?? null;
    return until !== null && Date.parse(until) > this.store.now() ? until : null;
  });
  protected readonly signer = computed<EntryValues>(() => ({ name: this.session.person()?.name ?? '' }));

  constructor() {
    effect(() => {
      const [patientId, infusionId] = [this.patientId(), this.infusionId()];
      untracked(() => void this.store.begin(patientId, infusionId));
    });
    // A form that was half typed when the page went away is open again.
    effect(() => {
      const [infusionId, isThere] = [this.infusionId(), this.store.sheet() !== null];
      if (isThere && this.mayWrite()) untracked(() => void this.reopen(infusionId));
    });
    // A form that no longer fits where the infusion is goes away.
    effect(() => {
      const open = this.open();
      if (open && !this.besides().includes(open)) untracked(() => this.open.set(null));
    });
  }

  private async reopen(infusionId: string): Promise<void> {
    if (this.reopened === infusionId) return;
    this.reopened = infusionId;
    const kind = await this.drafts.first(infusionId, this.besides());
    if (kind && this.open() === null) this.open.set(kind);
  }

  protected toggle(kind: FormKind): void {
    this.open.update((open) => (open === kind ? null : kind));
  }

  protected do(kind: Extract<EntryKind, 'resume'>): void {
    this.store.write({ kind });
  }
}
