// SPDX-License-Identifier: GPL-3.0-or-later
// What a replay of recorded mail found: a row for each decision that would be another one. At most `mostRows`; what comes
// beyond is counted.
#pragma once

#include "console/models/window_model.h"

#include <QDateTime>

namespace postroom::console {

/// "accept" as "accepted".
[[nodiscard]] QString decisionText(const QString& outcome);

class ReplayModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Sender, Recipient, Client, Before, After, RuleBefore, RuleAfter, ColumnCount };
    static constexpr int mostRows = 20000;

    using QAbstractTableModel::QAbstractTableModel;
    void clear();
    /// Of one window of config.replay.
    void append(const base::Json& differing);
    /// Rows that there was no room for.
    [[nodiscard]] int leftOut() const { return m_leftOut; }
    /// The ACL and the number of the statement that would decide; empty when there is none.
    [[nodiscard]] QString ruleLink(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString key;  // of the message or the refusal
        QDateTime time;
        QString sender, recipient, client, phase;
        QString outcomeBefore, replyBefore, ruleBefore;
        QString outcomeAfter, replyAfter, ruleAfter;
        QStringList sentences;
    };
    [[nodiscard]] QString cell(const Row& row, int column) const;
    std::vector<Row> m_rows;
    int m_leftOut = 0;
};

/// "policy/acl_check_rcpt/3" for "acl_check_rcpt statement 3"; empty for anything else.
[[nodiscard]] QString linkOfRule(const QString& decidedBy);

} // namespace postroom::console
