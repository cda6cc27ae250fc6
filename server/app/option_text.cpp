// SPDX-License-Identifier: Apache-2.0
#include "server/app/option_text.h"

#include "shared/catalogue/option_row.h"
#include "shared/config/value.h"

namespace postroom::app {

std::string optionText(const config::Object& object, std::string_view name) {
    const catalogue::OptionRow* row = catalogue::findOption(object.kind, object.driver(), name);
    if (const config::Setting* setting = object.find(name))
        return row != nullptr ? config::valueText(*row, setting->value) : config::plainText(setting->value);
    return row != nullptr ? std::string(row->defaultText) : std::string();
}

} // namespace postroom::app
