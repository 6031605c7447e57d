import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { actionWords } from '@holdfast/audit/model';
import { ROLES, type Role } from '@holdfast/platform/model';
import { Button, Empty, ErrorPanel, Field, Icon, Preference, Waiting, problemOf } from '@holdfast/platform/portal';
import type { RightsRow, RightsView } from '@holdfast/record/model';

/** Who may do what, from the tables that the guard reads: by feature, filtered, printed; on a phone one role at a time. */
@Component({
  selector: 'hf-rights-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, Field, Icon, Waiting],
  templateUrl: './rights-page.html',
  styleUrl: './rights-page.css',
})
export class RightsPage {
  private readonly preference = inject(Preference);
  protected readonly asked = httpResource<RightsView>(() => '/api/clinic/rights');
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly filter = signal('');
  protected readonly role = signal<Role | null>(null);
  protected readonly everyRole = computed(() => this.view()?.roles ?? []);
  protected readonly roles = computed(() => this.everyRole().filter((one) => !this.role() || one === this.role()));
  protected readonly shown = computed(() => {
    const words = this.filter().trim().toLocaleLowerCase();
    const role = this.role();
    return (this.view()?.items ?? [])
      .filter((row) => !role || this.cell(row, role).may !== 'never')
      .filter((row) => words === '' || `${row.action} ${this.did(row.action)}`.toLocaleLowerCase().includes(words));
  });
  protected readonly features = computed(() => {
    const rows = this.shown();
    return [...new Set(rows.map(({ feature }) => feature))].map((feature) => ({
      feature,
      rows: rows.filter((row) => row.feature === feature),
    }));
  });

  protected did(action: string): string {
    return actionWords(action, this.preference.value().language);
  }

  protected cell(row: RightsRow, role: Role) {
    return row.cells[role] ?? { may: 'never' as const, ties: [], scopes: [] };
  }

  protected choose(value: string): void {
    this.role.set(ROLES.find((one) => one === value) ?? null);
  }

  protected print(): void {
    globalThis.print();
  }
}
