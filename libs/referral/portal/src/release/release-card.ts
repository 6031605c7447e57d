import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, type Problem, ProblemWords, TimeWords, problemOf } from '@holdfast/platform/portal';
import { releaseText } from '@holdfast/referral/model';
import type { ReleaseView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { ReleaseApi, releasesUrl } from './release-api';
import { ReleaseDays } from './release-days';
import { namesOf } from './release-names';
import { ReleaseSigning } from './release-signing';
import { ReleaseTextView } from './release-text-view';
import { SaveCopy } from './save-copy';

/** For the patient: one release in a plain sentence, signed here and taken back here, with a copy to keep. */
@Component({
  selector: 'hf-release-card',
  imports: [TranslocoDirective, Button, Icon, ReleaseSigning, ReleaseTextView, SaveCopy],
  templateUrl: './release-card.html',
  styleUrl: './release-signing.css',
})
export class ReleaseCard {
  readonly patientId = input.required<string>();
  readonly release = input.required<ReleaseView>();
  readonly changed = output<ReleaseView>();
  readonly stale = output();
  private readonly api = inject(ReleaseApi);
  private readonly days = inject(ReleaseDays);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly names = computed(() => namesOf(this.release()));
  protected readonly says = computed(() => {
    const { discloser, expiresAt, signedAt, revokedAt } = this.release();
    const at = revokedAt ?? signedAt;
    const on = at ? this.days.say(at) : '';
    return { clinic: discloser, names: this.names(), until: this.days.say(expiresAt), on };
  });
  protected readonly text = computed(() => {
    const { version, language } = this.release();
    const words = language && releaseText(version)?.[language];
    return words ? { words, language } : null;
  });
  protected readonly copyUrl = computed(() => `${releasesUrl(this.patientId())}/${this.release().id}/copy`);
  protected readonly isReading = signal(false);
  protected readonly isAsking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);

  protected signed(release: ReleaseView): void {
    this.isReading.set(false);
    this.told(release);
  }

  protected ask(): void {
    this.isAsking.set(true);
    setTimeout(() => this.focus('.asks'));
  }

  protected keep(): void {
    this.isAsking.set(false);
    setTimeout(() => this.focus('.revoke'));
  }

  protected async revoke(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      const release = await firstValueFrom(this.api.revoke(this.patientId(), this.release().id));
      this.isAsking.set(false);
      this.told(release);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }

  private told(release: ReleaseView): void {
    this.changed.emit(release);
    setTimeout(() => this.focus('.state'));
  }

  private focus(selector: string): void {
    this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
  }
}
