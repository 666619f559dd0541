nginx is sick on both hosts, one after the other: nobody but the first is lowered, and the second stays where it is.
One critical mail says so.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 bad-status
$ pass 5S
    03:00:04.250 lb-1 finds nginx-1 down: bad-status: it answered with a bad status
    03:00:04.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-1 opens [nginx-1] it answered with a bad status · DX98
    03:00:04.250 lb-2 finds nginx-1 down: bad-status: it answered with a bad status
    03:00:04.250 lb-2 opens [nginx-1] it answered with a bad status · GRVW
    03:00:05.000 lb-1 places a hold: nginx-1 held out by lb-1: it answered with a bad status
    03:00:05.000 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: it answered with a bad status
    03:00:05.250 lb-1 sees vip-1 settled: out
    03:00:05.250 lb-1 tells ana: [nginx-1] it answered with a bad status · DX98
    03:00:05.500 lb-2 takes over [nginx-1] it answered with a bad status · DX98
$ fail nginx-2 bad-status
$ pass 6S
    03:00:09.250 lb-1 finds nginx-2 down: bad-status: it answered with a bad status
    03:00:09.250 lb-1 opens [nginx-2] it answered with a bad status · PMPG, behind group web
    03:00:09.250 lb-1 opens [web] every member is down; nobody is taken out · WM4X
    03:00:09.250 lb-1 tells ana: [web] every member is down; nobody is taken out · WM4X
    03:00:09.250 lb-2 finds nginx-2 down: bad-status: it answered with a bad status
    03:00:09.250 lb-2 did not take nginx-2 out: group web keeps 1, healthy in rotation without nginx-2: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:09.250 lb-2 opens [nginx-2] it answered with a bad status · BH44, behind group web
    03:00:09.250 lb-2 opens [web] every member is down; nobody is taken out · 5ZXB
    03:00:09.500 lb-2 takes over [web] every member is down; nobody is taken out · WM4X
$ heal nginx-2
$ pass 6S
    03:00:15.000 lb-2 did not take nginx-2 out: nginx-2 is down, in doubt (law 1: unclear or stale evidence takes nothing out)
    03:00:15.500 lb-1 finds nginx-2 up: passed
    03:00:15.500 lb-2 finds nginx-2 up: passed
    03:00:17.500 lb-1 closes [nginx-2] it answered with a bad status · PMPG
    03:00:17.500 lb-1 closes [web] every member is down; nobody is taken out · WM4X
    03:00:17.500 lb-1 tells ana: over: [web] every member is down; nobody is taken out · WM4X
    03:00:17.500 lb-2 closes [nginx-2] it answered with a bad status · BH44
    03:00:17.500 lb-2 closes [web] every member is down; nobody is taken out · WM4X
    03:00:17.750 lb-2 hears that ana was told the end of WM4X
$ heal nginx-1
$ pass 8S
    03:00:21.500 lb-1 finds nginx-1 up: passed
    03:00:21.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:21.500 lb-2 finds nginx-1 up: passed
    03:00:23.500 lb-1 ends a hold: nginx-1 held out by lb-1: it answered with a bad status; nginx-1 is well again
    03:00:23.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:23.500 lb-2 closes [nginx-1] it answered with a bad status · DX98
    03:00:23.750 lb-1 sees vip-1 settled: in
    03:00:23.750 lb-1 closes [nginx-1] it answered with a bad status · DX98
    03:00:23.750 lb-1 tells ana: over: [nginx-1] it answered with a bad status · DX98
    03:00:24.000 lb-2 hears that ana was told the end of DX98
