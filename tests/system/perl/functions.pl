# SPDX-License-Identifier: Apache-2.0
# Functions that tests/system/perl_test.cpp calls, through Exim and through us.
our $calls = 0;
sub add { my ($a, $b) = @_; return $a + $b }
sub undefined { return undef }
sub empty { return '' }
sub nothing { return }
sub dies { die "not today\n" }
sub dies_somewhere { die "not today" }
sub expanded { return Exim::expand_string($_[0]) }
sub forced { return defined Exim::expand_string('${if eq{1}{2}{a}fail}') ? 'defined' : 'undefined' }
sub survives { my $found = eval { Exim::expand_string('${if}'); 1 }; return $found ? 'expanded' : "no: $@" }
sub again { return Exim::expand_string('${perl{add}{' . $_[0] . '}{1}}') }
sub in_turn { my $n = $_[0]; return $n == 0 ? 'bottom' : Exim::expand_string('${perl{in_turn}{' . ($n - 1) . '}}') }
sub list { return (1, 2, 3) }
sub count { return scalar(@_) }
sub wide { return "\x{263a}" }
sub bytes { return join ',', map { ord } split //, $_[0] }
sub prints { print "to standard output\n"; print STDERR "to standard error\n"; return 'printed' }
sub writes { Exim::log_write("a line of Perl's"); Exim::debug_write('for the trace'); warn "with care\n"; return 'written' }
sub sleeps { sleep 600; return 'awake' }
sub ends { exit 0 }
sub large { return 'x' x (2 * 1024 * 1024) }
sub refuses { my ($sender) = @_; return $sender =~ /^spam/ ? 'spam' : '' }
sub counted { return ++$calls }
sub environment { return join ' ', sort keys %ENV }
1;
