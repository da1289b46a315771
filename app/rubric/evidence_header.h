// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTimer;

namespace jumpseat {

/// "Evidence", what is missing or folded away, and the panel's own line: normally what E does, for some seconds
/// what just happened. The line has its place always, so that a message moves nothing.
class EvidenceHeader : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceHeader(QWidget* parent = nullptr);

    void setEarlier(int count, bool unfolded); ///< pieces that a compact list leaves out
    void setMissing(bool missing);             ///< the score has nothing that shows it
    void setReadOnly(bool readOnly);
    void say(const QString& message);
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void unfoldToggled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString aside() const;
    void paintLine(QPainter& painter, QRect area) const;

    int m_earlier = 0;
    bool m_unfolded = false;
    bool m_missing = false;
    bool m_readOnly = false;
    QString m_message;
    QTimer* m_quiet;
};

} // namespace jumpseat
