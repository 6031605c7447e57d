import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SettingView } from '@holdfast/clinic/model';
import { SettingFrame, SettingPage, SettingStore, StaffDirectory } from '@holdfast/clinic/portal';
import { type PoolsSetting, poolsFaults, TOPICS, type TopicsSetting } from '@holdfast/messaging/model';
import { Button, Field, Icon } from '@holdfast/platform/portal';
import { v7 } from 'uuid';

type OnePool = PoolsSetting['pools'][number];

const CARE_ROLES: readonly string[] = ['provider', 'nurse', 'coordinator'];

/** The groups that read: made, named, filled; beside it, which topic each reads and where nobody would. */
@Component({
  selector: 'hf-pools-page',
  imports: [TranslocoDirective, Button, Field, Icon, SettingFrame],
  providers: [SettingStore],
  templateUrl: './pools-page.html',
  styleUrl: './routing-page.css',
})
export class PoolsPage extends SettingPage<PoolsSetting> {
  private readonly directory = inject(StaffDirectory);
  private readonly askedTopics = httpResource<SettingView>(() => '/api/clinic/settings/topics');
  protected readonly carers = computed(() =>
    this.directory.all().filter(({ roles }) => roles.some((role) => CARE_ROLES.includes(role))),
  );
  protected readonly seen = computed(() => {
    const terms = this.askedTopics.hasValue() ? (this.askedTopics.value().value as TopicsSetting) : null;
    return (this.value()?.pools ?? []).map(({ id, name, memberIds }) => ({
      ...{ id, name },
      topics: TOPICS.filter((topic) => terms?.[topic].poolId === id),
      people: memberIds.map((one) => this.directory.nameOf(one) ?? '').join(', '),
    }));
  });

  constructor() {
    super();
    this.open({ name: 'pools', faults: poolsFaults });
  }

  protected rename(id: string, name: string): void {
    this.edit(id, (pool) => ({ ...pool, name }));
  }

  protected toggle(id: string, staffId: string): void {
    this.edit(id, (pool) => ({
      ...pool,
      memberIds: pool.memberIds.includes(staffId)
        ? pool.memberIds.filter((one) => one !== staffId)
        : [...pool.memberIds, staffId].toSorted(),
    }));
  }

  protected add(): void {
    this.put({ pools: [...(this.value()?.pools ?? []), { id: v7(), name: '', memberIds: [] }] });
  }

  protected remove(id: string): void {
    this.put({ pools: (this.value()?.pools ?? []).filter((pool) => pool.id !== id) });
  }

  private edit(id: string, change: (pool: OnePool) => OnePool): void {
    this.put({ pools: (this.value()?.pools ?? []).map((pool) => (pool.id === id ? change(pool) : pool)) });
  }
}
