// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The design discussion of the mock host: its document, constraints and trade-offs.

export const designText = `# Orders that are never taken twice

The client sends a **key** with each order. The same key gives the *first* answer again, see
[the paper](https://example.com/idempotency).

## Where it happens

\`\`\`mermaid
flowchart LR
  C[Client] -->|POST /orders| G(Gateway)
  G --> K{Known key?}
  K -->|no| D[(Orders)]
  K -->|yes| A[First answer]
\`\`\`

| Store  | Writes | p99   |
|:-------|-------:|------:|
| Orders |  2,000 | 12 ms |
| Keys   |  2,000 |  3 ms |

1. The key is written first.
   - With a time to live of a day.
   - \`INSERT … ON CONFLICT\` says who was first.
2. Then the order.

> A key without an order means: it is on its way, or it died.

\`\`\`mermaid
sequenceDiagram
  Client->>Gateway: POST /orders
  Gateway->
\`\`\`
`;

export class MockDesign {
    constraints = [];
    tradeoffs = new Map();
    diagrams = [];
    refusing = null; // a reason, while trade-offs are refused

    constructor(host, text = designText) {
        this.host = host;
        host.design = this;
        host.addFile('design', 'design.md', text);
        this.task = {
            title: 'Design: orders',
            brief: 'Clients retry. No order may be taken twice.\n\n- Say what the parts are.\n- Say what each choice costs.',
            handIn: ['a document with a diagram', 'the trade-offs you made'],
            design: { file: 'design' },
        };
    }

    get welcome() {
        const { constraints } = this;
        return { design: { constraints, tradeoffs: [...this.tradeoffs.values()] } };
    }

    drop(title, text) {
        const constraint = { id: `k${this.constraints.length + 1}`, title, text, at: 312_000 };
        this.constraints.push(constraint);
        this.host.tell({ type: 'constraint', ...constraint });
    }

    /** A repeat is not answered: the page finds in the next welcome what has arrived. */
    tradeoff(client, message) {
        const { mid, tradeoff } = message;
        if (this.host.done.has(mid)) return;
        if (this.refusing) {
            this.host.send(client, { type: 'error', code: 'refused', message: this.refusing, mid });
            return;
        }
        this.host.done.add(mid);
        const entry = { ...message, type: undefined, at: 400_000 };
        if (message.removed) this.tradeoffs.delete(tradeoff);
        else this.tradeoffs.set(tradeoff, entry);
        this.host.tell({ ...entry, type: 'tradeoff' });
    }
}

export function designHandlers(host, client, message) {
    return {
        tradeoff: () => host.design.tradeoff(client, message),
        diagram: () => host.design.diagrams.push(message),
    };
}
