// SPDX-License-Identifier: Apache-2.0
// A file system under SQLite that fails on demand and remembers what was written, so that a test can make the files as
// a crash at any moment would leave them. Wraps the default one; registered as "fault" for the whole test program.
#pragma once

#include <cstddef>
#include <string>

namespace postroom::test::fault {

enum class Failure { none, writeError, diskFull, syncError };

/// Registers the file system (once) and forgets everything before.
void reset();
/// From the `nth` operation (write or sync, from 1, counted from now) on every one of that kind fails, until disarm().
void arm(Failure failure, std::size_t nth);
void disarm();
/// Writes, truncations and syncs so far.
std::size_t operations();

enum class Survives {
    everything, ///< all writes up to the cut are on disk
    onlySynced, ///< what was not synced is lost
    torn,       ///< of what was not synced every second write survives, and half of the last
};
/// Writes the files as they would be after a crash just after `operation`; names are kept, the folder is `target`.
void restore(std::size_t operation, Survives how, const std::string& target);

} // namespace postroom::test::fault
