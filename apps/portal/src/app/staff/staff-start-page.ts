import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Can, Session } from '@holdfast/platform/portal';

/** Where people land whose role reads no messages: what their role is for, and which areas will come for it. */
@Component({
  selector: 'hf-staff-start-page',
  imports: [RouterLink, TranslocoDirective, Button, Can],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('staff.hello', { name: session.person()?.name }) }}</h1>
      <p class="hf-quiet">{{ t('staff.' + role() + '.now') }}</p>
      <p class="hf-row">
        <a *hfCan="'outcome.read'" hfButton="outlined" routerLink="/outcomes">{{ t('staff.outcomes') }}</a>
        <a *hfCan="'need-setting.read'" hfButton="outlined" routerLink="/need-settings">{{ t('staff.needs') }}</a>
        <a *hfCan="'vitals-setting.read'" hfButton="outlined" routerLink="/vitals-settings">{{ t('staff.vitals') }}</a>
      </p>
      <section class="hf-card hf-stack" aria-labelledby="coming">
        <h2 id="coming">{{ t('staff.coming') }}</h2>
        <ul>
          <li>{{ t('staff.' + role() + '.first') }}</li>
          <li>{{ t('staff.' + role() + '.second') }}</li>
          <li>{{ t('staff.' + role() + '.third') }}</li>
        </ul>
      </section>
    </div>
  `,
  styles: `
    ul {
      padding-inline-start: 1.25rem;
      list-style: disc;
    }
  `,
})
export class StaffStartPage {
  protected readonly session = inject(Session);
  protected readonly role = computed(() => (this.session.person()?.roles.includes('admin') ? 'admin' : 'auditor'));
}
