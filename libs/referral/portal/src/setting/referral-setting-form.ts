import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, type Problem, ProblemWords, TimeWords, problemOf } from '@holdfast/platform/portal';
import type { ReferralSettingsView } from '@holdfast/referral/model';
import { SettingDraft, VersionList } from '@holdfast/treatment/portal';
import { firstValueFrom } from 'rxjs';
import { type SettingKind, type SettingValues, settingFault, settingFields } from './setting-fields';

const URL = '/api/clinic/referral-settings';

/** One setting of referrals: its values with their ranges, whom it affects, and every version before, to set again. */
@Component({
  selector: 'hf-referral-setting-form',
  imports: [TranslocoDirective, Button, VersionList],
  templateUrl: './referral-setting-form.html',
  styleUrl: './referral-setting-form.css',
})
export class ReferralSettingForm {
  readonly kind = input.required<SettingKind>();
  readonly view = input.required<ReferralSettingsView>();
  readonly canSet = input.required<boolean>();
  readonly saved = output<ReferralSettingsView>();
  /** What stands is to be asked for again: a colleague set another version. */
  readonly again = output();
  private readonly http = inject(HttpClient);
  private readonly draft = inject(SettingDraft);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly setting = computed(() => this.view()[this.kind()]);
  protected readonly scope = computed(() => `referral-setting.${this.kind()}`);
  protected readonly fields = computed(() => settingFields(this.kind()));
  /** What was typed stays until the setting itself has changed. */
  protected readonly values = linkedSignal<{ version: number; value: SettingValues }, SettingValues>({
    source: () => ({ version: this.setting().version, value: this.setting().value }),
    computation: ({ version, value }, before) => (before?.source.version === version ? before.value : value),
  });
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly fault = signal<'invalid' | 'crossed' | null>(null);
  protected readonly isSaved = signal(false);
  protected readonly isRestored = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly versions = computed(() =>
    this.setting().history.map((one) => ({ ...one, line: Object.values(one.value).join(' · ') })),
  );

  constructor() {
    effect(() => {
      const { version } = this.setting();
      untracked(() => void this.restore(version));
    });
  }

  protected set(name: string, value: number): void {
    this.values.update((values) => ({ ...values, [name]: value }));
    this.draft.keep(this.name(), this.setting().version, this.values());
    this.fault.set(null);
    this.isSaved.set(false);
  }

  protected isFaulty({ name, least, most }: { name: string; least: number; most: number }): boolean {
    const value = this.values()[name] ?? Number.NaN;
    return !(Number.isInteger(value) && value >= least && value <= most);
  }

  /** Puts every value back to what ships; nothing is saved by it. */
  protected usual(): void {
    for (const { name, usual } of this.fields()) this.set(name, usual);
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    this.fault.set(settingFault(this.kind(), this.values()));
    return this.fault() ? Promise.resolve() : this.send(this.values());
  }

  /** Sets an earlier version again, as a version of its own. */
  protected setAgain(version: number): Promise<void> {
    const earlier = this.setting().history.find((one) => one.version === version);
    return earlier ? this.send({ ...earlier.value }) : Promise.resolve();
  }

  /** Shows what a colleague set instead; what was typed gives way only to this press. */
  protected async reload(): Promise<void> {
    this.trouble.set(null);
    this.isRestored.set(false);
    await this.draft.forget(this.name());
    this.again.emit();
  }

  private async send(value: SettingValues): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    this.isSaved.set(false);
    try {
      const body = { kind: this.kind(), version: this.setting().version, value };
      const view = await firstValueFrom(this.http.put<ReferralSettingsView>(URL, body));
      await this.draft.forget(this.name());
      this.isRestored.set(false);
      this.saved.emit(view);
      this.isSaved.set(true);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }

  private async restore(version: number): Promise<void> {
    const before = this.values();
    const kept = await this.draft.read<SettingValues>(this.name(), version);
    // What was typed meanwhile is newer.
    if (!kept || this.values() !== before) return;
    this.values.set(kept);
    this.isRestored.set(true);
  }

  private name(): string {
    return `referral-${this.kind()}`;
  }
}
