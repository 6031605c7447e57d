import { byteRange } from './byte-range';

describe('the stretch of a file that is asked for', () => {
  it('is all of it where nothing, several stretches or another unit is asked for', () => {
    for (const header of [undefined, '', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])
      expect(byteRange(header, 10)).toBe('all');
  });

  it('goes from where a download broke off to the end', () => {
    expect(byteRange('bytes=4-', 10)).toEqual({ from: 4, to: 9 });
    expect(byteRange('bytes=9-', 10)).toEqual({ from: 9, to: 9 });
    expect(byteRange('bytes=10-', 10)).toBeNull();
  });

  it('ends where the file ends', () => {
    expect(byteRange('bytes=2-5', 10)).toEqual({ from: 2, to: 5 });
    expect(byteRange('bytes=2-99', 10)).toEqual({ from: 2, to: 9 });
    expect(byteRange('bytes=5-2', 10)).toBeNull();
  });

  it('may be so many bytes of its end', () => {
    expect(byteRange('bytes=-3', 10)).toEqual({ from: 7, to: 9 });
    expect(byteRange('bytes=-30', 10)).toEqual({ from: 0, to: 9 });
    expect(byteRange('bytes=-0', 10)).toBeNull();
  });
});
