import { Component, ElementRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, Preference, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { CURRENT_RELEASE, SENSITIVE_CATEGORIES, isUsable, releaseHash } from '@holdfast/referral/model';
import type { ReleaseCategory, ReleaseView, SignRelease } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { ReleaseApi } from './release-api';
import { wholeNameOf } from './release-names';
import { ReleaseTextView } from './release-text-view';

type Gap = 'nothing' | 'noIdentity' | 'unusable' | 'unticked' | 'noAuthority' | 'noName';

const PLACES: Readonly<Record<Gap, string>> = {
  nothing: 'fieldset input',
  noIdentity: '.plain input',
  unusable: '.plain',
  unticked: '.statements input:not(:checked)',
  noAuthority: '#hf-release-authority',
  noName: '#hf-release-name',
};

/** For the patient: a release to read, to choose what goes out by it, and to sign; or to leave for another day. */
@Component({
  selector: 'hf-release-signing',
  imports: [RouterLink, TranslocoDirective, Button, Field, ReleaseTextView],
  templateUrl: './release-signing.html',
  styleUrl: './release-signing.css',
})
export class ReleaseSigning {
  readonly patientId = input.required<string>();
  readonly release = input.required<ReleaseView>();
  readonly signed = output<ReleaseView>();
  readonly closed = output();
  /** Somebody has to read it anew: to whom it is has changed since it was shown. */
  readonly stale = output();
  private readonly api = inject(ReleaseApi);
  private readonly preference = inject(Preference);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly problems = inject(ProblemWords);
  protected readonly language = computed(() => (this.preference.value().language === 'es' ? 'es' : 'en'));
  protected readonly words = computed(() => CURRENT_RELEASE[this.language()]);
  protected readonly plain = computed(() => this.release().categories.filter((one) => !SENSITIVE_CATEGORIES.has(one)));
  protected readonly sensitive = computed(() =>
    this.release().categories.filter((one) => SENSITIVE_CATEGORIES.has(one)),
  );
  protected readonly never = computed(() =>
    [...SENSITIVE_CATEGORIES].filter((one) => !this.release().categories.includes(one)),
  );
  /** What goes out: everything plain until it is unticked, nothing sensitive until it is ticked. */
  protected readonly chosen = linkedSignal<readonly ReleaseCategory[], readonly ReleaseCategory[]>({
    source: () => this.plain(),
    // What was chosen stays where the same release is told anew.
    computation: (plain, before) => before?.value ?? plain,
  });
  protected readonly ticked = signal<readonly string[]>([]);
  protected readonly isForOther = signal(false);
  protected readonly authority = signal('');
  protected readonly name = signal('');
  protected readonly gap = signal<Gap | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly wholeNameOf = wholeNameOf;
  protected readonly isSaid = computed(() => !['noAuthority', 'noName', null].includes(this.gap()));
  /** Whether only a page that is loaded anew can go on: it has older words, or another state, than the clinic. */
  protected readonly isOld = computed(() => {
    const failed = this.trouble();
    return failed?.status === 409 && !isOtherName(failed);
  });

  protected choose(one: ReleaseCategory, isChosen: boolean): void {
    this.chosen.update((all) => (isChosen ? [...all, one] : all.filter((other) => other !== one)));
    this.gap.set(null);
  }

  protected tick(id: string, isTicked: boolean): void {
    this.ticked.update((all) => (isTicked ? [...all, id] : all.filter((one) => one !== id)));
    this.gap.set(null);
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const gap = this.firstGap();
    this.gap.set(gap);
    if (gap) return this.focus(PLACES[gap]);
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      this.signed.emit(await firstValueFrom(this.api.sign(this.patientId(), this.release().id, this.signature())));
    } catch (failure) {
      const problem = problemOf(failure);
      this.trouble.set(problem);
      if (isOtherName(problem)) this.readAgain();
    } finally {
      this.isBusy.set(false);
    }
  }

  protected reload(): void {
    globalThis.location.reload();
  }

  // Whoever said with whom they know it is shared says so again; what else was chosen and typed stays.
  private readAgain(): void {
    this.ticked.set([]);
    this.stale.emit();
  }

  private firstGap(): Gap | null {
    if (!isUsable(this.release().categories)) return 'unusable';
    if (this.chosen().length === 0) return 'nothing';
    if (!isUsable(this.chosen())) return 'noIdentity';
    if (this.words().statements.some(({ id }) => !this.ticked().includes(id))) return 'unticked';
    if (this.isForOther() && this.authority().trim() === '') return 'noAuthority';
    return this.name().trim() === '' ? 'noName' : null;
  }

  private signature(): SignRelease {
    const { version } = CURRENT_RELEASE;
    const language = this.language();
    const categories = this.release().categories.filter((one) => this.chosen().includes(one));
    return {
      ...{ version, language, sha256: releaseHash(version, language) ?? '', categories },
      recipients: this.release().recipients,
      ticked: categories.filter((one) => SENSITIVE_CATEGORIES.has(one)),
      ...{ statements: [...this.ticked()], signedName: this.name().trim() },
      authority: this.isForOther() ? this.authority().trim() : null,
    };
  }

  private focus(selector: string): void {
    this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
  }
}

// The same words, to somebody who is named otherwise by now.
function isOtherName({ code, facts }: Problem): boolean {
  return code === 'release.text' && facts['version'] === CURRENT_RELEASE.version;
}
