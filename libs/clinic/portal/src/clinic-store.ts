import { httpResource } from '@angular/common/http';
import { Injectable, computed, effect, inject } from '@angular/core';
import type { ClinicView, LocalHelp } from '@holdfast/clinic/model';
import { DeviceMemory, Session } from '@holdfast/platform/portal';

/** The clinic of the person signed in, asked for once. */
@Injectable({ providedIn: 'root' })
export class ClinicStore {
  private readonly session = inject(Session);
  private readonly device = inject(DeviceMemory);
  private readonly clinicId = computed(() => this.session.person()?.clinic.id);
  private readonly asked = httpResource<ClinicView>(() => (this.clinicId() ? '/api/clinic' : undefined));

  /** The clinic; null until it is known, and without a network. */
  readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  /** Places nearby that help; what the device remembers of them without a network, or before anybody signed in. */
  readonly localHelp = computed(() => this.view()?.localHelp ?? this.device.read<LocalHelp[]>('local-help') ?? []);
  readonly phone = computed(() => this.session.person()?.clinic.phone ?? '');

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.device.write('local-help', view.localHelp.length > 0 ? view.localHelp : null);
    });
  }
}
