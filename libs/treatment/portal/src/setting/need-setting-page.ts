import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  Access,
  Button,
  ErrorPanel,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { NEED_RANGES, sumOfWeights } from '@holdfast/treatment/model';
import type { NeedRehearsal, NeedSettingView, NeedThresholds } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { BackToReviews } from './back-to-reviews';
import { RehearsalTable } from './rehearsal-table';
import { SettingDraft } from './setting-draft';
import { VersionList } from './version-list';

const URL = '/api/clinic/need-setting';
const WHOLE = 100;

type Name = keyof NeedThresholds;

const GROUPS: readonly { id: string; names: readonly Name[] }[] = [
  { id: 'weights', names: ['weightRise', 'weightLoss', 'weightTrend', 'weightTiming', 'weightRequest'] },
  { id: 'bands', names: ['watchFrom', 'soonFrom', 'nowFrom'] },
  { id: 'signs', names: ['riseWhole', 'riseAsks', 'trendWhole', 'relapseTotal', 'leastBaseline', 'staleDays'] },
  { id: 'interval', names: ['priorDays', 'priorWeight'] },
];

/** What needs are reckoned with, each with its range and where it is from, tried on the last quarter before it is set. */
@Component({
  selector: 'hf-need-setting-page',
  imports: [TranslocoDirective, BackToReviews, Button, ErrorPanel, RehearsalTable, VersionList, Waiting],
  templateUrl: './need-setting-page.html',
  styleUrl: './need-setting-page.css',
})
export class NeedSettingPage {
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  private readonly draft = inject(SettingDraft);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  private readonly access = inject(Access);
  protected readonly canSet = this.access.may('need-setting.set');
  protected readonly canTry = this.access.may('need-setting.rehearse');
  protected readonly groups = GROUPS;
  protected readonly ranges = NEED_RANGES;
  protected readonly asked = httpResource<NeedSettingView>(() => URL);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  /** What was typed stays until the thresholds themselves have changed. */
  protected readonly values = linkedSignal<NeedSettingView | null, NeedThresholds | null>({
    source: this.view,
    computation: (view, before) =>
      before?.value && before.source?.version === view?.version ? before.value : (view?.thresholds ?? null),
  });
  protected readonly sum = computed(() => {
    const values = this.values();
    return values ? sumOfWeights(values) : WHOLE;
  });
  protected readonly isSound = computed(
    () => this.sum() === WHOLE && GROUPS.every(({ names }) => names.every((name) => !this.isFaulty(name))),
  );
  /** Versions before, each told by what differs from the values that stand. */
  protected readonly versions = computed(() => {
    const view = this.view();
    if (!view) return [];
    return view.history.map((one) => ({ ...one, line: this.differences(one.thresholds, view.thresholds) }));
  });
  protected readonly rehearsal = signal<NeedRehearsal | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isInvalid = signal(false);
  protected readonly isSaved = signal(false);
  /** Whether what stands in the fields was typed before the page was last left. */
  protected readonly isRestored = signal(false);
  protected readonly busy = signal<'try' | 'save' | null>(null);

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) untracked(() => void this.restore(view));
    });
  }

  protected set(name: Name, value: number): void {
    this.values.update((values) => values && { ...values, [name]: value });
    const [view, values] = [this.view(), this.values()];
    if (view && values) this.draft.keep('need', view.version, values);
    this.rehearsal.set(null);
    this.isInvalid.set(false);
    this.isSaved.set(false);
  }

  protected isFaulty(name: Name): boolean {
    const value = this.values()?.[name] ?? Number.NaN;
    const { least, most } = NEED_RANGES[name];
    return !(value >= least && value <= most);
  }

  /** Puts every threshold back to what ships; nothing is saved by it. */
  protected usual(): void {
    for (const { names } of GROUPS) for (const name of names) this.set(name, NEED_RANGES[name].usual);
  }

  protected rehearse(): Promise<void> {
    return this.send('try', async (thresholds) => {
      this.rehearsal.set(await firstValueFrom(this.http.post<NeedRehearsal>(`${URL}/rehearsal`, { thresholds })));
    });
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.send('save', (thresholds) => this.put(thresholds));
  }

  /** Sets an earlier version again, as a version of its own; what was typed gives way to it. */
  protected setAgain(version: number): Promise<void> {
    const earlier = this.view()?.history.find((one) => one.version === version);
    if (!earlier || this.busy()) return Promise.resolve();
    this.values.set(earlier.thresholds);
    this.rehearsal.set(null);
    return this.send('save', (thresholds) => this.put(thresholds));
  }

  private async put(thresholds: NeedThresholds): Promise<void> {
    const body = { version: this.view()?.version ?? 0, thresholds };
    const view = await firstValueFrom(this.http.put<NeedSettingView>(URL, body));
    await this.draft.forget('need');
    this.isRestored.set(false);
    this.asked.set(view);
    this.isSaved.set(true);
  }

  /** Shows what a colleague set instead; what was typed gives way only to this press. */
  protected reload(): void {
    this.trouble.set(null);
    this.isRestored.set(false);
    void this.draft.forget('need');
    this.asked.reload();
  }

  private async restore({ version, thresholds }: NeedSettingView): Promise<void> {
    const kept = await this.draft.read<NeedThresholds>('need', version);
    // What was typed meanwhile is newer.
    if (!kept || this.values() !== thresholds) return;
    this.values.set(kept);
    this.isRestored.set(true);
  }

  private differences(earlier: NeedThresholds, stands: NeedThresholds): string {
    const names = GROUPS.flatMap((group) => group.names).filter((name) => earlier[name] !== stands[name]);
    if (names.length === 0) return this.transloco.translate('need-setting.same');
    return names.map((name) => `${this.transloco.translate(`need-setting.name.${name}`)} ${earlier[name]}`).join(' · ');
  }

  private async send(kind: 'try' | 'save', job: (thresholds: NeedThresholds) => Promise<void>): Promise<void> {
    const thresholds = this.values();
    if (this.busy() || !thresholds) return;
    this.isInvalid.set(!this.isSound());
    if (!this.isSound()) return;
    this.busy.set(kind);
    this.trouble.set(null);
    this.isSaved.set(false);
    try {
      await job(thresholds);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.busy.set(null);
    }
  }
}
