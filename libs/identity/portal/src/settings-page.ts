import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SessionList } from '@holdfast/identity/model';
import {
  Access,
  Button,
  ErrorPanel,
  Icon,
  Moment,
  type PersonPreference,
  Preference,
  type Problem,
  Session,
  Waiting,
  lockMinutes,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { ChoiceGroup } from './choice-group';
import { Switch } from './switch';

const LANGUAGES = [
  { value: 'en', words: 'English', lang: 'en' },
  { value: 'es', words: 'Español', lang: 'es' },
] as const;

/** How the person likes the portal, and where they are signed in. */
@Component({
  selector: 'hf-settings-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Moment, Waiting, ChoiceGroup, Switch],
  templateUrl: './settings-page.html',
  styles: `
    section {
      margin-block-start: 1.5rem;
    }
    li {
      display: flex;
      flex-direction: column;
      padding-block: 0.625rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    .end {
      align-self: flex-start;
    }
  `,
})
export class SettingsPage {
  private readonly session = inject(Session);
  private readonly http = inject(HttpClient);
  private readonly preference = inject(Preference);
  /** Whoever gives care may be covered while away. */
  protected readonly mayBeAway = inject(Access).may('own-away.set');
  protected readonly person = this.session.person;
  protected readonly wishes = this.preference.value;
  protected readonly sessions = httpResource<SessionList>(() => '/api/me/sessions');
  protected readonly sessionsProblem = computed(() => {
    const failure = this.sessions.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly problem = signal<Problem | null>(null);
  /** What the clinic offers; one's own stays, whatever it offers. */
  protected readonly languages = computed(() => {
    const offered = this.person()?.clinic.languages ?? [];
    return LANGUAGES.filter(({ value }) => offered.includes(value) || value === this.wishes().language);
  });
  protected readonly themes = [
    { value: 'system', words: 'me.themeSystem' },
    { value: 'light', words: 'me.themeLight' },
    { value: 'dark', words: 'me.themeDark' },
  ] as const;
  protected readonly sizes = [
    { value: 'small', words: 'me.sizeSmall' },
    { value: 'normal', words: 'me.sizeNormal' },
    { value: 'large', words: 'me.sizeLarge' },
    { value: 'larger', words: 'me.sizeLarger' },
  ] as const;

  protected readonly lock = computed(() => {
    const person = this.person();
    const minutes = person ? lockMinutes(person, globalThis.matchMedia('(pointer: coarse)').matches) : 0;
    return minutes === 0 ? 'off' : String(minutes);
  });
  /** Whoever works for the clinic sees many people's things: for them it always locks. */
  protected readonly locks = computed(() =>
    (this.person()?.kind === 'staff' ? (['5', '15'] as const) : (['off', '5', '15'] as const)).map((value) => ({
      value,
      words: `me.lock-${value}`,
    })),
  );

  protected wish(part: { [Key in keyof PersonPreference]?: unknown }): void {
    void this.attempt(() => this.preference.change(part as Partial<PersonPreference>));
  }

  protected signOut(): void {
    void this.session.signOut();
  }

  protected endOne(id: string): void {
    void this.attempt(async () => {
      await firstValueFrom(this.http.delete(`/api/me/sessions/${id}`));
      this.sessions.reload();
    });
  }

  protected signOutEverywhere(): void {
    void this.attempt(() => this.session.signOutEverywhere());
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
