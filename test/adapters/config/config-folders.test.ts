import { describe, expect, it } from 'vitest';
import { userCacheFolder, userConfigFolder } from '../../../src/adapters/config/config-folders.js';

const home = { homeDir: '/home/ada', env: {} };
const windowsHome = { os: 'win32', homeDir: 'C:\\Users\\Ada', env: {} };

describe('the user’s folders', () => {
  it('lie in the home folder', () => {
    expect(userConfigFolder({ ...home, os: 'linux' })).toBe('/home/ada/.config/aivideo');
    expect(userConfigFolder({ ...home, os: 'darwin' })).toBe('/home/ada/.config/aivideo');
    expect(userConfigFolder(windowsHome)).toBe('C:\\Users\\Ada\\AppData\\Roaming\\aivideo');
    expect(userCacheFolder({ ...home, os: 'linux' })).toBe('/home/ada/.cache/aivideo');
    expect(userCacheFolder({ ...home, os: 'darwin' })).toBe('/home/ada/Library/Caches/aivideo');
    expect(userCacheFolder(windowsHome)).toBe('C:\\Users\\Ada\\AppData\\Local\\aivideo\\Cache');
  });

  it('lie where the system’s variables say', () => {
    const env = {
      XDG_CONFIG_HOME: '/x/config',
      XDG_CACHE_HOME: '/x/cache',
      APPDATA: 'D:\\Roaming',
      LOCALAPPDATA: 'D:\\Local',
    };

    expect(userConfigFolder({ ...home, os: 'linux', env })).toBe('/x/config/aivideo');
    expect(userCacheFolder({ ...home, os: 'darwin', env })).toBe('/x/cache/aivideo');
    expect(userConfigFolder({ ...windowsHome, env })).toBe('D:\\Roaming\\aivideo');
    expect(userCacheFolder({ ...windowsHome, env })).toBe('D:\\Local\\aivideo\\Cache');
  });

  it('do not lie where a relative variable says, as the XDG specification has it', () => {
    const env = { XDG_CONFIG_HOME: 'config', XDG_CACHE_HOME: '' };

    expect(userConfigFolder({ ...home, os: 'linux', env })).toBe('/home/ada/.config/aivideo');
    expect(userCacheFolder({ ...home, os: 'linux', env })).toBe('/home/ada/.cache/aivideo');
  });
});
