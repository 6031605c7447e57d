import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PROXY_RELATIONS, type ProxyView } from '@holdfast/clinic/model';
import { PROXY_SCOPES, type ProxyScope } from '@holdfast/platform/model';
import { Button, Field, Preference, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { v7 } from 'uuid';
import { ProxyApi } from './proxy-api';

/** Lets somebody in, or changes what they may do. What was typed stays until the server took it. */
@Component({
  selector: 'hf-proxy-sheet',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './proxy-sheet.html',
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-block-end: 0.5rem;
      font: var(--hf-label);
    }
    .tick {
      display: flex;
      gap: 0.75rem;
      align-items: flex-start;
      min-height: 2.75rem;
      padding-block: 0.25rem;
    }
    .tick input {
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
    }
    .tick .hf-meta {
      display: block;
    }
  `,
})
export class ProxySheet {
  protected readonly ref = inject<DialogRef<ProxyView>>(DialogRef);
  protected readonly proxy = inject<ProxyView | null>(DIALOG_DATA);
  private readonly api = inject(ProxyApi);
  private readonly problems = inject(ProblemWords);
  protected readonly relations = PROXY_RELATIONS;
  protected readonly all = PROXY_SCOPES;
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly relation = signal<(typeof PROXY_RELATIONS)[number]>('partner');
  protected readonly language = signal(inject(Preference).value().language);
  protected readonly scopes = signal<readonly ProxyScope[]>(this.proxy?.scopes ?? []);
  protected readonly lastDay = signal(this.proxy?.lastDay ?? '');
  protected readonly isMissing = signal(false);
  protected readonly refusal = signal('');
  protected readonly isBusy = signal(false);
  protected readonly isLacking = computed(
    () => this.scopes().length === 0 || (!this.proxy && (!this.name().trim() || !this.email().trim())),
  );
  // The same for the same words, so that a second press asks nobody twice.
  private id = v7();

  protected put(what: 'name' | 'email' | 'lastDay', event: Event): void {
    this[what].set((event.target as HTMLInputElement).value);
    this.begin();
  }

  protected toggle(scope: ProxyScope): void {
    this.scopes.update((all) => this.all.filter((one) => (one === scope) !== all.includes(one)));
    this.begin();
  }

  protected choose(event: Event): void {
    this.relation.set((event.target as HTMLSelectElement).value as (typeof PROXY_RELATIONS)[number]);
    this.begin();
  }

  protected speak(event: Event): void {
    this.language.set((event.target as HTMLSelectElement).value as 'en' | 'es');
    this.begin();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isMissing.set(this.isLacking());
    if (this.isMissing() || this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      this.ref.close(await this.save());
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private save(): Promise<ProxyView> {
    const terms = { scopes: [...this.scopes()], lastDay: this.lastDay() || null };
    if (this.proxy) return this.api.change(this.proxy.id, { ...terms, version: this.proxy.version });
    const who = { name: this.name().trim(), email: this.email().trim(), relation: this.relation() };
    return this.api.grant(this.id, { ...who, language: this.language(), ...terms });
  }

  // What is changed after a refusal is another granting.
  private begin(): void {
    this.id = v7();
    this.isMissing.set(false);
    this.refusal.set('');
  }
}
