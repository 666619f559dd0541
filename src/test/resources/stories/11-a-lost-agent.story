The agent on lb-1 dies. Its peer says so; a failure of nginx-1 is then told by the peer, which moves nothing that is
not its own. When the agent is back there is one voice again.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ kill lb-1
$ pass 7S
    03:00:08.000 lb-2 opens [lb-1] its agent is not heard · QH85
    03:00:08.000 lb-2 tells ana: [lb-1] its agent is not heard · QH85
$ fail nginx-1 refused
$ pass 5S
    03:00:11.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:11.250 lb-2 opens [nginx-1] the connection was refused · 91GR
    03:00:12.000 lb-2 tells ana: [nginx-1] the connection was refused · 91GR
$ start lb-1
$ pass 6S
    03:00:15.250 lb-2 closes [lb-1] its agent is not heard · QH85
    03:00:15.250 lb-2 tells ana: over: [lb-1] its agent is not heard · QH85
    03:00:15.500 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:15.500 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:15.500 lb-1 opens [nginx-1] the connection was refused · 550E
    03:00:15.500 lb-1 takes over [nginx-1] the connection was refused · 91GR
    03:00:15.750 lb-1 finds nginx-2 up: passed
    03:00:15.750 lb-1 places a hold: nginx-1 held out by lb-1: the connection was refused
    03:00:15.750 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was refused
    03:00:16.000 lb-1 sees vip-1 settled: out
$ heal nginx-1
$ pass 8S
    03:00:22.500 lb-1 finds nginx-1 up: passed
    03:00:22.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:22.500 lb-2 finds nginx-1 up: passed
    03:00:24.500 lb-1 ends a hold: nginx-1 held out by lb-1: the connection was refused; nginx-1 is well again
    03:00:24.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:24.500 lb-2 closes [nginx-1] the connection was refused · 91GR
    03:00:24.750 lb-1 sees vip-1 settled: in
    03:00:24.750 lb-1 closes [nginx-1] the connection was refused · 91GR
    03:00:24.750 lb-1 tells ana: over: [nginx-1] the connection was refused · 91GR
    03:00:25.000 lb-2 hears that ana was told the end of 91GR
