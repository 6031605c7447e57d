import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { ClinicView } from '@holdfast/clinic/model';
import { Session } from '@holdfast/platform/portal';

/** The clinic of the person signed in, asked for once. */
@Injectable({ providedIn: 'root' })
export class ClinicStore {
  private readonly session = inject(Session);
  private readonly clinicId = computed(() => this.session.person()?.clinic.id);
  private readonly asked = httpResource<ClinicView>(() => (this.clinicId() ? '/api/clinic' : undefined));

  /** The clinic; null until it is known, and without a network. */
  readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  readonly phone = computed(() => this.session.person()?.clinic.phone ?? '');
}
