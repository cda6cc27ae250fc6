// SPDX-License-Identifier: Apache-2.0
// Properties over random documents: what is printed reads back to the same, and so does JSON.
#include "shared/config/changes.h"
#include "shared/config/difference.h"
#include "shared/config/digest.h"
#include "shared/config/document_json.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"
#include "tests/support/test_main.h"

#include <random>

using namespace postroom;
using namespace postroom::config;
using catalogue::OptionRow;
using catalogue::OptionType;

namespace {

class RandomDocument {
public:
    explicit RandomDocument(unsigned seed) : m_random(seed) {}

    Document make() {
        Document document;
        document.add(object(Kind::main, "", ""));
        for (const Kind kind : {Kind::domainList, Kind::hostList, Kind::addressList, Kind::localPartList, Kind::listener, Kind::account,
                                Kind::router, Kind::transport, Kind::authenticator, Kind::test})
            for (unsigned i = 0; i < below(4); ++i) {
                const auto drivers = catalogue::driversOf(kind);
                Object made = object(kind, "n" + std::to_string(i), drivers.empty() ? "" : drivers[below(unsigned(drivers.size()))]);
                if (document.find(kind, made.name) == nullptr)
                    document.add(std::move(made));
            }
        for (unsigned i = 0; i < below(3); ++i)
            document.add(acl("acl" + std::to_string(i)));
        for (unsigned i = 0; i < below(3); ++i)
            document.add(retry());
        document.trailingComment = comment();
        document.nameRules();
        return document;
    }

private:
    unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(m_random); }

    std::string word() {
        static constexpr std::string_view pieces[] = {"a", "Z", "0", "$x", "${if eq{a}{b}}", ":", ";", "\\", "\"", "#", ".", " ", "  ", "=", "!", "+", "begin", "\xc3\xa4", "x y z", ".include", "long long words that go on"};
        std::string text;
        for (unsigned i = 0, n = below(14); i < n; ++i)
            text += pieces[below(std::size(pieces))];
        return text;
    }
    std::string anyText() {
        std::string text = word();
        if (below(6) == 0)
            text += below(2) == 0 ? "\n\ttail\x01" : "\r\\";
        return text;
    }
    std::string oneLine() {
        std::string text = word();
        while (!text.empty() && (text.front() == ' ' || text.back() == ' ' || text.back() == '\\'))
            text = text.front() == ' ' ? text.substr(1) : text.substr(0, text.size() - 1);
        return text;
    }
    std::string comment() { return below(3) == 0 ? "why " + oneLine() + "\n\nmore" : std::string(); }

    Value value(const OptionRow& row) {
        switch (row.type) {
        case OptionType::boolean: return below(2) == 0;
        case OptionType::integer:
        case OptionType::size:
        case OptionType::duration:
        case OptionType::octal: return std::max<std::int64_t>(row.minimum, std::min<std::int64_t>(row.maximum, below(100000)));
        case OptionType::choice: return *readValue(row, std::string(row.choices.substr(0, row.choices.find('|'))));
        case OptionType::durationList: return std::string("4h:1d");
        case OptionType::textLines: return std::vector<std::string>{anyText(), anyText()};
        default: break;
        }
        if (row.secrecy == catalogue::Secrecy::secret)
            return std::string("secret:x");
        return anyText();
    }

    Object object(Kind kind, std::string name, std::string_view driver) {
        Object made{kind, std::move(name), kind == Kind::main ? "" : comment(), {}, {}, {}};
        if (!driver.empty())
            made.settings.push_back({"driver", std::string(driver), false, "", {}});
        const bool list = catalogue::isNamedList(kind);
        if (list)
            made.settings.push_back({"value", anyText(), below(2) == 0, "", {}});
        for (const OptionRow* row : catalogue::optionsOf(kind, driver))
            if (row->name != "driver" && !list && below(6) == 0)
                made.settings.push_back({std::string(row->name), value(*row), below(8) == 0, comment(), {}});
        return made;
    }

