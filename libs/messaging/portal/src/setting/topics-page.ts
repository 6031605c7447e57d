import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SettingView } from '@holdfast/clinic/model';
import { SettingFrame, SettingPage, SettingStore } from '@holdfast/clinic/portal';
import { type PoolsSetting, type Topic, TOPICS, topicsFaults } from '@holdfast/messaging/model';
import type { TopicSetting, TopicsSetting } from '@holdfast/messaging/model';
import { Field, Session } from '@holdfast/platform/portal';
import { PromiseWords } from '../composer/promise-words';
import { PromisePreviewing } from './promise-previewing';

const LEAST_MINUTES = 5;
const MOST_MINUTES = 10_080;

/** Who reads what a patient writes about, and by when, with the very words a patient would read now. */
@Component({
  selector: 'hf-topics-page',
  imports: [TranslocoDirective, Field, SettingFrame],
  providers: [PromisePreviewing, SettingStore],
  templateUrl: './topics-page.html',
  styleUrl: './routing-page.css',
})
export class TopicsPage extends SettingPage<TopicsSetting> {
  private readonly preview = inject(PromisePreviewing);
  private readonly words = inject(PromiseWords);
  private readonly phone = inject(Session).person()?.clinic.phone ?? '';
  private readonly askedPools = httpResource<SettingView>(() => '/api/clinic/settings/pools');
  protected readonly topics = TOPICS;
  protected readonly sides = ['poolId', 'escalationPoolId'] as const;
  protected readonly pools = computed(() =>
    this.askedPools.hasValue() ? (this.askedPools.value().value as PoolsSetting).pools : [],
  );
  protected readonly seen = computed(() =>
    (this.preview.shown()?.items ?? []).flatMap(({ topic, openNow, opensAt, replyBy }) => {
      const terms = this.value()?.[topic];
      if (!terms) return [];
      const promise = {
        ...{ topic, openNow, opensAt, replyBy, medianReplyMinutes: null, zone: '' },
        ...{ readBy: this.nameOf(terms.poolId), escalatesTo: this.nameOf(terms.escalationPoolId) },
      };
      return [{ topic, says: this.words.say(promise, this.phone), slips: this.words.saySlip(promise) }];
    }),
  );

  constructor() {
    super();
    this.open({ name: 'topics', faults: topicsFaults });
    this.preview.follow(() => {
      const topics = this.value();
      const isWhole = topics && TOPICS.every((topic) => isPromise(topics[topic].replyMinutes));
      return isWhole ? { hours: null, topics } : null;
    });
  }

  protected set(topic: Topic, part: Partial<TopicSetting>): void {
    const value = this.value();
    if (value) this.put({ [topic]: { ...value[topic], ...part } });
  }

  protected choose(topic: Topic, side: 'poolId' | 'escalationPoolId', poolId: string): void {
    this.set(topic, { [side]: poolId });
  }

  private nameOf(id: string): string {
    return this.pools().find((pool) => pool.id === id)?.name ?? '';
  }
}

function isPromise(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
}
