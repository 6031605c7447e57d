import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
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
import { VITALS_RANGES, areCrossed } from '@holdfast/treatment/model';
import type { VitalsSettingView, VitalsThresholds } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { BackToReviews } from '../setting/back-to-reviews';
import { SettingDraft } from '../setting/setting-draft';
import { VersionList } from '../setting/version-list';

const URL = '/api/clinic/vitals-setting';

type Name = keyof VitalsThresholds;

const GROUPS: readonly { id: string; names: readonly Name[] }[] = [
  { id: 'warn', names: ['warnSystolicMmHg', 'warnDiastolicMmHg'] },
  { id: 'hold', names: ['holdSystolicMmHg', 'holdDiastolicMmHg'] },
  { id: 'stop', names: ['stopSystolicMmHg', 'stopDiastolicMmHg'] },
  { id: 'signs', names: ['leastOxygenPercent', 'leastPulsePerMinute', 'mostPulsePerMinute'] },
];

/** By what vitals are judged, each with its range; whom a change touches; and every version before, to set again. */
@Component({
  selector: 'hf-vitals-setting-page',
  imports: [TranslocoDirective, BackToReviews, Button, ErrorPanel, VersionList, Waiting],
  templateUrl: './vitals-setting-page.html',
  styleUrl: '../setting/need-setting-page.css',
})
export class VitalsSettingPage {
  private readonly http = inject(HttpClient);
  private readonly draft = inject(SettingDraft);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly canSet = inject(Access).may('vitals-setting.set');
  protected readonly groups = GROUPS;
  protected readonly ranges = VITALS_RANGES;
  protected readonly asked = httpResource<VitalsSettingView>(() => URL);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  /** What was typed stays until the thresholds themselves have changed. */
  protected readonly values = linkedSignal<VitalsSettingView | null, VitalsThresholds | null>({
    source: this.view,
    computation: (view, before) =>
      before?.value && before.source?.version === view?.version ? before.value : (view?.thresholds ?? null),
  });
  protected readonly trouble = signal<Problem | null>(null);
  /** What is wrong with the values that were to be saved. */
  protected readonly fault = signal<'invalid' | 'crossed' | null>(null);
  protected readonly isSaved = signal(false);
  /** Whether what stands in the fields was typed before the page was last left. */
  protected readonly isRestored = signal(false);
  protected readonly isBusy = signal(false);

  protected readonly versions = computed(() =>
    (this.view()?.history ?? []).map((one) => ({ ...one, line: lineOf(one.thresholds) })),
  );

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) untracked(() => void this.restore(view));
    });
  }

  protected set(name: Name, value: number): void {
    this.values.update((values) => values && { ...values, [name]: value });
    const [view, values] = [this.view(), this.values()];
    if (view && values) this.draft.keep('vitals', view.version, values);
    this.fault.set(null);
    this.isSaved.set(false);
  }

  protected isFaulty(name: Name): boolean {
    const value = this.values()?.[name] ?? Number.NaN;
    const { least, most } = VITALS_RANGES[name];
    return !(Number.isInteger(value) && value >= least && value <= most);
  }

  /** Puts every threshold back to what ships; nothing is saved by it. */
  protected usual(): void {
    for (const { names } of GROUPS) for (const name of names) this.set(name, VITALS_RANGES[name].usual);
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    const thresholds = this.values();
    if (!thresholds) return Promise.resolve();
    const isOff = GROUPS.some(({ names }) => names.some((name) => this.isFaulty(name)));
    this.fault.set(isOff ? 'invalid' : areCrossed(thresholds) ? 'crossed' : null);
    return this.fault() ? Promise.resolve() : this.send(thresholds);
  }

  private async send(thresholds: VitalsThresholds): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    this.isSaved.set(false);
    try {
      const body = { version: this.view()?.version ?? 0, thresholds };
      const view = await firstValueFrom(this.http.put<VitalsSettingView>(URL, body));
      await this.draft.forget('vitals');
      this.isRestored.set(false);
      this.asked.set(view);
      this.isSaved.set(true);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Shows what a colleague set instead; what was typed gives way only to this press. */
  protected reload(): void {
    this.trouble.set(null);
    this.isRestored.set(false);
    void this.draft.forget('vitals');
    this.asked.reload();
  }

  private async restore({ version, thresholds }: VitalsSettingView): Promise<void> {
    const kept = await this.draft.read<VitalsThresholds>('vitals', version);
    // What was typed meanwhile is newer.
    if (!kept || this.values() !== thresholds) return;
    this.values.set(kept);
    this.isRestored.set(true);
  }

  /** Sets an earlier version again, as a version of its own. */
  protected setAgain(version: number): Promise<void> {
    const earlier = this.view()?.history.find((one) => one.version === version);
    return earlier ? this.send(earlier.thresholds) : Promise.resolve();
  }
}

/** The thresholds of a version in one line. */
function lineOf(one: VitalsThresholds): string {
  return [
    `${one.warnSystolicMmHg}/${one.warnDiastolicMmHg}`,
    `${one.holdSystolicMmHg}/${one.holdDiastolicMmHg}`,
    `${one.stopSystolicMmHg}/${one.stopDiastolicMmHg}`,
    `${one.leastOxygenPercent} %`,
    `${one.leastPulsePerMinute}–${one.mostPulsePerMinute}`,
  ].join(' · ');
}