    Object acl(std::string name) {
        Object made{Kind::acl, std::move(name), comment(), {}, {}, {}};
        for (unsigned i = 0; i < 1 + below(4); ++i) {
            Statement statement;
            statement.verb = "accept";
            statement.comment = comment();
            statement.enabled = below(4) != 0;
            statement.shadow = statement.enabled && below(4) == 0;
            for (unsigned t = 0; t < below(4); ++t) {
                Term term;
                term.name = below(2) == 0 ? "hosts" : "set";
                term.negated = term.name == "hosts" && below(2) == 0;
                term.variable = term.name == "set" ? "acl_m_x" : "";
                term.value = oneLine();
                statement.terms.push_back(std::move(term));
            }
            made.statements.push_back(std::move(statement));
        }
        made.statements.back().after = comment();
        return made;
    }

    Object retry() {
        Object rule{Kind::retry, "", comment(), {}, {}, {}};
        std::string pattern = anyText();
        rule.settings.push_back({"pattern", pattern, false, "", {}});
        rule.settings.push_back({"error", std::string("*"), false, "", {}});
        if (below(2) == 0)
            rule.settings.push_back({"senders", anyText() + "x", false, "", {}});
        rule.settings.push_back({"schedule", std::string("F,1h,5m; G,2h,5m,1.5"), false, "", {}});
        return rule;
    }

    std::mt19937 m_random;
};

} // namespace

class RoundTripTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsPrintedReadsBackToTheSameDigest() {
        for (unsigned seed = 0; seed < 150; ++seed) {
            const Document document = RandomDocument(seed).make();
            const std::string text = printText(document);
            const ReadResult read = readText(text);
            QVERIFY2(!hasErrors(read.findings), (std::to_string(seed) + ": " + (read.findings.empty() ? "" : read.findings[0].text()) + "\n" + text).c_str());
            if (canonicalText(read.document) != canonicalText(document))
                QFAIL((std::to_string(seed) + "\n" + differenceText(difference(document, read.document)) + canonicalText(document) + "\n" +
                       canonicalText(read.document)).c_str());
            QVERIFY2(printText(read.document) == text, (std::to_string(seed) + "\n" + text + "\n=====\n" + printText(read.document)).c_str());
        }
    }
    void theCommentAtTheEndOfAnAclStaysThere() {
        const ReadResult read = readText("begin acl\none:\n  accept\n  # deny hosts = *\n  #\n  # the end of one\n\n# what two is for\ntwo:\n  deny\n  # the end\n\nbegin routers\n");
        QCOMPARE(read.document.find(Kind::acl, "one")->statements.back().after, std::string("deny hosts = *\n\nthe end of one"));
        QCOMPARE(read.document.find(Kind::acl, "two")->comment, std::string("what two is for"));
        QCOMPARE(read.document.find(Kind::acl, "two")->statements.back().after, std::string("the end"));
        QCOMPARE(printText(readText(printText(read.document)).document), printText(read.document));
        const ReadAcl alone = readAclText("accept\n\n# last words\n"); // in a text of its own everything is
        QCOMPARE(alone.statements.back().after, std::string("last words"));
        QCOMPARE(toJson(*statementFromJson(toJson(alone.statements.back()))).text(), toJson(alone.statements.back()).text());
        QVERIFY(readAclText("# nothing else\n").statements.empty());
    }
    void changesBetweenTwoDocumentsTurnOneIntoTheOther() {
        for (unsigned seed = 0; seed < 80; ++seed) {
            const Document before = RandomDocument(seed).make();
            const Document after = RandomDocument(seed + 1000).make();
            const Changes changes = changesBetween(before, after);
            const auto again = changesFromJson([&] {
                base::Json array = base::Json::array();
                for (const Change& change : changes)
                    array.append(toJson(change));
                return array;
            }());
            QVERIFY(again);
            const Applied applied = config::apply(before, *again);
            QVERIFY2(applied.findings.empty(), applied.findings.empty() ? "" : applied.findings[0].text().c_str());
            QCOMPARE(canonicalText(applied.document), canonicalText(after));
            QVERIFY(difference(applied.document, after).empty());
        }
    }
};

POSTROOM_TEST(RoundTripTest)
#include "round_trip_test.moc"
