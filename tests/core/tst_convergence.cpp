// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Seeded sessions of three pages and the desktop on bad lines, with a host that crashes and forgets what was not on
// its disk. All of it follows from the seed: no clock, no thread, no socket.
#include "accepted_edit.h"
#include "session/authority.h"
#include "session/collab_client.h"
#include "warnings.h"

#include <QRandomGenerator>
#include <QTest>

#include <deque>

using namespace jumpseat;

namespace {

const FileId fileId { QStringLiteral("f") };

FileState fileWith(const QString& text)
{
    FileState file;
    file.id = fileId;
    file.firstText = text;
    file.document = TextDocument(text);
    file.provenance = Provenance(file.document.length(), {});
    return file;
}

/// Versions after `version`, as a page gets them.
struct Frame {
    qint64 version = 0;
    QList<AcceptedUpdate> updates;
};

/// The program that has the session: everything it accepted, and the part of it that is on the disk.
struct TheHost {
    explicit TheHost(const FileState& start)
        : file(start)
        , durable(start)
    {
    }
    FileState file;
    FileState durable;

    [[nodiscard]] Result<void> take(const command::Push& push)
    {
        const auto updates = authority::rebase(file, push);
        if (!updates)
            return std::unexpected(updates.error());
        for (const auto& update : *updates) {
            file.provenance.apply(update.changes, { {}, {}, update.client }, file.document);
            if (auto applied = file.document.apply(update.changes); !applied)
                return applied;
            file.history.append(test::acceptedEdit(update.client, update.changes));
            file.lastClientSeq.insert(update.client, update.clientSeq);
        }
        return {};
    }
    void commit() { durable = file; }
    void crash() { file = durable; }
    [[nodiscard]] Frame since(qint64 version) const
    {
        return { version, { durable.history.begin() + version, durable.history.end() } };
    }
};

/// An editor: its text, the client that keeps it in step, and how much it has typed.
struct Editor {
    Editor(const QString& name, const FileState& file)
        : client({ name }, file.id, file.version(), file.document.length())
        , text(file.document.text())
    {
    }
    CollabClient client;
    QString text;
    qsizetype typed = 0;

    /// Carets never stand between the halves of a character.
    [[nodiscard]] qint32 whole(qint32 pos) const
    {
        return pos < text.size() && text.at(pos).isLowSurrogate() ? pos - 1 : pos;
    }
    void type(QRandomGenerator& random)
    {
        static const QStringList pieces { QString(), QString(), QStringLiteral("a"), QStringLiteral("bc"),
            QStringLiteral("\n"), QStringLiteral("\U0001F642"), QStringLiteral("e\u0301"), QStringLiteral("\ufeff") };
        const auto length = qint32(text.size());
        // Mostly close together: far apart nothing has to be rebased.
        const qint32 area = random.bounded(3) ? std::min(length, 8) : length;
        const qint32 from = whole(qint32(random.bounded(area + 1)));
        const qint32 to = random.bounded(2) ? from : whole(std::min(length, from + qint32(random.bounded(5))));
        const auto changes = ChangeSet::replace(length, from, to, pieces.at(random.bounded(pieces.size())));
        text = *changes.apply(text);
        client.edit(changes, QStringLiteral("input.type"));
        ++typed;
    }
    /// False when the update does not fit the text: the copies have parted.
    [[nodiscard]] bool receive(const AcceptedUpdate& update)
    {
        const auto change = client.receive(update.client(), update.changes());
        if (!change)
            return false;
        if (*change)
            text = *(**change).apply(text);
        return true;
    }
};

/// A page: what it sends and gets is on the way for as long as the story wants, and may be lost, come twice or late.
struct Page : Editor {
    using Editor::Editor;
    std::deque<command::Push> toHost;
    std::deque<Frame> toPage;

    void push()
    {
        if (auto next = client.takePush())
            toHost.push_back(*next);
    }
    void cut()
    {
        toHost.clear();
        toPage.clear();
        client.pushFailed();
    }
    [[nodiscard]] bool takeFrame(const Frame& frame)
    {
        qint64 version = frame.version;
        for (const auto& update : frame.updates) {
            if (version > client.version())
                return true; // something before it is missing: it will be asked for
            if (version++ == client.version() && !receive(update))
                return false;
        }
        return true;
    }
};

class Story {
public:
    explicit Story(quint32 seed)
        : m_random(seed)
        , m_host(fileWith(startText()))
        , m_desk(QStringLiteral("desk0"), m_host.file)
    {
        for (const char* name : { "a", "b", "c" })
            m_pages.emplace_back(QLatin1StringView(name), m_host.file);
    }

    /// What went wrong, or nothing.
    QByteArray tell()
    {
        for (int i = 0; i < 150 && m_wrong.isEmpty(); ++i)
            step(m_pages[size_t(m_random.bounded(3))]);
        for (int round = 0; round < 100 && m_wrong.isEmpty() && !settled(); ++round)
            settle();
        return m_wrong.isEmpty() ? verdict() : m_wrong;
    }

private:
    QString startText()
    {
        static const QStringList texts { QString(), QStringLiteral("F"), QStringLiteral("def f():\n    return 1\n"),
            QStringLiteral("\U0001F642\n\U0001F642\U0001F642") };
        return texts.at(m_random.bounded(texts.size()));
    }
    bool chance(int of) { return m_random.bounded(of) == 0; }

