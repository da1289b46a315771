// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything the cockpit can do and its keys: the table of DESIGN.md section 10.

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "cockpit/left_panel.h"
#include "cockpit/task_guide.h"
#include "conversation/dock_tabs.h"
#include "editor/code_area.h"
#include "keys/command_palette.h"
#include "keys/key_table.h"
#include "keys/theme_setting.h"
#include "models/run_control.h"
#include "models/session_model.h"
#include "rubric/rubric_panel.h"
#include "rubric/submit_row.h"
#include "runs/runs_view.h"
#include "theme/theme.h"

using namespace Qt::StringLiterals;

namespace jumpseat {

void CockpitWindow::add(const char* id, const QString& text, const QString& group, QList<KeyBinding> keys,
    std::function<void()> run, std::function<QString()> whyNot)
{
    m_actions->add({ QString::fromLatin1(id), text, group, std::move(keys), std::move(run), std::move(whyNot) });
}

std::function<QString()> CockpitWindow::liveOnly() const
{
    return [this] {
        return m_model->isLive()    ? QString()
            : m_model->isScorable() ? tr("only once it is opened for scoring: Ctrl Shift Enter")
                                    : tr("only while the session is live");
    };
}

std::function<QString()> CockpitWindow::replayOnly() const
{
    return [this] { return m_model->isLive() ? tr("only in a replay") : QString(); };
}

void CockpitWindow::addActions()
{
    addScoringActions();
    addCriterionActions();
    addSessionActions();
    addFileActions();
    addRunActions();
    addLookActions();
    addWindowActions();
    addReplayActions();
    addStepActions();
    addZoomActions();
}

void CockpitWindow::addScoringActions()
{
    const QString group = tr("Score");
    for (int level = lowestLevel; level <= highestLevel; ++level) {
        const auto digit = Qt::Key(Qt::Key_0 + level);
        m_actions->add(
            { u"score.%1"_s.arg(level), tr("Score %1").arg(level), group, { single(digit), always(Qt::CTRL | digit) },
                [this, level] { m_rubric->scoreCurrent(level); }, liveOnly() });
    }
    add(
        "score.none", tr("Not observed"), group, { single(Qt::Key_0), always(Qt::CTRL | Qt::Key_0) },
        [this] { m_rubric->scoreCurrent(notObserved); }, liveOnly());
    add(
        "evidence.add", tr("Selected event as evidence for this criterion"), group, { single(Qt::Key_E) },
        [this] { m_rubric->addSelectedEvidence(); }, liveOnly());
    add(
        "evidence.choose", tr("Selected event as evidence for which criterion…"), group,
        { single(Qt::SHIFT | Qt::Key_E) }, [this] { linkEvidenceElsewhere(); },
        [this] {
            return !m_model->isLive()          ? liveOnly()()
                : m_model->selectedEvent() > 0 ? QString()
                                               : tr("no event is selected");
        });
    add("note", tr("Note"), group, { single(Qt::Key_N) }, [this] { m_rubric->focusNote(); }, liveOnly());
    add(
        "bookmark", tr("Bookmark this moment"), group, { single(Qt::Key_B) },
        [this] { m_model->send(command::AddBookmark {}); }, liveOnly());
    add(
        "flaw.judge", tr("Confirm what the record says of the selected flaw, or mark it otherwise"), group,
        { single(Qt::Key_C) }, [this] { m_left->judgeSelectedFlaw(); }, liveOnly());
    const auto whyNoFlaw = [this] {
        return !m_model->isLive()              ? liveOnly()()
            : m_left->selectedFlaw().isEmpty() ? tr("no flaw is open or selected")
                                               : QString();
    };
    add(
        "flaw.note", tr("Note how the candidate put it that the selected flaw is there"), group,
        { single(Qt::SHIFT | Qt::Key_C) }, [this] { m_rubric->focusNoteAbout(m_left->selectedFlaw()); }, whyNoFlaw);
    add(
        "flaw.try", tr("Run the hidden tests now"), group, {}, [this] { m_model->send(command::TryHiddenTests {}); },
        liveOnly());
    add(
        "question.tick", tr("Tick the next question asked"), group, { single(Qt::Key_Q) },
        [this] { m_left->tickNextQuestion(); }, liveOnly());
    add(
        "undo", tr("Undo own score, evidence, note"), group, { single(Qt::CTRL | Qt::Key_Z) },
        [this] { m_rubric->undoLast(); }, liveOnly());
    add(
        "scorecard.open", tr("Score this session"), group,
        { always(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter), always(Qt::CTRL | Qt::SHIFT | Qt::Key_Return) },
        [this] { Q_EMIT scoringRequested(); },
        [this] {
            return m_model->isLive() ? tr("its scorecard is open")
                : m_model->isScorable()
                ? QString()
                : tr("only the interviewer who held it can, in a workspace that can be written");
        });
    add(
        "scorecard.submit", tr("Submit scorecard"), group,
        { always(Qt::CTRL | Qt::Key_Enter), always(Qt::CTRL | Qt::Key_Return) }, [this] { m_rubric->submitCard(); },
        [this] { return m_rubric->submitRow()->whyNotSubmit(); });
    add(
        "scorecard.amend", tr("Amend scorecard…"), group, {}, [this] { m_rubric->amendCard(); },
        [this] { return m_rubric->submitRow()->whyNotAmend(); });
}

void CockpitWindow::addCriterionActions()
{
    const QString group = tr("Score");
    add("criterion.next", tr("Next criterion"), group, { single(Qt::Key_J) }, [this] { m_rubric->nextCriterion(); });
    add("criterion.previous", tr("Previous criterion"), group, { single(Qt::Key_K) },
        [this] { m_rubric->previousCriterion(); });
    const int count = qMin(6, int(m_model->kit().rubric.criteria.size()));
    for (int i = 0; i < count; ++i) {
        m_actions->add({ u"criterion.%1"_s.arg(i + 1),
            tr("Criterion %1, %2").arg(i + 1).arg(m_model->kit().rubric.criteria.at(i).title), group,
            { always(Qt::ALT | Qt::Key(Qt::Key_1 + i)) }, [this, i] { m_rubric->openCriterion(i); }, {} });
    }
}

void CockpitWindow::addSessionActions()
{
    const QString group = tr("Session");
    add(
        "hint", tr("Send a hint"), group, { single(Qt::Key_H) }, [this] { giveHint(); },
        [this] { return whyNoHint(); });
    add(
        "task.next", tr("Next task"), group, { single(Qt::Key_T) }, [this] { startNextTask(); },
        [this] { return whyNoNextTask(); });
    add(
        "session.end", tr("End session"), group, { always(Qt::CTRL | Qt::SHIFT | Qt::Key_E) }, [this] { endSession(); },
        [this] { return m_model->state().ended ? tr("it has ended") : liveOnly()(); });
    add(
        "link.copy", tr("Copy join link"), group, { always(Qt::CTRL | Qt::SHIFT | Qt::Key_L) }, [this] { copyLink(); },
        [this] { return m_model->joinLink().isEmpty() ? tr("this session has no link") : QString(); });
    add("copy.save", tr("Save a copy of the session…"), group, {}, [this] { saveCopy(); });
}

void CockpitWindow::addFileActions()
{
    const QString group = tr("Files");
    const auto whyNotOpen = [this] { return m_code->fileDesk().whyNotChange(m_code->currentFile()); };
    add(
        "file.new", tr("New file"), group, { always(Qt::CTRL | Qt::Key_N) }, [this] { m_code->newFile(); },
        [this] { return m_code->fileDesk().whyNotAdd(); });
    add(
        "file.rename", tr("Rename the open file"), group, { always(Qt::Key_F2) }, [this] { m_code->renameFile(); },
        whyNotOpen);
    add("file.remove", tr("Remove the open file"), group, {}, [this] { m_code->removeFile(); }, whyNotOpen);
    add(
        "file.restore", tr("Bring the last removed file back"), group, {}, [this] { m_code->restoreFile(); },
        [this] { return m_code->whyNotRestore(); });
}

void CockpitWindow::addRunActions()
{
    const QString group = tr("Session");
    add(
        "run.tests", tr("Run the task's tests"), group, {}, [this] { m_runs->runTests(); },
        [this] { return whyNotRun(*m_model, true); });
    add(
        "run.program", tr("Run the task's program"), group, {}, [this] { m_runs->runProgram(); },
        [this] { return whyNotRun(*m_model, false); });
    add(
        "run.stop", tr("Stop what runs"), group, {}, [this] { m_runs->stop(); },
        [this] { return whyNotStop(*m_model, m_runs->stoppable()); });
}

void CockpitWindow::addLookActions()
{
    const QString group = tr("Move and look");
    add("pane.next", tr("Next pane"), group, { always(Qt::Key_F6) }, [this] { focusPane(1); });
    add("pane.previous", tr("Previous pane"), group, { always(Qt::SHIFT | Qt::Key_F6) }, [this] { focusPane(-1); });
    add("focus", tr("Focus mode"), group, { single(Qt::Key_F) }, [this] { setFocusMode(!m_focusMode); });
    add("dock.assistant", tr("Assistant"), group, { single(Qt::Key_A) }, [this] { m_dock->showAssistant(); });
    add("dock.ledger", tr("Ledger of suggestions"), group, { single(Qt::Key_L) }, [this] { m_dock->showLedger(); });
    add("dock.runs", tr("Runs and test results"), group, { single(Qt::Key_R) }, [this] { m_dock->showPage(m_runs); });
    add(
        "dock.review", tr("Review"), group, { single(Qt::Key_V) }, [this] { showReview(); },
        [this] { return m_review ? QString() : tr("this kit has no pull request"); });
    add(
        "dock.design", tr("Design"), group, { single(Qt::Key_D) }, [this] { showDesign(); },
        [this] { return m_design ? QString() : tr("this kit has no design task"); });
    add("dock.guide", tr("Guide to the task"), group, { single(Qt::Key_I) }, [this] {
        m_dock->showPage(m_guide);
        m_guide->setFocus(Qt::ShortcutFocusReason);
    });
    add("dock.notes", tr("Notes"), group, { single(Qt::Key_M) }, [this] { m_dock->showNotes(); });
    add("follow", tr("Follow the candidate"), group, { single(Qt::Key_W) }, [this] { toggleFollowing(); });
    add("origins", tr("Origins in the text"), group, { single(Qt::Key_O) },
        [this] { showOrigins(!m_code->areOriginsVisible()); });
    add(
        "origins.ask", tr("Who wrote this?"), group,
        { single(Qt::SHIFT | Qt::Key_O), always(Qt::CTRL | Qt::SHIFT | Qt::Key_O) }, [this] { m_code->askWhoWrote(); },
        [this] { return m_code->currentPane() ? QString() : tr("no file is open"); });
    add("find", tr("Find in the code"), group, { always(Qt::CTRL | Qt::Key_F) }, [this] { m_code->find(); });
    add("filter", tr("Filter the list"), group, { single(Qt::Key_Slash) }, [this] { m_dock->focusFilter(); });
    add("left", tr("Files, flaws and questions"), group, { always(Qt::CTRL | Qt::Key_B) }, [this] { toggleLeft(); });
    const std::pair<Qt::Key, QString> arrows[] { { Qt::Key_Left, tr("left") }, { Qt::Key_Right, tr("right") },
        { Qt::Key_Up, tr("up") }, { Qt::Key_Down, tr("down") } };
    for (const auto& [key, name] : arrows) {
        m_actions->add({ u"splitter.%1"_s.arg(int(key) - Qt::Key_Left), tr("Move the nearest splitter %1").arg(name),
            group, { always(Qt::CTRL | Qt::ALT | key) }, [this, key] { nudgeSplitter(key); }, {} });
    }
}

void CockpitWindow::addWindowActions()
{
    const QString group = tr("Window");
    add("palette", tr("Every command by name"), group, { always(Qt::CTRL | Qt::Key_K) }, [this] {
        if (!m_palette)
            m_palette = new CommandPalette(m_actions, this);
        m_palette->open();
    });
    add("keys", tr("Table of keys"), group, { always(Qt::Key_F1) }, [this] {
        if (!m_keyTable)
            m_keyTable = new KeyTable(m_actions, this);
        m_keyTable->open();
    });
    add("menu", tr("Menu"), group, { always(Qt::Key_F10) }, [this] { openMenu(); });
    add("fullscreen", tr("Full screen"), group, { always(Qt::Key_F11) },
        [this] { isFullScreen() ? showNormal() : showFullScreen(); });
    add("escape", tr("Leave field, focus mode, selection"), group,
        { { QKeyCombination(Qt::Key_Escape), KeyReach::Last } }, [this] { escape(); });
    add("home", tr("Home"), group, { always(Qt::CTRL | Qt::Key_H) }, [this] { Q_EMIT homeRequested(); });
    add("close", tr("Close window"), group, { always(Qt::CTRL | Qt::Key_W) }, [this] { close(); });
    const auto theme = [](ThemeChoice choice) { return [choice] { chooseTheme(choice); }; };
    add("theme.system", tr("Colours of the system"), group, {}, theme(ThemeChoice::System));
    add("theme.light", tr("Light"), group, {}, theme(ThemeChoice::Light));
    add("theme.dark", tr("Dark"), group, {}, theme(ThemeChoice::Dark));
}

} // namespace jumpseat
