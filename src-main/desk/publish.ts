import type { DataTable, EventName, Events } from '#shared/events.ts';
import type { DeskEvent } from '#shared/host-messages.ts';

/** Where events go: a window's port. */
export type EventPort = { postMessage(event: DeskEvent): void };

/** Sends events to every connected window. */
export type Publisher = {
  publish<Name extends EventName>(event: Name, payload: Events[Name]): void;
  add(port: EventPort): void;
  remove(port: EventPort): void;
};

/** One frame of the screen: tables that change within it are told together. Milliseconds. */
const frameMs = 16;

/** A publisher without ports; `data.changed` is gathered for a frame, everything else goes at once. */
export function createPublisher(): Publisher {
  const ports = new Set<EventPort>();
  const changed = new Set<DataTable>();

  function send(event: DeskEvent): void {
    for (const port of ports) port.postMessage(event);
  }

  function sendChanged(): void {
    const tables = [...changed];
    changed.clear();
    send({ event: 'data.changed', payload: { tables } });
  }

  return {
    publish(event, payload) {
      if (event !== 'data.changed') {
        send({ event, payload });
        return;
      }
      if (changed.size === 0) setTimeout(sendChanged, frameMs);
      for (const table of (payload as Events['data.changed']).tables) changed.add(table);
    },
    add: (port) => void ports.add(port),
    remove: (port) => void ports.delete(port),
  };
}
