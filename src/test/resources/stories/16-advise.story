In mode `advise` the same decision is made, recorded and told, and nothing moves.

$ hosts advise
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 refused
$ pass 6S
    03:00:04.250 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-1 opens [nginx-1] the connection was refused · DX98
    03:00:04.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-2 opens [nginx-1] the connection was refused · GRVW
    03:00:05.000 lb-1 would have taken nginx-1 out: mode is advise (in mode advise it is only said what would be done)
    03:00:05.000 lb-1 tells ana: [nginx-1] the connection was refused · DX98
    03:00:05.250 lb-2 takes over [nginx-1] the connection was refused · DX98
$ heal nginx-1
$ pass 6S
    03:00:10.000 lb-1 did not take nginx-1 out: nginx-1 is down, in doubt (law 1: unclear or stale evidence takes nothing out)
    03:00:10.500 lb-1 finds nginx-1 up: passed
    03:00:10.500 lb-2 finds nginx-1 up: passed
    03:00:12.500 lb-1 closes [nginx-1] the connection was refused · DX98
    03:00:12.500 lb-1 tells ana: over: [nginx-1] the connection was refused · DX98
    03:00:12.500 lb-2 closes [nginx-1] the connection was refused · DX98
    03:00:12.750 lb-2 hears that ana was told the end of DX98
