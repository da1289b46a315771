// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace jumpseat {

class EvidenceModel;

/// The evidence of the open criterion: as high as what it shows, never scrolled by itself. Enter selects the event,
/// Delete takes the piece away.
class EvidenceList : public QListView {
    Q_OBJECT
public:
    explicit EvidenceList(EvidenceModel* model, QWidget* parent = nullptr);

    /// Only the last `rows` are shown; the others stay one key away. 0: all.
    void setLimit(int rows);
    [[nodiscard]] int hiddenRows() const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 80, 0 }; }

Q_SIGNALS:
    void eventWanted(qint64 seq);
    void removalWanted(const QString& evidence);
    void rowsChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void hideEarlier();

    EvidenceModel* m_evidence;
    int m_limit = 0;
};

} // namespace jumpseat
