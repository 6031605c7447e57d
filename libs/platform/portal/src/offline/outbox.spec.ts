import { HttpTestingController } from '@angular/common/http/testing';
import { type EnvironmentInjector, Injector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FakeChannels, MemoryDeviceStore, SAM, provideTestPortal, settle, signInAs } from '../testing';
import { Session } from '../session/session';
import { DeviceStore } from './device-store';
import { Outbox } from './outbox';

describe('the outbox', () => {
  let outbox: Outbox;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideTestPortal() });
    outbox = TestBed.inject(Outbox);
    http = TestBed.inject(HttpTestingController);
    await signInAs(SAM, TestBed.inject(Injector));
    TestBed.tick();
    await settle();
  });

  const put = async (id: string, lane = 'thread.1'): Promise<void> => {
    await outbox.put(id, lane, [{ url: `/api/${id}`, body: { id } }]);
    await settle();
  };

  it('sends the changes of a lane one after another, in order', async () => {
    await put('a');
    await put('b');
    http.expectNone('/api/b');
    http.expectOne('/api/a').flush({});
    await settle();
    http.expectOne('/api/b').flush({});
    await settle();
    expect(outbox.parcels()).toEqual([]);
  });

  it('keeps a change without an answer waiting, and sends it when the network is back', async () => {
    await put('a');
    http.expectOne('/api/a').error(new ProgressEvent('error'));
    await settle();
    expect(outbox.parcels()[0]?.state).toBe('waiting');
    dispatchEvent(new Event('online'));
    await settle();
    http.expectOne('/api/a').flush({});
    await settle();
    expect(outbox.parcels()).toEqual([]);
  });

  it('says that a change failed when the server failed, and repeats it under the same identifier', async () => {
    await put('a');
    http.expectOne('/api/a').flush(null, { status: 500, statusText: '' });
    await settle();
    expect(outbox.parcels()[0]?.state).toBe('failed');
    void outbox.retry('a');
    await settle();
    http.expectOne('/api/a').flush({});
    await settle();
    expect(outbox.parcels()).toEqual([]);
  });

  it('holds later changes of a lane back behind a failed one, and lets other lanes pass', async () => {
    await put('a');
    http.expectOne('/api/a').flush(null, { status: 500, statusText: '' });
    await settle();
    await put('b');
    await put('c', 'thread.2');
    http.expectNone('/api/b');
    http.expectOne('/api/c').flush({});
    await outbox.remove('a');
    await settle();
    http.expectOne('/api/b').flush({});
  });

  it('sends what was refused said differently, before what stood behind it, and keeps why it was refused', async () => {
    await put('a');
    await put('b');
    http.expectOne('/api/a').flush({ code: 'soup.cold', facts: { by: 3 } }, { status: 422, statusText: '' });
    await settle();
    expect(outbox.parcels()[0]).toMatchObject({ state: 'failed', code: 'soup.cold', facts: { by: 3 } });
    void outbox.rewrite('a', [{ url: '/api/a', body: { id: 'a', warm: true } }]);
    await settle();
    const again = http.expectOne('/api/a');
    expect(again.request.body).toEqual({ id: 'a', warm: true });
    again.flush({});
    await settle();
    http.expectOne('/api/b').flush({});
    await settle();
    expect(outbox.parcels()).toEqual([]);
  });

  it('never takes a change off the screen while it is being written down', async () => {
    const shelves = await TestBed.inject(DeviceStore).open();
    let write = (): void => undefined;
    const slow = new Promise<void>((resolve) => (write = resolve));
    const real = shelves.put.bind(shelves);
    shelves.put = async (...given: Parameters<typeof real>) => slow.then(() => real(...given));
    jest.spyOn(TestBed.inject(DeviceStore), 'open').mockResolvedValue(shelves);
    void put('a');
    await outbox.flush(); // looks at the device, where it does not stand yet
    expect(outbox.parcels().map(({ id }) => id)).toEqual(['a']);
    http.expectNone('/api/a');
    write();
    await settle();
    http.expectOne('/api/a').flush({});
  });

  it('forgets everything when the person signs out', async () => {
    await put('a');
    http.expectOne('/api/a').error(new ProgressEvent('error'));
    await settle();
    const left = TestBed.inject(Session).signOut();
    http.expectOne('/api/session').flush(null);
    await left;
    await settle();
    expect(outbox.parcels()).toEqual([]);
  });
});

describe('two tabs of one browser', () => {
  let tabs: EnvironmentInjector[];

  beforeEach(async () => {
    const shared = { device: new MemoryDeviceStore(), channels: new FakeChannels() };
    TestBed.configureTestingModule({ providers: provideTestPortal() });
    const parent = TestBed.inject(Injector) as EnvironmentInjector;
    tabs = [];
    for (let number = 0; number < 2; number += 1) {
      const tab = createEnvironmentInjector([...provideTestPortal(shared), Session, Outbox], parent);
      tabs.push(tab);
      tab.get(Outbox);
      await signInAs(SAM, tab);
      await settle();
    }
    TestBed.tick();
    await settle();
  });

  it('send one change once, and both see it arrive', async () => {
    const arrived: string[] = [];
    for (const tab of tabs) tab.get(Outbox).delivered.subscribe(({ parcel }) => arrived.push(parcel.id));
    const [first, second] = tabs as [EnvironmentInjector, EnvironmentInjector];
    await first.get(Outbox).put('a', 'thread.1', [{ url: '/api/a', body: {} }]);
    const flushed = second.get(Outbox).flush();
    await settle();
    const sent = tabs.map((tab) => tab.get(HttpTestingController).match('/api/a'));
    expect(sent.flat()).toHaveLength(1);
    sent.flat()[0]?.flush({ answer: 1 });
    await flushed;
    await settle();
    for (const tab of tabs) tab.get(HttpTestingController).expectNone('/api/a');
    expect(arrived).toEqual(['a', 'a']);
    expect(second.get(Outbox).parcels()).toEqual([]);
  });
});
