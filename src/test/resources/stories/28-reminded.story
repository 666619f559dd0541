nginx-1 dies, and whoever is on call asked to be told again every minute while something lasts.

$ hosts remind
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 refused
$ pass 130S
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
    03:01:06.250 lb-1 reminds ana: [nginx-1] the connection was refused · S0B6
    03:01:06.500 lb-2 hears that ana was reminded of S0B6
    03:02:06.250 lb-1 reminds ana: [nginx-1] the connection was refused · S0B6
    03:02:06.500 lb-2 hears that ana was reminded of S0B6

lb-1, which speaks for it, is killed: lb-2 goes on where lb-1 stopped, and at the end there is one all-clear.

$ kill lb-1
$ pass 60S
    03:02:19.000 lb-2 opens [lb-1] its agent is not heard · EK38
    03:02:19.000 lb-2 tells ana: [lb-1] its agent is not heard · EK38
    03:03:06.250 lb-2 reminds ana: [nginx-1] the connection was refused · S0B6
$ start lb-1
$ heal nginx-1
$ pass 70S
    03:03:14.250 lb-1 hears that ana was reminded of S0B6
    03:03:14.250 lb-2 closes [lb-1] its agent is not heard · EK38
    03:03:14.250 lb-2 tells ana: over: [lb-1] its agent is not heard · EK38
    03:03:14.750 lb-1 finds nginx-1 up: passed
    03:03:14.750 lb-1 finds nginx-2 up: passed
    03:03:14.750 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:03:15.500 lb-2 finds nginx-1 up: passed
    03:03:16.750 lb-1 ends a hold: nginx-1 held out by lb-1: the connection was refused; nginx-1 is well again
    03:03:16.750 lb-1 moves vip-1 from out to in: nothing holds it
    03:03:17.000 lb-1 sees vip-1 settled: in
    03:03:17.000 lb-1 closes [nginx-1] the connection was refused · S0B6
    03:03:17.000 lb-1 tells ana: over: [nginx-1] the connection was refused · S0B6
    03:03:17.250 lb-2 closes [nginx-1] the connection was refused · S0B6
    03:03:17.250 lb-2 hears that ana was told the end of S0B6
