import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { SettingDraft } from './setting-draft';

describe('thresholds that were typed and not set', () => {
  it('are found again over the version they were typed over, not over another one, until they are set', async () => {
    TestBed.configureTestingModule({ providers: provideTestPortal() });
    await signInAs(DANA, TestBed.inject(Injector));
    const draft = TestBed.inject(SettingDraft);
    draft.keep('vitals', 3, { mostPulsePerMinute: 110 });
    await settle();
    expect(await draft.read('vitals', 3)).toEqual({ mostPulsePerMinute: 110 });
    expect([await draft.read('vitals', 4), await draft.read('need', 3)]).toEqual([null, null]);
    await draft.forget('vitals');
    expect(await draft.read('vitals', 3)).toBeNull();
  });
});
