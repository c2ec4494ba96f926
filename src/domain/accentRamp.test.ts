import { describe, expect, it } from 'vitest';
import { accentRamp } from './accentRamp.ts';
import { contrast, oklchOf } from './colour.ts';

describe('oklchOf', () => {
  // Values of CSS Color 4's own sample code.
  it.each([
    ['#ff0000', 0.628, 0.258, 29.2],
    ['#00FF00', 0.866, 0.295, 142.5],
    ['#0000ff', 0.452, 0.313, 264.1],
  ])('%s', (hex, l, c, h) => {
    const found = oklchOf(hex);
    expect(found.l).toBeCloseTo(l, 3);
    expect(found.c).toBeCloseTo(c, 3);
    expect(found.h).toBeCloseTo(h, 1);
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast(oklchOf('#ffffff'), oklchOf('#000000'))).toBeCloseTo(21, 1);
    expect(contrast(oklchOf('#767676'), oklchOf('#ffffff'))).toBeCloseTo(4.54, 2);
  });
});

describe('accentRamp', () => {
  it.each([
    // A colour on which white can be read stays what it is.
    ['#0057b8', { '--accent-l': '0.475', '--on-accent-l': '1', '--on-accent-l-dark': '1' }],
    // A little darker rather than under black words.
    ['#16a34a', { '--accent-l': '0.545', '--on-accent-l': '1' }],
    // A bright one stays bright, under black words.
    ['#ffd400', { '--accent-l': '0.88', '--on-accent-l': '0.15', '--on-accent-l-dark': '0.15' }],
    // One between is made as dark as white words need.
    ['#808080', { '--accent-l': '0.565', '--on-accent-l': '1' }],
    // What would be lost on its ground is lifted off it.
    ['#000000', { '--accent-l': '0.25', '--accent-l-dark': '0.42' }],
    ['#ffffff', { '--accent-l': '0.88', '--accent-l-dark': '0.92' }],
    // Louder than any ground bears.
    ['#ff00ff', { '--accent-c': '0.2' }],
  ])('%s', (accent, expected) => {
    expect(accentRamp(accent)).toMatchObject(expected);
  });

  it('keeps the hue', () => {
    for (const accent of ['#e11d48', '#16a34a', '#7c3aed']) {
      expect(Number(accentRamp(accent)['--accent-h'])).toBeCloseTo(oklchOf(accent).h, 3);
    }
  });
});
