nginx-2 is sick, so draining nginx-1 is refused by the law of `keep`; by force it is done, and that is recorded.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-2 timeout
$ pass 4S
    03:00:04.250 lb-1 finds nginx-2 down: timeout: it accepted the connection and did not answer in time
    03:00:04.250 lb-1 opens [nginx-2] it accepted the connection and did not answer in time · PTEY
    03:00:04.250 lb-2 finds nginx-2 down: timeout: it accepted the connection and did not answer in time
    03:00:04.250 lb-2 did not take nginx-2 out: group web keeps 1, healthy in rotation without nginx-2: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-2 opens [nginx-2] it accepted the connection and did not answer in time · BZWA
    03:00:05.000 lb-2 places a hold: nginx-2 held out by lb-2: it accepted the connection and did not answer in time
    03:00:05.000 lb-2 moves vip-2 from in to out: nginx-2 held out by lb-2: it accepted the connection and did not answer in time
    03:00:05.250 lb-2 sees vip-2 settled: out
    03:00:05.250 lb-2 tells ana: [nginx-2] it accepted the connection and did not answer in time · BZWA
    03:00:05.500 lb-1 takes over [nginx-2] it accepted the connection and did not answer in time · BZWA
$ drain lb-1 nginx-1 30M
    03:00:07.250 lb-1 answers: did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:07.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
$ pass 1S
$ drain lb-1 nginx-1 30M force
    03:00:08.500 lb-1 answers: nginx-1 held out by ana: new disk, for 30m; forced against law 2: a group is never left with fewer healthy members in rotation than it must keep
    03:00:08.500 lb-1 places a hold: nginx-1 held out by ana: new disk
    03:00:08.500 lb-1 moves vip-1 from in to out: nginx-1 held out by ana: new disk
$ pass 2S
    03:00:08.750 lb-1 sees vip-1 settled: out
    03:00:08.750 lb-1 completes a hold: nginx-1 held out by ana: new disk
    03:00:08.750 lb-2 is bound by lb-1: [nginx-1 held out by ana: new disk]
    03:00:08.750 lb-2 ends a hold: nginx-2 held out by lb-2: it accepted the connection and did not answer in time; group web must keep 1 and has 0 in rotation
    03:00:08.750 lb-2 did not take nginx-2 out: group web keeps 1, healthy in rotation without nginx-2: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:08.750 lb-2 moves vip-2 from out to in: nothing holds it
    03:00:09.000 lb-2 sees vip-2 settled: in
$ ready lb-1 nginx-1
    03:00:10.750 lb-1 answers: nginx-1 comes back into rotation
    03:00:10.750 lb-1 ends a hold: nginx-1 held out by ana: new disk; made ready by ana
    03:00:10.750 lb-1 moves vip-1 from out to in: nothing holds it
$ pass 2S
    03:00:11.000 lb-1 sees vip-1 settled: in
    03:00:11.000 lb-2 is bound by nothing of lb-1
    03:00:11.000 lb-2 places a hold: nginx-2 held out by lb-2: it accepted the connection and did not answer in time
    03:00:11.000 lb-2 moves vip-2 from in to out: nginx-2 held out by lb-2: it accepted the connection and did not answer in time
    03:00:11.250 lb-2 sees vip-2 settled: out
