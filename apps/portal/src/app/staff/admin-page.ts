import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ChecklistCard } from '@holdfast/operation/portal';
import { Access, Icon, Session } from '@holdfast/platform/portal';
import { ADMIN_PLACES } from './admin-place';

/** Everything for running the clinic that this person may open, in one list: administration is an audience, not a subject. */
@Component({
  selector: 'hf-admin-page',
  imports: [RouterLink, TranslocoDirective, ChecklistCard, Icon],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('staff.admin.title') }}</h1>
      <p class="hf-quiet">{{ t('staff.admin.' + role()) }}</p>
      @if (seesSystem) {
        <hf-checklist-card />
      }
      @for (group of groups; track group.group) {
        <section class="hf-stack" [attr.aria-labelledby]="'admin-' + group.group">
          <h2 [id]="'admin-' + group.group">{{ t('staff.admin.group.' + group.group) }}</h2>
          <ul>
            @for (place of group.places; track place.path) {
              <li>
                <a class="hf-card" [routerLink]="place.path">
                  <hf-icon [name]="place.icon" />
                  <span>
                    <span class="name">{{ t('staff.admin.place.' + place.words) }}</span>
                    <span class="hf-meta">{{ t('staff.admin.about.' + place.words) }}</span>
                  </span>
                </a>
              </li>
            }
          </ul>
        </section>
      }
    </div>
  `,
  styleUrl: './admin-page.css',
})
export class AdminPage {
  private readonly access = inject(Access);
  private readonly session = inject(Session);
  protected readonly groups = ADMIN_PLACES.map(({ group, places }) => ({
    group,
    places: places.filter(({ action }) => this.access.may(action)),
  })).filter(({ places }) => places.length > 0);
  protected readonly seesSystem = this.access.may('system.read');
  protected readonly role = computed(() => (this.session.person()?.roles.includes('auditor') ? 'auditor' : 'now'));
}
