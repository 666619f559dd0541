Each return after a failure waits longer, and after two acts the budget of the group is spent.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 refused
$ pass 2S
    03:00:04.250 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-1 opens [nginx-1] the connection was refused · DX98
    03:00:04.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-2 opens [nginx-1] the connection was refused · GRVW
    03:00:05.000 lb-1 places a hold: nginx-1 held out by lb-1: the connection was refused
    03:00:05.000 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was refused
$ heal nginx-1
$ pass 6S
    03:00:05.250 lb-1 sees vip-1 settled: out
    03:00:05.250 lb-1 tells ana: [nginx-1] the connection was refused · DX98
    03:00:05.500 lb-2 takes over [nginx-1] the connection was refused · DX98
    03:00:06.500 lb-1 finds nginx-1 up: passed
    03:00:06.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:06.500 lb-2 finds nginx-1 up: passed
    03:00:08.500 lb-1 ends a hold: nginx-1 held out by lb-1: the connection was refused; nginx-1 is well again
    03:00:08.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:08.500 lb-2 closes [nginx-1] the connection was refused · DX98
    03:00:08.750 lb-1 sees vip-1 settled: in
    03:00:08.750 lb-1 closes [nginx-1] the connection was refused · DX98
    03:00:08.750 lb-1 tells ana: over: [nginx-1] the connection was refused · DX98
    03:00:09.000 lb-2 hears that ana was told the end of DX98
$ fail nginx-1 refused
$ pass 2S
    03:00:12.250 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:12.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:12.250 lb-1 opens [nginx-1] the connection was refused · 9G4W
    03:00:12.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:12.250 lb-2 opens [nginx-1] the connection was refused · MNP8
    03:00:13.000 lb-1 places a hold: nginx-1 held out by lb-1: the connection was refused
    03:00:13.000 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was refused
$ heal nginx-1
$ pass 9S
    03:00:13.250 lb-1 sees vip-1 settled: out
    03:00:13.250 lb-1 tells ana: [nginx-1] the connection was refused · 9G4W
    03:00:13.500 lb-2 takes over [nginx-1] the connection was refused · 9G4W
    03:00:14.500 lb-1 finds nginx-1 up: passed
    03:00:14.500 lb-1 did not bring nginx-1 back: 4s left to wait (law 4: each return after a failure waits longer)
    03:00:14.500 lb-2 finds nginx-1 up: passed
    03:00:16.500 lb-2 closes [nginx-1] the connection was refused · 9G4W
    03:00:18.500 lb-1 ends a hold: nginx-1 held out by lb-1: the connection was refused; nginx-1 is well again
    03:00:18.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:18.750 lb-1 sees vip-1 settled: in
    03:00:18.750 lb-1 closes [nginx-1] the connection was refused · 9G4W
    03:00:18.750 lb-1 tells ana: over: [nginx-1] the connection was refused · 9G4W
    03:00:19.000 lb-2 hears that ana was told the end of 9G4W
$ fail nginx-1 refused
$ pass 5S
    03:00:23.250 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:23.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:23.250 lb-1 opens [nginx-1] the connection was refused · YJ7C
    03:00:23.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:23.250 lb-2 opens [nginx-1] the connection was refused · 3QNR
    03:00:24.000 lb-1 did not take nginx-1 out: 2 of 2 automatic acts spent in 10m (law 4: automatic acts have a budget)
    03:00:24.000 lb-1 tells ana: [nginx-1] the connection was refused · YJ7C
    03:00:24.250 lb-2 takes over [nginx-1] the connection was refused · YJ7C
$ heal nginx-1
$ pass 6S
    03:00:28.000 lb-1 did not take nginx-1 out: nginx-1 is down, in doubt (law 1: unclear or stale evidence takes nothing out)
    03:00:28.500 lb-1 finds nginx-1 up: passed
    03:00:28.500 lb-2 finds nginx-1 up: passed
    03:00:30.500 lb-1 closes [nginx-1] the connection was refused · YJ7C
    03:00:30.500 lb-1 tells ana: over: [nginx-1] the connection was refused · YJ7C
    03:00:30.500 lb-2 closes [nginx-1] the connection was refused · YJ7C
    03:00:30.750 lb-2 hears that ana was told the end of YJ7C
