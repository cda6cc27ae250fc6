// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that wait, oldest first; or those in the bin.
#pragma once

#include "console/models/window_model.h"

namespace postroom::console {

class QueueModel : public WindowModel {
    Q_OBJECT
public:
    enum Column { Received, Sender, Recipients, State, Cause, Next, Attempts, Size, Subject, Queue, Id };
    enum class Place { queue, bin };

    QueueModel(Place place, Session& session, QObject* parent);
    /// As the protocol takes it; an empty object is everything.
    void setFilter(base::Json filter) { m_filter = std::move(filter); }
    [[nodiscard]] const base::Json& filter() const { return m_filter; }
    /// Messages that match, also those that are not fetched yet.
    [[nodiscard]] qint64 total() const { return m_total; }

protected:
    [[nodiscard]] std::vector<ColumnInfo> makeColumns() const override;
    [[nodiscard]] QVariant cell(const base::Json& row, int column, int role) const override;
    [[nodiscard]] std::string method() const override { return m_place == Place::bin ? "queue.bin" : "queue.list"; }
    [[nodiscard]] base::Json request() const override;
    [[nodiscard]] std::string listField() const override { return "messages"; }

private:
    Place m_place;
    base::Json m_filter = base::Json::object();
    qint64 m_total = 0;
};

} // namespace postroom::console
