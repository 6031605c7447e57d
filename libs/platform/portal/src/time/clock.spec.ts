import { TestBed } from '@angular/core/testing';
import { Clock } from './clock';

const DAY_MS = 86_400_000;

describe('the clock', () => {
  it('goes by the server once it has heard it, at once and from then on', () => {
    const clock = TestBed.inject(Clock);
    const there = Date.now() + DAY_MS;
    clock.follow(new Date(there).toISOString());
    expect(Math.abs(clock.now() - there)).toBeLessThan(1000);
    expect(Math.abs(clock.halfMinute() - there)).toBeLessThan(1000);
  });

  it('keeps the device’s own time for the order of what was done on it', () => {
    const clock = TestBed.inject(Clock);
    clock.follow(new Date(Date.now() + DAY_MS).toISOString());
    expect(Math.abs(clock.device() - Date.now())).toBeLessThan(1000);
  });

  it('goes on as before after something that is no time', () => {
    const clock = TestBed.inject(Clock);
    clock.follow('tomorrow');
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  });
});
