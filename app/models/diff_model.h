// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/line_pairs.h"
#include "models/review_model.h"

#include <QBitArray>
#include <QHash>

namespace jumpseat {

/// A row of a diff: a line, unchanged lines folded to one, a comment, or the field for an answer.
struct DiffRow {
    enum class Kind { Line, Fold, Comment, Answer };
    Kind kind = Kind::Line;
    int pair = 0;  ///< index of the line; of the first folded one; of the line that is spoken of
    int count = 1; ///< folded lines
    ReviewCommentId comment = {};
    friend bool operator==(const DiffRow&, const DiffRow&) = default;
};

/// What the kit planted in a line. For the interviewer only.
struct PlantedMark {
    FlawId flaw;
    QString title;
    bool control = false;
    bool said = false; ///< a comment of the candidate stands within two lines
    FlawVerdict verdict = FlawVerdict::Open;
};

/// The diff of one file of the pull request, unified, with what was said under the lines it was said of.
class DiffModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { SeqRole = Qt::UserRole + 1 }; ///< of a comment; 0 for other rows

    explicit DiffModel(ReviewModel* review, QObject* parent = nullptr);

    static constexpr int context = 3;          ///< unchanged lines that stay around what matters
    static constexpr qsizetype longest = 2000; ///< units of a line that are shown
    static constexpr int near = 2;             ///< lines between a flaw and what may be said of it

    void setFile(const FileId& file);
    [[nodiscard]] const FileId& file() const { return m_file; }
    [[nodiscard]] ReviewModel* review() const { return m_review; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

    // For painting, which asks about many rows.
    [[nodiscard]] const DiffRow& at(int row) const { return m_rows.at(row); }
    [[nodiscard]] const LinePair& pair(int pair) const { return m_pairs.at(pair); }
    [[nodiscard]] QString lineText(int pair) const; ///< fit to be shown, tabs as spaces
    [[nodiscard]] QString shownSideLine(ReviewSide side, int line) const;
    [[nodiscard]] int lineCount(ReviewSide side) const { return int(linesOn(side).size()); }
    [[nodiscard]] const ReviewCommentState* comment(const ReviewCommentId& id) const;
    [[nodiscard]] QList<PlantedMark> planted(int pair) const;
    [[nodiscard]] bool isInView(const DiffRow& row) const;      ///< the candidate has it before them
    [[nodiscard]] qsizetype widest() const { return m_widest; } ///< units of the longest line, as shown

    [[nodiscard]] int rowOfLine(ReviewSide side, int line) const; ///< the fold that hides it; -1: no such line
    [[nodiscard]] int rowOfSeq(Seq seq) const;                    ///< -1: no row of this file
    void unfold(int row);
    /// A field under the last word of the thread of that comment; an empty id takes it away.
    void openAnswer(const ReviewCommentId& thread);
    [[nodiscard]] int answerRow() const;

Q_SIGNALS:
    void fileChanged(); ///< another file, or another text of it

private:
    struct Planted {
        const PlantedFlaw* flaw = nullptr;
        int pair = 0;
    };
    void read();
    void readPlanted();
    void update();
    [[nodiscard]] const QList<QStringView>& linesOn(ReviewSide side) const
    {
        return side == ReviewSide::New ? m_after : m_before;
    }
    [[nodiscard]] int pairOf(ReviewSide side, int line) const; ///< -1: no such line
    [[nodiscard]] std::pair<int, int> pairsOf(const ReviewCommentState& comment) const;
    [[nodiscard]] QBitArray shownPairs();
    [[nodiscard]] QList<DiffRow> makeRows();
    void appendThreads(int pair, QList<DiffRow>& rows) const;
    void setRows(const QList<DiffRow>& rows);
    [[nodiscard]] QString words(const DiffRow& row) const;
    [[nodiscard]] QStringList plantedWords(int pair) const;

    ReviewModel* m_review;
    FileId m_file;
    const Task* m_task = nullptr;
    QList<QStringView> m_before, m_after; // into the kit's texts
    QList<LinePair> m_pairs;
    QList<int> m_pairOfOld, m_pairOfNew; // by line
    QBitArray m_unfolded;
    qsizetype m_widest = 0;
    QList<Planted> m_planted;
    QList<ReviewCommentState> m_comments;         // of this file, in order
    QHash<int, QList<ReviewCommentId>> m_threads; // by the pair they stand under
    std::optional<ReviewViewState> m_view;
    ReviewCommentId m_answering;
    QList<DiffRow> m_rows;
};

} // namespace jumpseat
