import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { StaffList, StaffView } from '@holdfast/clinic/model';
import { Session } from '@holdfast/platform/portal';

/** Everyone who works for the clinic, asked for once, for people who work there too. */
@Injectable({ providedIn: 'root' })
export class StaffDirectory {
  private readonly session = inject(Session);
  private readonly asked = httpResource<StaffList>(() =>
    this.session.person()?.kind === 'staff' ? '/api/clinic/staff' : undefined,
  );

  /** Everyone; nobody until they are known. */
  readonly all = computed<readonly StaffView[]>(() => (this.asked.hasValue() ? this.asked.value().items : []));

  /** The name of a colleague; null for anybody else. */
  nameOf(accountId: string): string | null {
    return this.all().find(({ id }) => id === accountId)?.name ?? null;
  }
}
