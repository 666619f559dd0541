The agent crashes after it remembered a move and before it made it. Started again, it finishes what it began, and
tells it once.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ crash lb-1
$ fail nginx-1 empty-reply
$ pass 3S
    03:00:04.250 lb-1 finds nginx-1 down: empty-reply: it closed the connection without a byte
    03:00:04.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-1 opens [nginx-1] it closed the connection without a byte · DX98
    03:00:04.250 lb-2 finds nginx-1 down: empty-reply: it closed the connection without a byte
    03:00:04.250 lb-2 opens [nginx-1] it closed the connection without a byte · GRVW
    03:00:05.000 lb-1 places a hold: nginx-1 held out by lb-1: it closed the connection without a byte
    03:00:05.000 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: it closed the connection without a byte
    03:00:05.000 lb-1 crashes before it moves anything
$ start lb-1
$ pass 6S
    03:00:06.250 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: it closed the connection without a byte
    03:00:06.500 lb-1 finds nginx-1 down: empty-reply: it closed the connection without a byte
    03:00:06.500 lb-1 sees vip-1 settled: out
    03:00:06.750 lb-1 finds nginx-2 up: passed
    03:00:06.750 lb-1 tells ana: [nginx-1] it closed the connection without a byte · DX98
    03:00:07.000 lb-2 takes over [nginx-1] it closed the connection without a byte · DX98
$ heal nginx-1
$ pass 8S
    03:00:13.500 lb-1 finds nginx-1 up: passed
    03:00:13.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:13.500 lb-2 finds nginx-1 up: passed
    03:00:15.500 lb-1 ends a hold: nginx-1 held out by lb-1: it closed the connection without a byte; nginx-1 is well again
    03:00:15.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:15.500 lb-2 closes [nginx-1] it closed the connection without a byte · DX98
    03:00:15.750 lb-1 sees vip-1 settled: in
    03:00:15.750 lb-1 closes [nginx-1] it closed the connection without a byte · DX98
    03:00:15.750 lb-1 tells ana: over: [nginx-1] it closed the connection without a byte · DX98
    03:00:16.000 lb-2 hears that ana was told the end of DX98
