import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AccountView, STAFF_ROLES, type StaffRole } from '@holdfast/clinic/model';
import { Button, ProblemWords, Toast, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { RescuePart } from './rescue-part';

/** Changes one account: what they are here, and whether they may come in. Each change counts at once. */
@Component({
  selector: 'hf-account-sheet',
  imports: [TranslocoDirective, Button, RescuePart],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-account-title" tabindex="-1">{{ t('people.sheet.title', { name: account.name }) }}</h2>
      @if (account.kind === 'staff') {
        <form class="hf-stack" (submit)="saveRoles($event)">
          <fieldset>
            <legend>{{ t('people.sheet.roles', { name: account.name }) }}</legend>
            @for (role of all; track role) {
              <label class="tick">
                <input type="checkbox" [checked]="roles().includes(role)" (change)="toggle(role)" />
                <span>
                  {{ t('people.role.' + role) }} <span class="hf-meta">{{ t('people.roleHint.' + role) }}</span>
                </span>
              </label>
            }
          </fieldset>
          <div>
            <button hfButton="filled" type="submit" [attr.aria-busy]="isBusy()">{{ t('people.sheet.save') }}</button>
          </div>
        </form>
      }
      @if (account.state === 'active' && account.hasFactor) {
        <hf-rescue-part [account]="account" (changed)="ref.close($event)" />
      }
      <div class="hf-stack">
        @if (account.state === 'active') {
          <p class="hf-meta">{{ t('people.sheet.suspendHint') }}</p>
          <div>
            <button hfButton="outlined" type="button" (click)="setState('suspended')">
              {{ t('people.sheet.suspend') }}
            </button>
          </div>
        } @else {
          <div>
            <button hfButton="outlined" type="button" (click)="setState('active')">
              {{ t('people.sheet.admit') }}
            </button>
          </div>
        }
        <p class="hf-meta">{{ t('people.sheet.removeHint') }}</p>
        <div>
          @if (isSure()) {
            <button hfButton="danger" type="button" (click)="setState('removed')">
              {{ t('people.sheet.sure', { name: account.name }) }}
            </button>
          } @else {
            <button hfButton="danger" type="button" (click)="isSure.set(true)">{{ t('people.sheet.remove') }}</button>
          }
        </div>
      </div>
      <div role="alert">
        @if (refusal()) {
          <p class="hf-refusal">{{ refusal() }}</p>
        }
      </div>
      <div>
        <button hfButton type="button" (click)="ref.close()">{{ t('people.sheet.close') }}</button>
      </div>
    </div>
  `,
  styleUrl: './people-page.css',
  styles: `
    :host {
      overflow-y: visible;
      block-size: auto;
    }
  `,
})
export class AccountSheet {
  protected readonly ref = inject<DialogRef<AccountView>>(DialogRef);
  protected readonly account = inject<AccountView>(DIALOG_DATA);
  private readonly http = inject(HttpClient);
  private readonly problems = inject(ProblemWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly all = STAFF_ROLES;
  protected readonly roles = signal<readonly StaffRole[]>(
    STAFF_ROLES.filter((role) => this.account.roles.includes(role)),
  );
  protected readonly isSure = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal('');

  protected toggle(role: StaffRole): void {
    this.roles.update((all) => (all.includes(role) ? all.filter((one) => one !== role) : [...all, role]));
  }

  protected saveRoles(event: Event): void {
    event.preventDefault();
    if (this.roles().length === 0) this.refusal.set(this.transloco.translate('people.sheet.noRole'));
    else void this.send('roles', { roles: this.roles() });
  }

  protected setState(state: AccountView['state']): void {
    void this.send('state', { state });
  }

  private async send(what: 'roles' | 'state', part: object): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      const { id, version } = this.account;
      const changed = this.http.put<AccountView>(`/api/clinic/accounts/${id}/${what}`, { version, ...part });
      this.ref.close(await firstValueFrom(changed));
      this.toast.say(this.transloco.translate('people.sheet.done'));
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
