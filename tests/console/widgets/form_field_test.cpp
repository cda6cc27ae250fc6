// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QLineEdit>

using namespace postroom;
using namespace postroom::console;

class FormFieldTest : public QObject {
    Q_OBJECT
private slots:
    void everyOptionHasANamedField() {
        const FormFieldRegistry registry;
        int fields = 0;
        for (const auto& table : catalogue::optionTables())
            for (const catalogue::OptionRow& row : table) {
                const std::unique_ptr<FormField> field(registry.make(row, nullptr));
                QVERIFY2(field, row.name.data());
                QVERIFY2(field->focusProxy() != nullptr && !field->focusProxy()->accessibleName().isEmpty(), row.name.data());
                field->setValue({});
                QVERIFY2(field->value().isNull(), row.name.data());
                ++fields;
            }
        QVERIFY(fields > 100);
    }

    void valuesAreShownAsTheyAreWritten() {
        const FormFieldRegistry registry;
        const catalogue::OptionRow* row = catalogue::findOption(catalogue::Kind::main, {}, "message_size_limit");
        QVERIFY(row != nullptr);
        const std::unique_ptr<FormField> field(registry.make(*row, nullptr));
        field->setValue(std::int64_t{50} << 20);
        auto* line = field->findChild<QLineEdit*>();
        QCOMPARE(line->text(), QString("50M"));
        QSignalSpy edited(field.get(), &FormField::edited);
        line->setFocus();
        QTest::keyClicks(line, "B");
        QCOMPARE(edited.size(), 1);
        QCOMPARE(text(field->value()), QString("50MB"));
        field->setTrouble("This is no size.");
        QCOMPARE(field->trouble(), QString("This is no size."));
    }

    void theLaterMakerWins() {
        FormFieldRegistry registry;
        int made = 0;
        registry.add("smtp_banner", [&](const catalogue::OptionRow& row, QWidget* parent) {
            ++made;
            return FormFieldRegistry().make(row, parent);
        });
        const std::unique_ptr<FormField> field(registry.make(*catalogue::findOption(catalogue::Kind::main, {}, "smtp_banner"), nullptr));
        QCOMPARE(made, 1);
    }
};

POSTROOM_TEST(FormFieldTest)
#include "form_field_test.moc"
