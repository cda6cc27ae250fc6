// SPDX-License-Identifier: Apache-2.0
#include "server/policy/perl/perl_bridge.h"

namespace postroom::perl {

// Functions live in main, as in Exim, and nothing of ours does. What they print goes nowhere; a warning is a line of the log.
const char* const bridge = R"PERL(
package Postroom::Bridge;
open(my $in, '<&', \*STDIN) && open(my $out, '>&', \*STDOUT) or exit 3;
open(STDIN, '<', '/dev/null'); open(STDOUT, '>', '/dev/null');
binmode $in; binmode $out;
sub take { my ($wanted) = @_; my $all = '';
  while (length $all < $wanted) { (sysread($in, $all, $wanted - length $all, length $all) || 0) > 0 or POSIX_exit() }
  return $all }
sub POSIX_exit { require POSIX; POSIX::_exit(0) }
sub receive { return unpack '(N/a*)*', take(unpack 'N', take(4)) }
sub bytes { my ($text) = @_; $text = "$text"; utf8::encode($text) if utf8::is_utf8($text); return $text }
sub say_ { my $body = join '', map { pack 'N/a*', bytes($_) } @_; $body = pack('N', length $body) . $body; my $at = 0;
  while ($at < length $body) { $at += syswrite($out, $body, length($body) - $at, $at) || POSIX_exit() } }
sub Exim::expand_string { say_('expand', $_[0]); my ($how, $text) = receive();
  return $text if $how eq 'text';
  return undef if $how eq 'undef';
  require Carp; Carp::croak("syntax error in Exim::expand_string argument: $text") }
sub Exim::debug_write { say_('debug', join '', @_) }
sub Exim::log_write { say_('log', join '', @_) }
sub warned { my $text = $_[0]; chomp $text; Exim::log_write($text) }
sub why { my $text = bytes($_[0]); chomp $text; $text =~ s/ at -e line \d+\.$/./; return $text }
$SIG{__WARN__} = \&warned; $SIG{PIPE} = 'IGNORE';
my ($code) = receive() =~ /(.*)/s; # what the administrator wrote is trusted in taint mode, arguments of calls are not
{ package main; eval $code }
if ($@) { say_('failed', why($@)) } else { say_('ready') }
while (1) {
  my ($function, @arguments) = receive();
  my $found;
  my $good = eval { no strict 'refs'; package main; $found = &{$function}(@arguments); 1 };
  if (!$good) { say_('died', why($@)) } elsif (defined $found) { say_('value', $found) } else { say_('undef') }
}
)PERL";

} // namespace postroom::perl
