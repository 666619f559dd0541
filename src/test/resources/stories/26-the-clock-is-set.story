nginx-1 is out, to come back two seconds after it is well. The clock of lb-1 is set back by an hour: it comes back no later.

$ hosts
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 refused
$ pass 3S
    03:00:05.250 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:05.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:05.250 lb-1 opens [nginx-1] the connection was refused · S0B6
    03:00:05.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:05.250 lb-2 opens [nginx-1] the connection was refused · 45SJ
    03:00:06.000 lb-1 places a hold: nginx-1 held out by lb-1: the connection was refused
    03:00:06.000 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was refused
    03:00:06.250 lb-1 sees vip-1 settled: out
    03:00:06.250 lb-1 tells ana: [nginx-1] the connection was refused · S0B6
    03:00:06.500 lb-2 takes over [nginx-1] the connection was refused · S0B6
$ set-clock lb-1 -1H
$ pass 1S
    03:00:07.250 lb-1 was blind: the clock was set 1h back
$ heal nginx-1
$ pass 6S
    03:00:09.500 lb-1 finds nginx-1 up: passed
    03:00:09.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:09.500 lb-2 finds nginx-1 up: passed
    03:00:11.500 lb-1 ends a hold: nginx-1 held out by lb-1: the connection was refused; nginx-1 is well again
    03:00:11.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:11.500 lb-2 closes [nginx-1] the connection was refused · S0B6
    03:00:11.750 lb-1 sees vip-1 settled: in
    03:00:11.750 lb-1 closes [nginx-1] the connection was refused · S0B6
    03:00:11.750 lb-1 tells ana: over: [nginx-1] the connection was refused · S0B6
    03:00:12.000 lb-2 hears that ana was told the end of S0B6

It is set forward again while an operator's hold is in force: ten seconds stay ten seconds.

$ drain lb-1 nginx-1 10S
    03:00:14.250 lb-1 answers: nginx-1 held out by ana: new disk, for 10s
    03:00:14.250 lb-1 places a hold: nginx-1 held out by ana: new disk
    03:00:14.250 lb-1 moves vip-1 from in to out: nginx-1 held out by ana: new disk
$ pass 4S
    03:00:14.500 lb-1 sees vip-1 settled: out
    03:00:14.500 lb-1 completes a hold: nginx-1 held out by ana: new disk
    03:00:14.500 lb-2 is bound by lb-1: [nginx-1 held out by ana: new disk]
$ set-clock lb-1 1H
$ pass 4S
    03:00:18.500 lb-1 was blind: the clock was set 1h forward
    03:00:18.750 lb-2 is bound by lb-1: [nginx-1 held out by ana: new disk]
$ pass 4S
    03:00:24.250 lb-1 ends a hold: nginx-1 held out by ana: new disk; its deadline passed
    03:00:24.250 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:24.500 lb-1 sees vip-1 settled: in
    03:00:24.500 lb-2 is bound by nothing of lb-1
