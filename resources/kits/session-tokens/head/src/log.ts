export type Fields = Record<string, unknown>;

export interface Log {
  info(message: string, fields: Fields): void;
}

const HIDDEN = new Set(["password", "token"]);

/** One line of JSON for each message. The lines are kept for a year and read by support. */
export function jsonLog(write: (line: string) => void = console.log): Log {
  return {
    info(message, fields) {
      const shown = Object.entries(fields).map(([name, value]) => [name, HIDDEN.has(name) ? "hidden" : value]);
      write(JSON.stringify({ message, ...Object.fromEntries(shown) }));
    },
  };
}
