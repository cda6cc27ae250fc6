// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/tests_model.h"

#include "console/pages/link.h"
#include "console/pages/try/replay_model.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"

namespace postroom::console {

void TestsModel::setTests(const base::Json& objects) {
    beginResetModel();
    m_tests.clear();
    m_results.clear(); // they were of other tests
    for (const base::Json& object : objects.items())
        if (object["kind"].toStringView() == "test")
            m_tests.push_back(object);
    endResetModel();
}

void TestsModel::setResults(const base::Json& tests) {
    m_results.clear();
    for (const base::Json& test : tests.items())
        m_results[text(test, "name")] = test;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const base::Json& TestsModel::result(int row) const {
    static const base::Json none;
    const auto found = m_results.find(name(row));
    return found == m_results.end() ? none : found->second;
}

QString TestsModel::name(int row) const { return text(m_tests.at(static_cast<std::size_t>(row)), "name"); }

QString TestsModel::story(int row) const {
    const base::Json& found = result(row);
    return found.isNull() ? QString() : (text(found, "transcript").replace("\r\n", "\n") + '\n' + texts(found["sentences"]).join('\n')).trimmed();
}

int TestsModel::failed() const {
    int count = 0;
    for (const auto& [name, test] : m_results)
        count += test["passed"].toBool() ? 0 : 1;
    return count;
}

int TestsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_tests.size()); }
int TestsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString TestsModel::cell(int row, int column) const {
    const base::Json& settings = m_tests.at(static_cast<std::size_t>(row))["body"]["settings"];
    switch (static_cast<Column>(column)) {
    case Name: return name(row);
    case Expected: {
        QStringList parts;
        for (const char* setting : {"verdict", "reply", "router", "transport"})
            if (const QString value = text(settings, setting); !value.isEmpty())
                parts << (setting == std::string_view("verdict") ? decisionText(value) : value);
        return parts.join(", ");
    }
    case Result:
        if (settings.has("enabled") && !settings["enabled"].toBool())
            return tr("switched off");
        return result(row).isNull() ? tr("not run") : result(row)["passed"].toBool() ? tr("passed") : tr("failed");
    case Found: return result(row)["passed"].toBool() ? text(result(row), "reply") : text(result(row), "text");
    case ColumnCount: break;
    }
    return {};
}

QVariant TestsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case ExportRole:
    case Qt::ToolTipRole: return cell(index.row(), index.column());
    case Qt::DecorationRole:
        if (index.column() != Result || result(index.row()).isNull())
            return {};
        return result(index.row())["passed"].toBool() ? icon("good", Tone::good) : icon("bad", Tone::bad);
    case KeyRole: return name(index.row());
    case LinkRole: return Link::to("settings", {"test " + name(index.row())}).text();
    default: return {};
    }
}

QVariant TestsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == ExportRole) {
        static const char* const names[] = {"name", "expected", "result", "found"};
        return QString::fromLatin1(names[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name: return tr("Test");
    case Expected: return tr("Expected");
    case Result: return tr("Result");
    case Found: return tr("Found");
    case ColumnCount: break;
    }
    return {};
}

} // namespace postroom::console
