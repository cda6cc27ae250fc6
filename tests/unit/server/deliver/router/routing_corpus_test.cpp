// SPDX-License-Identifier: Apache-2.0
// What Exim 4.96 answered to `-bt` (the routing part of the exim-language corpus), held against the chain.
#include "corpus_world.h"
#include "server/deliver/router/chain.h"
#include "server/deliver/router/route_text.h"
#include "server/policy/expand/list_setting.h"
#include "shared/base/json.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace postroom;
using base::Json;

namespace {

std::string contents(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// As compare.py looks at it: the facts that count, in any order.
std::vector<std::string> viewOf(const Json& routes) {
    std::vector<std::string> lines;
    for (const auto& route : routes.items()) {
        Json kept = Json::object();
        for (const auto* name : {"address", "parents", "router", "transport", "hosts", "outcome"})
            if (route.has(name) && !(route[name].isArray() && route[name].size() == 0) && !(route[name].isString() && route[name].toString().empty()))
                kept.set(name, route[name]);
        const auto address = route["address"].toString();
        if (!kept.has("router") && !kept.has("outcome") && !kept.has("parents") && address.find("error") != std::string::npos)
            kept = Json::object({{"address", "error"}});
        lines.push_back(kept.canonicalText());
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

class RoutingCorpusTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithExim() {
        const auto folder = qEnvironmentVariable("POSTROOM_SUITES") + "/exim-language";
        if (!QFile::exists(folder))
            QSKIP("POSTROOM_SUITES is not there");
        int seen = 0, agreed = 0;
        for (const auto& name : QDir(folder + "/give/routing").entryList({"*.json"})) {
            const auto record = Json::parse(contents(folder + "/give/routing/" + name));
            QVERIFY(record.has_value());
            runRecord(*record, (folder + "/fixtures").toStdString(), name, seen, agreed);
        }
        qInfo("%d of %d routings agree with Exim (%.1f %%)", agreed, seen, 100.0 * agreed / seen);
        QVERIFY(agreed * 100 >= seen * 95);
    }

private:
    void runRecord(const Json& record, const std::string& fixtures, const QString& name, int& seen, int& agreed) {
        auto config = test::readCorpusConfig(record["config"].toString());
        test::CorpusWorld world(fixtures);
        lookup::NamedLists lists;
        for (auto& list : config.lists)
            lists.add(list);
        expand::CompileNames names;
        names.extraVariable = [](std::string_view variable) { return variable.substr(0, 2) == "r_"; };
        static_cast<void>(expand::compileNamedLists(lists, names));
        const auto transports = config.transports;
        config.chain.transportExists = [transports](std::string_view one) {
            return std::find(transports.begin(), transports.end(), one) != transports.end();
        };
        config.chain.transportIsLocal = [](std::string_view one) { return one.substr(0, 4) != "smtp"; };
        const auto chain = router::RouterChain::compile(config.chain, names);
        if (!chain)
            for (const auto& finding : chain.error())
                qInfo("%s: %s", qPrintable(name), finding.text().c_str());
        const expand::Scope scope{world, lists, {}, nullptr, nullptr};
        for (const auto& one : record["cases"].items()) {
            ++seen;
            const auto address = one["address"].toString();
            const auto got = chain ? router::testAddress(**chain, address, record["sender"].toString(), scope) : Json::array();
            if (viewOf(got) == viewOf(one["routes"])) {
                ++agreed;
                continue;
            }
            qInfo("%s %s\n  exim %s\n  ours %s", qPrintable(name), address.c_str(), one["routes"].text().c_str(), got.text().c_str());
        }
    }
};

POSTROOM_TEST(RoutingCorpusTest)
#include "routing_corpus_test.moc"
