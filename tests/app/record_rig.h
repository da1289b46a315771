// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/notice_strip.h"
#include "home/sessions_page.h"
#include "home/work_progress.h"
#include "keys/action_registry.h"
#include "pictures.h"
#include "recorded_session.h"
#include "startup/desktop.h"
#include "warnings.h"

#include <QApplication>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>

namespace jumpseat::test {

inline const SessionId ines { QStringLiteral("a1ines") };
inline const SessionId otto { QStringLiteral("b2otto") };

inline Recording recordingOf(const QString& candidate, const QString& canary, int edits = 40)
{
    return { .candidate = candidate, .canary = canary, .edits = edits };
}

/// The whole program with a recorded workspace; what would be a dialog of the system is answered from `chosen`.
struct RecordRig {
    RecordRig()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        QApplication::setQuitOnLastWindowClosed(false);
    }

    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }

    void record(int edits = 40) const
    {
        StoreStage stage(file);
        stage.record(ines, recordingOf(QStringLiteral("Ines Fable"), QStringLiteral("zebra"), edits).events());
        stage.record(otto, recordingOf(QStringLiteral("Otto Quill"), QStringLiteral("gnu"), edits).events());
    }

    void start()
    {
        Options options;
        options.workspace = file;
        start(options);
    }

    void start(const Options& options)
    {
        desktop = std::make_unique<Desktop>(options);
        desktop->setFileChooser([this](QWidget*, const FileQuestion& question) {
            asked.append(question.proposal);
            return std::exchange(chosen, {});
        });
        QVERIFY(!desktop->start());
    }

    [[nodiscard]] HomeWindow* home() const
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* window = qobject_cast<HomeWindow*>(widget))
                return window;
        }
        return nullptr;
    }

    /// As the menu, the palette and a key would.
    bool ask(const char* action, const QStringList& files = {})
    {
        chosen = files;
        return home()->actions()->trigger(QString::fromLatin1(action));
    }

    [[nodiscard]] bool isWorking() const { return home()->isWorking(); }
    [[nodiscard]] QString outcome() const
    {
        const NoticeStrip* strip = home()->sessionsPage()->outcome();
        return strip->isHidden() ? QString() : strip->heading();
    }
    [[nodiscard]] QString reason() const { return home()->sessionsPage()->outcome()->words(); }
    [[nodiscard]] QString report() const { return home()->recordPanel()->report().text(); }

    QTemporaryDir folder;
    QString file = path(QStringLiteral("interviews.jumpseat"));
    QStringList chosen, asked;
    std::unique_ptr<Desktop> desktop;
};

/// In both looks and at two sizes.
inline void takePictures(QWidget& window, const QString& name)
{
    const QSize before = window.size();
    for (const bool dark : { true, false }) {
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        for (const QSize size : { QSize(1280, 800), QSize(1600, 1000) }) {
            window.resize(size);
            takePicture(window,
                QStringLiteral("%1-%2-%3")
                    .arg(name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                    .arg(size.width()));
        }
    }
    window.resize(before);
}

/// Overwrites the page where a table begins, as a failing disk does.
inline bool damageTable(const QString& file, const QString& table)
{
    constexpr qsizetype pageSize = 4096;
    const int page =
        asked(file, QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name = '%1'").arg(table)).first().toInt();
    QByteArray bytes = bytesOfFile(file);
    bytes.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, 'x'));
    return page > 0 && writeFile(file, bytes);
}

} // namespace jumpseat::test
