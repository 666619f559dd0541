DNS belongs to no host: lb-1 moves it, and lb-2 while lb-1 is not there. Each takes up what the other did; nobody takes
the other's move for a person's.

$ hosts dns
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ kill lb-1
$ pass 7S
    03:00:08.000 lb-2 opens [lb-1] its agent is not heard · QH85
    03:00:08.000 lb-2 tells ana: [lb-1] its agent is not heard · QH85
$ fail nginx-2 refused
$ pass 5S
    03:00:11.250 lb-2 finds nginx-2 down: refused: the connection was refused
    03:00:11.250 lb-2 did not take nginx-2 out: group web keeps 1, healthy in rotation without nginx-2: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:11.250 lb-2 opens [nginx-2] the connection was refused · J6QE
    03:00:12.000 lb-2 places a hold: nginx-2 held out by lb-2: the connection was refused
    03:00:12.000 lb-2 moves dns-2 from in to out: nginx-2 held out by lb-2: the connection was refused
    03:00:12.000 lb-2 moves vip-2 from in to out: nginx-2 held out by lb-2: the connection was refused
    03:00:12.250 lb-2 sees dns-2 settled: out
    03:00:12.250 lb-2 sees vip-2 settled: out
    03:00:12.250 lb-2 tells ana: [nginx-2] the connection was refused · J6QE
$ start lb-1
$ pass 4S
    03:00:15.250 lb-1 hears that dns-2 was put out
    03:00:15.250 lb-1 is bound by lb-2: [nginx-2 held out by lb-2: the connection was refused]
    03:00:15.250 lb-2 closes [lb-1] its agent is not heard · QH85
    03:00:15.250 lb-2 tells ana: over: [lb-1] its agent is not heard · QH85
    03:00:15.500 lb-1 finds nginx-2 down: refused: the connection was refused
    03:00:15.500 lb-1 did not take nginx-2 out: group web keeps 1, healthy in rotation without nginx-2: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:15.500 lb-1 opens [nginx-2] the connection was refused · Y27R
    03:00:15.500 lb-1 takes over [nginx-2] the connection was refused · J6QE
    03:00:15.750 lb-1 finds nginx-1 up: passed
    03:00:15.750 lb-1 places a hold: nginx-2 held out by lb-1: the connection was refused
    03:00:16.000 lb-2 is bound by lb-1: [nginx-2 held out by lb-1: the connection was refused]
$ heal nginx-2
$ pass 12S
    03:00:20.500 lb-1 finds nginx-2 up: passed
    03:00:20.500 lb-1 did not bring nginx-2 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:20.500 lb-2 finds nginx-2 up: passed
    03:00:20.500 lb-2 did not bring nginx-2 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:22.500 lb-1 ends a hold: nginx-2 held out by lb-1: the connection was refused; nginx-2 is well again
    03:00:22.500 lb-1 closes [nginx-2] the connection was refused · J6QE
    03:00:22.500 lb-2 ends a hold: nginx-2 held out by lb-2: the connection was refused; nginx-2 is well again
    03:00:22.500 lb-2 moves vip-2 from out to in: nothing holds it
    03:00:22.750 lb-1 is bound by nothing of lb-2
    03:00:22.750 lb-1 moves dns-2 from out to in: nothing holds it
    03:00:22.750 lb-2 is bound by nothing of lb-1
    03:00:22.750 lb-2 sees vip-2 settled: in
    03:00:22.750 lb-2 closes [nginx-2] the connection was refused · J6QE
    03:00:22.750 lb-2 tells ana: over: [nginx-2] the connection was refused · J6QE
    03:00:23.000 lb-1 sees dns-2 settled: in
    03:00:23.000 lb-1 hears that ana was told the end of J6QE
    03:00:23.250 lb-2 hears that dns-2 was put in
$ kill lb-1
$ pass 7S
    03:00:36.000 lb-2 opens [lb-1] its agent is not heard · K68J
    03:00:36.000 lb-2 tells ana: [lb-1] its agent is not heard · K68J
$ fail nginx-2 refused
$ pass 5S
    03:00:39.250 lb-2 finds nginx-2 down: refused: the connection was refused
    03:00:39.250 lb-2 did not take nginx-2 out: group web keeps 1, healthy in rotation without nginx-2: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:39.250 lb-2 opens [nginx-2] the connection was refused · 8E5T
    03:00:40.000 lb-2 places a hold: nginx-2 held out by lb-2: the connection was refused
    03:00:40.000 lb-2 moves dns-2 from in to out: nginx-2 held out by lb-2: the connection was refused
    03:00:40.000 lb-2 moves vip-2 from in to out: nginx-2 held out by lb-2: the connection was refused
    03:00:40.250 lb-2 sees dns-2 settled: out
    03:00:40.250 lb-2 sees vip-2 settled: out
    03:00:40.250 lb-2 tells ana: [nginx-2] the connection was refused · 8E5T
$ heal nginx-2
$ pass 12S
    03:00:44.500 lb-2 finds nginx-2 up: passed
    03:00:44.500 lb-2 did not bring nginx-2 back: 4s left to wait (law 4: each return after a failure waits longer)
    03:00:48.500 lb-2 ends a hold: nginx-2 held out by lb-2: the connection was refused; nginx-2 is well again
    03:00:48.500 lb-2 moves vip-2 from out to in: nothing holds it
    03:00:48.750 lb-2 sees vip-2 settled: in
    03:00:49.000 lb-2 moves dns-2 from out to in: nothing holds it
    03:00:49.250 lb-2 sees dns-2 settled: in
    03:00:49.250 lb-2 closes [nginx-2] the connection was refused · 8E5T
    03:00:49.250 lb-2 tells ana: over: [nginx-2] the connection was refused · 8E5T
