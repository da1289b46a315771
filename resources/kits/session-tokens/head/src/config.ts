export interface Config {
  memberUrl: string;
  signingKeys: string[]; // the first one signs
  supportKey: string;
}

export function configFrom(env: Record<string, string | undefined>): Config {
  const need = (name: string): string => {
    const value = env[name]?.trim();
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  return {
    memberUrl: need("MEMBER_URL"),
    signingKeys: need("SIGNING_KEYS").split(/\s+/),
    supportKey: need("SUPPORT_KEY"),
  };
}
