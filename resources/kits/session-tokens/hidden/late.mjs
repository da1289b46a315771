import { MemoryStore } from "../build/src/store.js";

MemoryStore.prototype.replace = async function (session) {
  await this.put(session);
  return true;
};
