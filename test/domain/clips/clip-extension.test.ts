import { describe, expect, it } from 'vitest';
import { fitsExtension, withFittingExtension } from '../../../src/domain/clips/clip-extension.js';

describe('the extension of a clip', () => {
  it.each([
    ['/films/boat.mp4', 'mp4', true],
    ['/films/boat.MP4', 'mp4', true],
    ['/films/boat.mov', 'mp4', true],
    ['/films/boat.mp4', 'mov', true],
    ['/films/boat', 'mp4', true],
    ['/films/v1.2', 'mp4', true],
    ['/films/boat', 'webm', false],
    ['/films/boat.mp4', 'webm', false],
    ['/films/boat.webm', 'webm', true],
    ['/films/boat.webm', 'mp4', false],
    ['/films/boat.mkv', 'webm', true],
    ['/films/boat.gif', 'gif', true],
    ['/films.mp4/boat', 'webm', false],
    ['/films/.mp4', 'mp4', true],
    ['/films/boat.mp4', 'avi', false],
  ])('of %s fits %s: %s', (path, container, fits) => {
    expect(fitsExtension(path, container)).toBe(fits);
  });

  it.each([
    ['/films/boat.mp4', 'webm', '/films/boat.webm'],
    ['/films/boat.MP4', 'gif', '/films/boat.gif'],
    ['/films/boat', 'webm', '/films/boat.webm'],
    ['/films/v1.2 final', 'webm', '/films/v1.2 final.webm'],
    ['/films.mp4/boat', 'mkv', '/films.mp4/boat.mkv'],
    ['C:\\films\\바다.mp4', 'webm', 'C:\\films\\바다.webm'],
    ['/films/boat.mp4', 'avi', '/films/boat.avi'],
    ['/films/boat.webm', 'mp4', '/films/boat.mp4'],
  ])('of %s for %s becomes %s', (path, container, fitting) => {
    expect(withFittingExtension(path, container)).toBe(fitting);
  });
});