    void step(Page& page)
    {
        switch (m_random.bounded(24)) {
        case 0 ... 6: page.type(m_random); break;
        case 7 ... 9: page.push(); break;
        case 10 ... 13: deliver(page); break;
        case 14: page.toPage.push_back(m_host.since(page.client.version())); break;
        case 15 ... 17: receive(page); break;
        case 18: m_host.commit(); break;
        case 19: publish(); break;
        case 20: m_desk.type(m_random); break;
        case 21: work(); break;
        case 22: page.cut(); break;
        default:
            if (chance(3))
                crash();
        }
    }

    void deliver(Page& page)
    {
        if (page.toHost.empty())
            return;
        const auto at = page.toHost.begin() + m_random.bounded(qint64(page.toHost.size())); // not always in order
        const command::Push push = *at;
        if (!chance(8)) // else it comes again
            page.toHost.erase(at);
        if (chance(8)) { // lost, and the page tries again when nothing comes back
            page.client.pushFailed();
            return;
        }
        if (auto taken = m_host.take(push); !taken) {
            // One that was overtaken by a later one names a gap; one from before a crash names a version of before it.
            const auto code = taken.error().code;
            if (code != ErrorCode::Stale && code != ErrorCode::Refused && code != ErrorCode::Ahead)
                m_wrong = "refused: " + taken.error().what.toUtf8();
            page.client.pushFailed();
        }
    }
    void receive(Page& page)
    {
        if (page.toPage.empty())
            return;
        const auto at = page.toPage.begin() + m_random.bounded(qint64(page.toPage.size()));
        const Frame frame = *at;
        if (!chance(8))
            page.toPage.erase(at);
        if (!chance(8) && !page.takeFrame(frame))
            m_wrong = "an update does not fit a page";
    }
    /// What was committed goes out to everybody, as it does live.
    void publish()
    {
        for (Page& page : m_pages)
            page.toPage.push_back(m_host.since(std::min(m_published, m_host.durable.version())));
        m_published = m_host.durable.version();
    }
    /// The desktop is in the same process: it sees what is accepted before it is on the disk.
    void work()
    {
        if (auto push = m_desk.client.takePush()) {
            if (auto taken = m_host.take(*push); !taken)
                m_wrong = "the desktop was refused: " + taken.error().what.toUtf8();
        }
        while (m_desk.client.version() < m_host.file.version() && m_wrong.isEmpty()) {
            if (!m_desk.receive(m_host.file.history.at(m_desk.client.version())))
                m_wrong = "an update does not fit the desktop";
        }
    }
    void crash()
    {
        m_host.crash();
        m_published = std::min(m_published, m_host.file.version());
        m_desk = Editor(QStringLiteral("desk%1").arg(++m_crashes), m_host.file);
        for (Page& page : m_pages)
            page.cut();
    }

    [[nodiscard]] bool settled() const
    {
        const auto quiet = [&](const Editor& editor) {
            return !editor.client.hasPending() && editor.client.version() == m_host.file.version();
        };
        return quiet(m_desk) && std::ranges::all_of(m_pages, quiet);
    }
    void settle()
    {
        work();
        for (Page& page : m_pages) {
            page.cut();
            page.push();
            for (; !page.toHost.empty(); page.toHost.pop_front()) {
                if (auto taken = m_host.take(page.toHost.front()); !taken && taken.error().code != ErrorCode::Stale)
                    m_wrong = "refused at the end: " + taken.error().what.toUtf8();
            }
            m_host.commit();
            if (!page.takeFrame(m_host.since(page.client.version())))
                m_wrong = "an update does not fit at the end";
        }
    }
    [[nodiscard]] QByteArray verdict() const
    {
        if (!settled())
            return "edits stay unsaved";
        const QString text = m_host.file.document.text();
        if (m_host.file.provenance.length() != text.size())
            return "provenance covers another length";
        if (m_host.file.textAt(m_host.file.version()) != text)
            return "the history leads to another text";
        if (m_desk.text != text)
            return "the desktop shows another text";
        for (const Page& page : m_pages) {
            if (page.text != text || page.client.length() != text.size())
                return "a page shows another text";
            const auto versions =
                std::ranges::count(m_host.file.history, page.client.client(), &AcceptedUpdate::client);
            if (versions != page.typed)
                return "an edit is missing or was taken twice";
        }
        return {};
    }

    QRandomGenerator m_random;
    TheHost m_host;
    Editor m_desk;
    std::vector<Page> m_pages;
    qint64 m_published = 0;
    int m_crashes = 0;
    QByteArray m_wrong;
};

} // namespace

class TestConvergence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void everybodyEndsWithTheSameText()
    {
        // JUMPSEAT_SIMULATIONS=100000 for the long run; JUMPSEAT_SEED=n for one story again.
        const int one = qEnvironmentVariableIntValue("JUMPSEAT_SEED");
        const int stories = std::max(qEnvironmentVariableIntValue("JUMPSEAT_SIMULATIONS"), 5000);
        for (int seed = one; seed < (one ? one + 1 : stories); ++seed) {
            const QByteArray wrong = Story(quint32(seed)).tell();
            QVERIFY2(wrong.isEmpty(), "seed " + QByteArray::number(seed) + ": " + wrong);
        }
    }
};

QTEST_GUILESS_MAIN(TestConvergence)
#include "tst_convergence.moc"
