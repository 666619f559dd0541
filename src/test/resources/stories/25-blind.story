The process of lb-1 is stopped for twelve seconds, as a host that is paused or starved does to it. The looks that ran all
that time time out: they say nothing of nginx, and nobody is taken out for them. Only lb-2 tells that it hears nothing.

$ hosts
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ stop lb-1
$ pass 12S
    03:00:09.000 lb-2 opens [lb-1] its agent is not heard · 00J1
    03:00:09.000 lb-2 tells ana: [lb-1] its agent is not heard · 00J1
$ go lb-1
$ pass 6S
    03:00:16.250 lb-1 was blind: this agent stood still for 12s
    03:00:16.250 lb-1 finds nginx-1 unsure: unclear: this agent stood still for 12s
    03:00:16.250 lb-1 finds nginx-2 unsure: unclear: this agent stood still for 12s
    03:00:16.250 lb-2 closes [lb-1] its agent is not heard · 00J1
    03:00:16.250 lb-2 tells ana: over: [lb-1] its agent is not heard · 00J1
    03:00:17.000 lb-1 finds nginx-1 up: passed
    03:00:17.000 lb-1 finds nginx-2 up: passed

It is stopped again, and meanwhile nginx-1 dies: after that lb-1 has to see it for itself, twice.

$ stop lb-1
$ pass 3S
$ fail nginx-1 refused
$ pass 3S
    03:00:26.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:26.250 lb-2 opens [nginx-1] the connection was refused · 4AY8
    03:00:27.000 lb-2 opens [lb-1] its agent is not heard · 1CBE
    03:00:27.000 lb-2 tells ana: [nginx-1] the connection was refused · 4AY8
    03:00:27.000 lb-2 tells ana: [lb-1] its agent is not heard · 1CBE
$ go lb-1
$ pass 6S
    03:00:28.250 lb-1 was blind: this agent stood still for 6s
    03:00:28.250 lb-1 finds nginx-1 unsure: unclear: this agent stood still for 6s
    03:00:28.250 lb-1 finds nginx-2 unsure: unclear: this agent stood still for 6s
    03:00:28.250 lb-2 closes [lb-1] its agent is not heard · 1CBE
    03:00:28.250 lb-2 tells ana: over: [lb-1] its agent is not heard · 1CBE
    03:00:28.750 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:28.750 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:28.750 lb-1 opens [nginx-1] the connection was refused · MEH3
    03:00:28.750 lb-1 takes over [nginx-1] the connection was refused · 4AY8
    03:00:29.000 lb-1 finds nginx-2 up: passed
    03:00:29.000 lb-1 places a hold: nginx-1 held out by lb-1: the connection was refused
    03:00:29.000 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was refused
    03:00:29.250 lb-1 sees vip-1 settled: out
