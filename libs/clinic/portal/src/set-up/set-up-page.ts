import { Component, ElementRef, computed, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LanguageSwitch } from '@holdfast/identity/portal';
import { Button, ErrorPanel, Field, Icon, ProblemWords, Waiting } from '@holdfast/platform/portal';
import { HoursStep } from './hours-step';
import { type SetUpDraft, SetUpStore } from './set-up-store';

const STEPS = ['card', 'hours', 'crisis', 'admin', 'mail', 'check'] as const;

/** The wizard that makes a clinic and its first administrator where there is nobody yet. */
@Component({
  selector: 'hf-set-up-page',
  imports: [TranslocoDirective, Button, ErrorPanel, Field, HoursStep, Icon, LanguageSwitch, Waiting],
  providers: [SetUpStore],
  templateUrl: './set-up-page.html',
  styleUrl: './set-up-page.css',
})
export class SetUpPage {
  protected readonly store = inject(SetUpStore);
  protected readonly problems = inject(ProblemWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly transloco = inject(TranslocoService);
  protected readonly count = STEPS.length;
  protected readonly command = 'npm run cli -- setup-link';
  protected readonly step = computed(() => STEPS[this.store.draft().step] ?? 'card');
  /** What is missing on this step, in words; empty where nothing is. */
  protected readonly missing = signal('');
  protected readonly notMade = signal(false);
  protected readonly isMailed = signal(false);
  protected readonly openDays = computed(() =>
    this.store.draft().days.map((day, index) => ({ ...day, weekday: index + 1 })),
  );

  constructor() {
    void this.store.begin();
  }

  protected take(part: Partial<SetUpDraft>): void {
    this.store.change(part);
    this.missing.set('');
  }

  protected put(key: keyof SetUpDraft, event: Event): void {
    this.take({ [key]: (event.target as HTMLInputElement).value });
  }

  protected go(by: number): void {
    this.missing.set('');
    this.store.change({ step: Math.max(0, Math.min(STEPS.length - 1, this.store.draft().step + by)) });
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('h2')?.focus());
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const words = this.lacking().map((key) => this.transloco.translate(`setUp.${key}`));
    this.missing.set(words.length > 0 ? words.join(', ') : '');
    if (words.length > 0) return this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (this.step() === 'check') void this.finish();
    else this.go(1);
  }

  protected async makePasskey(): Promise<void> {
    const lacks = this.lacking().filter((key) => key !== 'admin.way');
    if (lacks.length > 0)
      return this.missing.set(lacks.map((key) => this.transloco.translate(`setUp.${key}`)).join(', '));
    this.notMade.set(false);
    const isMade = await this.store.makePasskey();
    this.notMade.set(!isMade && this.store.refused() === null);
    if (isMade) this.missing.set('');
  }

  protected async tryMail(): Promise<void> {
    this.isMailed.set(await this.store.tryMail());
  }

  /** Whether a field is empty that this step needs, for its mark. */
  protected isEmpty(key: 'name' | 'neutralName' | 'phone' | 'adminName' | 'adminTitle' | 'email'): boolean {
    return this.missing() !== '' && this.store.draft()[key].trim() === '';
  }

  private lacking(): string[] {
    const draft = this.store.draft();
    const empty = (fields: Record<string, string>) =>
      Object.entries(fields).flatMap(([key, value]) => (value.trim() === '' ? [key] : []));
    if (this.step() === 'card')
      return empty({ 'card.name': draft.name, 'card.neutralName': draft.neutralName, 'card.phone': draft.phone });
    if (this.step() === 'hours') return this.hoursLacking();
    if (this.step() !== 'admin') return [];
    const who = { 'admin.name': draft.adminName, 'admin.jobTitle': draft.adminTitle, 'admin.email': draft.email };
    const way = this.store.passkey() || this.store.password() !== '' ? [] : ['admin.way'];
    return [...empty(who), ...way];
  }

  private hoursLacking(): string[] {
    const { days, zone } = this.store.draft();
    const open = days.filter(({ isOpen }) => isOpen);
    if (!isZone(zone)) return ['hours.zone'];
    return open.length === 0 || open.some(({ opens, closes }) => opens >= closes) ? ['hours.title'] : [];
  }

  private async finish(): Promise<void> {
    // What was refused about the way in is mended where it was chosen.
    const isMade = await this.store.finish();
    if (!isMade && /^(password|passkey|set-up\.no-way-in)/.test(this.store.refused()?.code ?? '')) this.toAdmin();
  }

  private toAdmin(): void {
    const refused = this.store.refused();
    this.store.change({ step: STEPS.indexOf('admin') });
    this.store.refused.set(refused);
  }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim() || 'nowhere' }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
