// SPDX-License-Identifier: Apache-2.0
#include "shared/config/settings.h"

#include "shared/base/duration_text.h"
#include "shared/catalogue/option_row.h"

namespace postroom::config {

namespace {

using catalogue::Expandable;

template <typename T>
struct Reader;

template <>
struct Reader<bool> {
    static std::optional<bool> read(const Value& value) {
        const auto* flag = std::get_if<bool>(&value);
        return flag == nullptr ? std::nullopt : std::optional(*flag);
    }
};

template <>
struct Reader<std::int64_t> {
    static std::optional<std::int64_t> read(const Value& value) {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number == nullptr ? std::nullopt : std::optional(*number);
    }
};

template <>
struct Reader<base::Seconds> {
    static std::optional<base::Seconds> read(const Value& value) {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number == nullptr ? std::nullopt : std::optional(base::Seconds(*number));
    }
};

template <>
struct Reader<std::string> {
    static std::optional<std::string> read(const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text == nullptr ? std::nullopt : std::optional(*text);
    }
};

template <>
struct Reader<std::vector<std::string>> {
    static std::optional<std::vector<std::string>> read(const Value& value) {
        const auto* lines = std::get_if<std::vector<std::string>>(&value);
        return lines == nullptr ? std::nullopt : std::optional(*lines);
    }
};

template <>
struct Reader<std::vector<base::Seconds>> {
    static std::optional<std::vector<base::Seconds>> read(const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        if (text == nullptr)
            return std::nullopt;
        std::vector<base::Seconds> times;
        for (const std::string& item : splitList(*text))
            if (const auto duration = base::readDuration(item))
                times.push_back(*duration);
        return times;
    }
};

template <typename T>
std::optional<T> readAs(const Value& value, const std::string&) {
    return Reader<T>::read(value);
}

template <typename T>
    requires requires(T expandable) { expandable.fixed; expandable.source; }
std::optional<T> readAs(const Value& value, const std::string& text) {
    return T{Reader<typename decltype(T::fixed)::value_type>::read(value), text};
}

} // namespace

std::optional<Settings::Found> Settings::lookUp(std::string_view name) const {
    const catalogue::OptionRow* row = catalogue::findOption(m_object->kind, m_object->driver(), name);
    if (row == nullptr)
        return std::nullopt;
    if (const Setting* setting = m_object->find(name)) {
        const auto* text = std::get_if<std::string>(&setting->value);
        if (text != nullptr && m_secrets != nullptr) {
            const auto secret = m_secrets->find(secretName(*text));
            if (!secretName(*text).empty() && secret != m_secrets->end())
                return Found{Value(secret->second), secret->second};
        }
        return Found{setting->value, valueText(*row, setting->value)};
    }
    if (row->defaultText.empty())
        return std::nullopt;
    auto value = readValue(*row, row->defaultText);
    if (!value)
        return std::nullopt;
    std::string text = valueText(*row, *value);
    return Found{std::move(*value), std::move(text)};
}

template <typename T>
std::optional<T> Settings::find(const catalogue::Key<T>& key) const {
    const std::optional<Found> found = lookUp(key.name);
    return found ? readAs<T>(found->value, found->text) : std::nullopt;
}

template std::optional<bool> Settings::find(const catalogue::Key<bool>&) const;
template std::optional<std::int64_t> Settings::find(const catalogue::Key<std::int64_t>&) const;
template std::optional<base::Seconds> Settings::find(const catalogue::Key<base::Seconds>&) const;
template std::optional<std::string> Settings::find(const catalogue::Key<std::string>&) const;
template std::optional<std::vector<std::string>> Settings::find(const catalogue::Key<std::vector<std::string>>&) const;
template std::optional<std::vector<base::Seconds>> Settings::find(const catalogue::Key<std::vector<base::Seconds>>&) const;
template std::optional<Expandable<bool>> Settings::find(const catalogue::Key<Expandable<bool>>&) const;
template std::optional<Expandable<std::int64_t>> Settings::find(const catalogue::Key<Expandable<std::int64_t>>&) const;
template std::optional<Expandable<base::Seconds>> Settings::find(const catalogue::Key<Expandable<base::Seconds>>&) const;

} // namespace postroom::config
