// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QLineEdit;

namespace jumpseat {

class CodePane;
class InkLabel;

/// Where `needle` stands in `text`: plain text, letters large or small. Positions are UTF-16 units.
[[nodiscard]] QList<std::pair<qint32, qint32>> findAll(const QString& text, const QString& needle);

/// A small bar over the code: plain text, every match marked. Enter goes on, Shift Enter back, Esc closes.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent = nullptr);

    void open(CodePane* pane);
    void setPane(CodePane* pane); ///< another file while it is open
    void close();

Q_SIGNALS:
    void jumped(); ///< the view went to a match

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void search();
    void step(int direction);
    void showCount();

    QPointer<CodePane> m_pane;
    QLineEdit* m_field;
    InkLabel* m_count;
    QList<std::pair<qint32, qint32>> m_matches;
    qsizetype m_current = -1;
};

} // namespace jumpseat
