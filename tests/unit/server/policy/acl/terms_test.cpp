// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/terms.h"

#include "server/policy/acl/controls.h"
#include "server/policy/acl/phases.h"
#include "server/policy/acl/verify_options.h"
#include "shared/catalogue/term_row.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom;
using namespace postroom::acl;

class TermsTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowIsCompleteAndUnique() {
        std::set<std::string_view> names;
        for (const TermRow& row : termRows()) {
            QVERIFY2(names.insert(row.name).second, std::string(row.name).c_str());
            const bool runs = row.kind == TermKind::condition || row.kind == TermKind::modifier;
            QCOMPARE(row.run != nullptr, runs);
            QCOMPARE(row.feature.empty(), row.kind != TermKind::later);
            QVERIFY(row.kind == TermKind::later || row.phases != PhaseSet());
            QCOMPARE(findTerm(row.name), &row);
        }
        QCOMPARE(findTerm("set acl_m_x")->name, std::string_view("set"));
        QVERIFY(findTerm("nosuch") == nullptr);
    }
    void theCatalogueSaysTheSame() {
        for (const catalogue::TermRow& row : catalogue::termRows()) {
            const std::string name(row.name);
            PhaseSet phases;
            if (row.kind == catalogue::TermKind::control) {
                const ControlRow* control = nullptr;
                for (const ControlRow& candidate : controlRows())
                    if (candidate.name == row.name)
                        control = &candidate;
                QVERIFY2(control != nullptr && control->feature.empty(), name.c_str());
                QCOMPARE(control->hasOptions, !row.options.empty());
                phases = control->phases;
            } else if (row.kind == catalogue::TermKind::verify) {
                const auto request = readVerifyRequest(row.name);
                QVERIFY2(request.has_value(), name.c_str());
                phases = verifyPhases(request->kind);
            } else {
                const TermRow* term = findTerm(row.name);
                QVERIFY2(term != nullptr && term->kind != TermKind::later, name.c_str());
                QCOMPARE(term->kind == TermKind::condition, row.kind == catalogue::TermKind::condition);
                phases = term->phases;
            }
            for (unsigned i = 0; i < catalogue::phaseCount; ++i) {
                const auto phase = static_cast<catalogue::Phase>(i);
                const auto ours = phaseFromOption(catalogue::phaseOption(phase));
                QVERIFY(ours.has_value());
                QCOMPARE(phaseName(*ours), catalogue::phaseName(phase));
                QVERIFY2(phases.has(*ours) == ((row.allowed & catalogue::bit(phase)) != 0),
                         (name + " in " + std::string(catalogue::phaseName(phase))).c_str());
            }
        }
        for (const TermRow& row : termRows())
            if (row.kind != TermKind::later)
                QVERIFY2(catalogue::findTerm(catalogue::TermKind::condition, row.name) != nullptr ||
                             catalogue::findTerm(catalogue::TermKind::modifier, row.name) != nullptr,
                         std::string(row.name).c_str());
        for (const ControlRow& row : controlRows())
            if (row.feature.empty())
                QVERIFY2(catalogue::findTerm(catalogue::TermKind::control, row.name) != nullptr, std::string(row.name).c_str());
    }
    void controlsAreUnique() {
        std::set<std::string_view> names;
        for (const ControlRow& row : controlRows())
            QVERIFY(!row.name.empty() && names.insert(row.name).second);
    }
    void phasesHaveNamesAndOptions() {
        for (std::size_t i = 0; i < phaseCount; ++i) {
            const auto phase = static_cast<Phase>(i);
            QVERIFY(phaseFromOption(phaseOption(phase)) == phase);
            QVERIFY(!phaseName(phase).empty() && !phaseLabel(phase).empty());
        }
    }
};

POSTROOM_TEST(TermsTest)
#include "terms_test.moc"
