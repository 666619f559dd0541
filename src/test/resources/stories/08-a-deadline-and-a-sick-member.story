The deadline of a drain passes while the member is sick: it stays out until its own probe is green.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ drain lb-1 nginx-1 5S
    03:00:03.250 lb-1 answers: nginx-1 held out by ana: new disk, for 5s
    03:00:03.250 lb-1 places a hold: nginx-1 held out by ana: new disk
    03:00:03.250 lb-1 moves vip-1 from in to out: nginx-1 held out by ana: new disk
$ pass 2S
    03:00:03.500 lb-1 sees vip-1 settled: out
    03:00:03.500 lb-1 completes a hold: nginx-1 held out by ana: new disk
    03:00:03.500 lb-2 is bound by lb-1: [nginx-1 held out by ana: new disk]
$ fail nginx-1 bad-status
$ pass 6S
    03:00:06.250 lb-1 finds nginx-1 down: bad-status: it answered with a bad status
    03:00:06.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:06.250 lb-1 opens [nginx-1] it answered with a bad status · 4MDP
    03:00:06.250 lb-2 finds nginx-1 down: bad-status: it answered with a bad status
    03:00:06.250 lb-2 opens [nginx-1] it answered with a bad status · SHZ2
    03:00:07.000 lb-1 places a hold: nginx-1 held out by lb-1: it answered with a bad status
    03:00:07.000 lb-1 tells ana: [nginx-1] it answered with a bad status · 4MDP
    03:00:07.250 lb-2 takes over [nginx-1] it answered with a bad status · 4MDP
    03:00:08.250 lb-1 did not bring nginx-1 back: nginx-1 is down (law 3: a member comes back only when its own probe is green)
$ heal nginx-1
$ pass 8S
    03:00:12.500 lb-1 finds nginx-1 up: passed
    03:00:12.500 lb-1 ends a hold: nginx-1 held out by ana: new disk; its deadline passed
    03:00:12.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:12.500 lb-2 finds nginx-1 up: passed
    03:00:12.750 lb-2 is bound by nothing of lb-1
    03:00:14.500 lb-1 ends a hold: nginx-1 held out by lb-1: it answered with a bad status; nginx-1 is well again
    03:00:14.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:14.500 lb-2 closes [nginx-1] it answered with a bad status · 4MDP
    03:00:14.750 lb-1 sees vip-1 settled: in
    03:00:14.750 lb-1 closes [nginx-1] it answered with a bad status · 4MDP
    03:00:14.750 lb-1 tells ana: over: [nginx-1] it answered with a bad status · 4MDP
    03:00:15.000 lb-2 hears that ana was told the end of 4MDP
