nginx-1 closes every connection without a byte. Its agent is sure after two looks, lowers its keepalived and
tells it once what it did; when nginx is well again everything is put back and one mail ends the thread.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 empty-reply
$ pass 5S
    03:00:04.250 lb-1 finds nginx-1 down: empty-reply: it closed the connection without a byte
    03:00:04.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-1 opens [nginx-1] it closed the connection without a byte · DX98
    03:00:04.250 lb-2 finds nginx-1 down: empty-reply: it closed the connection without a byte
    03:00:04.250 lb-2 opens [nginx-1] it closed the connection without a byte · GRVW
    03:00:05.000 lb-1 places a hold: nginx-1 held out by lb-1: it closed the connection without a byte
    03:00:05.000 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: it closed the connection without a byte
    03:00:05.250 lb-1 sees vip-1 settled: out
    03:00:05.250 lb-1 tells ana: [nginx-1] it closed the connection without a byte · DX98
    03:00:05.500 lb-2 takes over [nginx-1] it closed the connection without a byte · DX98
$ heal nginx-1
$ pass 8S
    03:00:09.500 lb-1 finds nginx-1 up: passed
    03:00:09.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:09.500 lb-2 finds nginx-1 up: passed
    03:00:11.500 lb-1 ends a hold: nginx-1 held out by lb-1: it closed the connection without a byte; nginx-1 is well again
    03:00:11.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:11.500 lb-2 closes [nginx-1] it closed the connection without a byte · DX98
    03:00:11.750 lb-1 sees vip-1 settled: in
    03:00:11.750 lb-1 closes [nginx-1] it closed the connection without a byte · DX98
    03:00:11.750 lb-1 tells ana: over: [nginx-1] it closed the connection without a byte · DX98
    03:00:12.000 lb-2 hears that ana was told the end of DX98
