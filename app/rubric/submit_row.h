// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace jumpseat {

class ActionButton;
class InlineConfirm;

/// The last row of the rubric: gives the rater's word, once asked, and says when it was given. Everything happens in
/// this row; it never changes its height.
class SubmitRow : public QWidget {
    Q_OBJECT
public:
    /// What the row is about. Empty `missing`: the card can be submitted.
    struct Face {
        QString missing;       ///< why it cannot be submitted: "2 criteria have no score"
        QString submittedAt;   ///< "21 Oct 16:02" while it is submitted, else empty
        QString amendment;     ///< why it was opened again, if it was
        bool readOnly = false; ///< a recording
        bool scorable = false; ///< that can be opened to score it
    };
    explicit SubmitRow(QWidget* parent = nullptr);

    void setFace(const Face& face);
    void setCompact(bool compact);
    /// Asks whether to submit; asked already, it counts as yes.
    void submit();
    /// Opens the field for the reason.
    void amend();
    /// Empty: possible now.
    [[nodiscard]] QString whyNotSubmit() const;
    [[nodiscard]] QString whyNotAmend() const;
    [[nodiscard]] QString words() const;

    [[nodiscard]] ActionButton* button() const { return m_button; }
    [[nodiscard]] InlineConfirm* question() const { return m_question; }
    [[nodiscard]] QLineEdit* reason() const { return m_reason; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void scoringWanted();
    void submitted();
    void amended(const QString& reason);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Mode { Resting, Asking, GivingReason };
    void setMode(Mode mode);
    void rest();
    void giveReason();
    void refresh();
    void place();
    [[nodiscard]] bool isSubmitted() const { return !m_face.submittedAt.isEmpty(); }

    Face m_face;
    Mode m_mode = Mode::Resting;
    ActionButton* m_button;
    InlineConfirm* m_question;
    QLineEdit* m_reason;
    ActionButton* m_keep;
    bool m_compact = false;
};

} // namespace jumpseat
