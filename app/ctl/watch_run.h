// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/watch_command.h"
#include "ctl/watch_options.h"
#include "share/watch_wire.h"
#include "watch/transcript_follower.h"

#include <QElapsedTimer>

#include <deque>

namespace jumpseat::ctl {

/// One run of `watch`: between the connection, the folder and the tools' files. All on one thread.
class WatchRun {
public:
    WatchRun(WatchOptions options, JoinLink link, const WatchedFolder& folder, const WatchSeams& seams,
        QTextStream& out, QTextStream& err);
    [[nodiscard]] int run();

private:
    void hello();
    void received(const QByteArray& frame);
    void closed(int code);
    void lobby(const QJsonObject& json);
    [[nodiscard]] bool agree(const QJsonObject& lobby);
    void join(const QJsonObject& lobby);
    void welcome(const QJsonObject& json);
    void begin(const QJsonObject& welcome, const FolderMirror::Shared& shared);
    [[nodiscard]] std::optional<TakeSide> whichSide(const QStringList& differing);
    void updates(const QJsonObject& json);
    void error(const QJsonObject& json);
    void dispatch(const QString& type, const QJsonObject& json);

    void round();
    void sendActs(const QList<Act>& acts);
    void sendActsAgain();
    void sayGoodbye();
    void send(const QByteArray& frame);
    void say(const MirrorNews& news);
    void say(const QString& line, const QString& event);
    void stop(int code, const QString& why = {});

    WatchOptions m_options;
    JoinLink m_join;
    const WatchSeams& m_seams;
    QTextStream& m_out;
    QTextStream& m_err;
    TranscriptFinder m_finder;
    std::unique_ptr<TranscriptFollower> m_follower;
    FolderMirror m_mirror;
    QString m_folderName, m_watchNotice, m_agreedTo;
    ClientId m_client, m_clientBefore;
    bool m_isWatching = false, m_isTold = false, m_mustBeginAnew = false, m_hasBegun = false;
    int m_failures = 0; ///< to connect, before anybody answered
    std::optional<int> m_exit;
    struct SentAct {
        Act act;
        qint64 atMs;
    };
    std::deque<SentAct> m_sent; ///< lately: may have been lost with a connection
    QElapsedTimer m_clock;
    std::unique_ptr<WatchLink> m_link; ///< last: it calls back
};

} // namespace jumpseat::ctl
