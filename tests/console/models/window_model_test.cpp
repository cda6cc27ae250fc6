// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/models/window_model.h"
#include "console/services/json_text.h"
#include "tests/console/support/fake_daemon.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>

using namespace postroom;
using namespace postroom::console;

namespace {

class HistoryModel : public WindowModel {
public:
    using WindowModel::WindowModel;

protected:
    [[nodiscard]] std::vector<ColumnInfo> makeColumns() const override { return {{"revision", "Revision", {}}, {"comment", "Comment", {}}}; }
    [[nodiscard]] QVariant cell(const base::Json& row, int column, int role) const override {
        return role == Qt::DisplayRole ? QVariant(text(row, column == 0 ? "revision" : "comment")) : QVariant();
    }
    [[nodiscard]] std::string method() const override { return "config.history"; }
    [[nodiscard]] std::string listField() const override { return "revisions"; }
    [[nodiscard]] std::string keyField() const override { return "revision"; }
    [[nodiscard]] std::string continueField() const override { return "before"; }
};

/// Revisions by number, newest first, with comments, from the request's key on.
struct History {
    std::vector<int> numbers;
    std::map<int, std::string> comments;

    Answer operator()(const base::Json& params) const {
        base::Json list = base::Json::array(), next;
        const auto before = params["before"].toInteger(1'000'000), limit = params["limit"].toInteger(50);
        for (const int number : numbers) {
            if (number >= before)
                continue;
            if (static_cast<std::int64_t>(list.size()) == limit) {
                next = list.items().back()["revision"];
                break;
            }
            const auto comment = comments.find(number);
            list.append(base::Json::object({{"revision", number}, {"comment", comment == comments.end() ? "" : comment->second}}));
        }
        return base::Json::object({{"revisions", std::move(list)}, {"next", std::move(next)}});
    }
};

QStringList keys(const WindowModel& model) {
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.key(row);
    return list;
}

} // namespace

class WindowModelTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    History m_history;

    void refetch() {
        QSignalSpy fetched(m_model.get(), &WindowModel::fetched);
        m_model->refetch();
        QTRY_COMPARE(fetched.size(), 1);
    }

private slots:
    void init() {
        m_history = {{9, 8, 7, 6, 5, 4, 3, 2, 1}, {}};
        m_daemon = std::make_unique<FakeDaemon>();
        m_daemon->answer("config.history", [this](const base::Json& params) { return m_history(params); });
        m_session = std::make_unique<Session>(ApplianceUri::local("/fake"), m_daemon->channels());
        m_session->open();
        QTRY_VERIFY(m_session->ready());
        m_model = std::make_unique<HistoryModel>(*m_session, nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup() {
        m_tester.reset();
        m_model.reset();
        m_session.reset();
        m_daemon.reset();
    }

    void windowsFollowEachOther() {
        m_model->setWindow(4);
        m_model->fetch();
        QCOMPARE(m_model->state(), WindowModel::State::loading);
        QTRY_COMPARE(m_model->state(), WindowModel::State::ready);
        QVERIFY(m_model->hasMore());
        while (m_model->hasMore()) {
            m_model->fetchMore({}); // the tester fetches, too
            QTRY_VERIFY(!m_model->busy());
        }
        QCOMPARE(keys(*m_model), (QStringList{"9", "8", "7", "6", "5", "4", "3", "2", "1"}));
        QVERIFY(!m_model->hasMore());
    }

    void aRefetchKeepsWhatStays() {
        m_model->fetch();
        QTRY_COMPARE(m_model->rowCount(), 9);
        const QPersistentModelIndex six = m_model->index(m_model->rowOf("6"), 1);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_history.numbers = {11, 10, 9, 7, 6, 5, 3, 1}; // two came, three went
        m_history.comments[6] = "seen by the persistent index";
        refetch();
        QCOMPARE(keys(*m_model), (QStringList{"11", "10", "9", "7", "6", "5", "3", "1"}));
        QCOMPARE(reset.size(), 0);
        QVERIFY(six.isValid());
        QCOMPARE(six.data().toString(), QString("seen by the persistent index"));
    }

    void anotherOrderIsAReset() {
        m_model->fetch();
        QTRY_COMPARE(m_model->rowCount(), 9);
        m_history.numbers = {1, 2, 3};
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_daemon->answer("config.history", [](const base::Json&) -> Answer {
            return base::Json::object({{"revisions", base::Json::Array{base::Json::object({{"revision", 1}}), base::Json::object({{"revision", 5}})}}, {"next", nullptr}});
        });
        refetch();
        QCOMPARE(reset.size(), 1);
        QCOMPARE(keys(*m_model), (QStringList{"1", "5"}));
    }

    void emptyIsAState() {
        m_history.numbers.clear();
        m_model->fetch();
        QTRY_COMPARE(m_model->state(), WindowModel::State::empty);
        m_history.numbers = {1};
        refetch();
        QCOMPARE(m_model->state(), WindowModel::State::ready);
        m_history.numbers.clear();
        refetch();
        QCOMPARE(m_model->state(), WindowModel::State::empty);
    }

    void aFailureIsAStateAndCanBeTriedAgain() {
        m_daemon->setFaults("error:config.history");
        m_model->fetch();
        QTRY_COMPARE(m_model->state(), WindowModel::State::failed);
        QVERIFY(!m_model->error().message.empty());
        m_daemon->setFaults({});
        m_model->refetch();
        QTRY_COMPARE(m_model->state(), WindowModel::State::ready);
    }

    void aNewFetchForgetsTheOldReply() {
        m_daemon->setFaults("slow_reply");
        m_model->fetch();
        QTRY_COMPARE(m_daemon->askedFor("config.history"), 1);
        m_model->fetch();
        QTRY_COMPARE(m_daemon->askedFor("config.history"), 2);
        QSignalSpy fetched(m_model.get(), &WindowModel::fetched);
        m_daemon->releaseReplies();
        QTRY_COMPARE(m_model->rowCount(), 9);
        QCOMPARE(fetched.size(), 1);
    }
};

POSTROOM_TEST(WindowModelTest)
#include "window_model_test.moc"
